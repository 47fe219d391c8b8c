import { Flex, Heading, Text } from '@hubspot/ui-extensions';
import type { RecordCard } from '../../../src/contract/record-card.ts';
import { count } from '../format/words.ts';
import { InvoiceButton } from '../invoice/InvoiceButton.tsx';
import { DocumentsButton } from './DocumentsButton.tsx';
import { DocumentsTable } from './DocumentsTable.tsx';

/** The open invoices that matter most, the oldest overdue first, and the way to all documents (C20, C37). */
export const OpenDocuments = ({ documents }: { documents: NonNullable<RecordCard['openDocuments']> }) => {
  const { rows, total } = documents;
  const more = total - rows.length;
  return (
    <Flex direction="column" gap="sm">
      <Flex justify="between" align="center">
        <Heading>Open invoices</Heading>
        <DocumentsButton />
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
