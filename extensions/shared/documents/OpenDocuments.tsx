import { Flex, Heading, Inline, Text } from '@hubspot/ui-extensions';
import type { History, RecordCard } from '../../../src/contract/record-card.ts';
import { count } from '../format/words.ts';
import { HistoryButton } from '../history/HistoryButton.tsx';
import { InvoiceButton } from '../invoice/InvoiceButton.tsx';
import { DocumentsButton } from './DocumentsButton.tsx';
import { DocumentsTable } from './DocumentsTable.tsx';

interface OpenDocumentsProps {
  documents: NonNullable<RecordCard['openDocuments']>;
  history: readonly History[];
}

/** The open invoices that matter most, the oldest overdue first, and the way to all documents (C20, C37). */
export const OpenDocuments = ({ documents, history }: OpenDocumentsProps) => {
  const { rows, total } = documents;
  const more = total - rows.length;
  return (
    <Flex direction="column" gap="sm">
      <Flex justify="between" align="center">
        <Heading>Open invoices</Heading>
        <Inline gap="sm">
          <HistoryButton history={history} />
          <DocumentsButton />
        </Inline>
      </Flex>
      {rows.length === 0 ? (
        <Text>No invoice is open.</Text>
      ) : (
        <DocumentsTable rows={rows} opener={(row) => <InvoiceButton row={row} />} />
      )}
      {more > 0 && <Text variant="microcopy">and {count(more, 'more open invoice')}</Text>}
    </Flex>
  );
};
