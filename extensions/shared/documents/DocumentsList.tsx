import { Button, Flex, Text } from '@hubspot/ui-extensions';
import type { DocumentRow, DocumentsPage } from '../../../src/contract/documents.ts';
import { count } from '../format/words.ts';
import type { Loaded } from '../service/use-answer.ts';
import { Failed } from '../states/Failed.tsx';
import { Loading } from '../states/Loading.tsx';
import { DocumentFilters } from './DocumentFilters.tsx';
import { DocumentsTable } from './DocumentsTable.tsx';
import { nameOf } from './document-words.ts';
import type { Documents } from './use-documents.ts';

interface DocumentsListProps {
  documents: Documents;
  onOpen: (invoice: DocumentRow) => void;
}

const lastPage = (state: Loaded<DocumentsPage>): DocumentsPage | null => {
  if (state.status === 'ready') return state.value;
  return state.status === 'loading' ? state.before : null;
};

/** All documents of the customer, narrowed as chosen (C37, C46). */
export const DocumentsList = ({ documents, onOpen }: DocumentsListProps) => (
  <Flex direction="column" gap="sm">
    <DocumentFilters
      choice={documents.choice}
      years={lastPage(documents.state)?.years ?? []}
      onChoose={documents.choose}
    />
    <Rows documents={documents} onOpen={onOpen} />
  </Flex>
);

const Rows = ({ documents: { state, reload, choose }, onOpen }: DocumentsListProps) => {
  if (state.status === 'loading') return <Loading label="Fetching documents" />;
  if (state.status === 'failed') return <Failed problem={state.problem} onRetry={reload} />;
  const { rows, page, pageCount, total } = state.value;
  if (rows.length === 0) return <Text>No document is like that. Choose another state or year.</Text>;
  return (
    <>
      <Text variant="microcopy">{count(total, 'document')}</Text>
      <DocumentsTable
        rows={rows}
        opener={(row) => <RowOpener row={row} onOpen={onOpen} />}
        paging={{ page, pageCount, onPage: (next) => choose({ page: next }) }}
      />
    </>
  );
};

const RowOpener = ({ row, onOpen }: { row: DocumentRow; onOpen: (invoice: DocumentRow) => void }) =>
  row.kind === 'invoice' ? (
    <Button variant="transparent" size="xs" onClick={() => onOpen(row)}>
      {nameOf(row)}
    </Button>
  ) : (
    <Text>{nameOf(row)}</Text>
  );
