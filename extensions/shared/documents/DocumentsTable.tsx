import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow, Text } from '@hubspot/ui-extensions';
import type { ReactNode } from 'react';
import type { DocumentRow } from '../../../src/contract/documents.ts';
import { useFormat } from '../format/use-format.ts';
import { count } from '../format/words.ts';
import { tablePages, type Paging } from '../pages/table-pages.ts';
import { DocumentState } from './DocumentState.tsx';
import { kindLabels } from './document-words.ts';

interface DocumentsTableProps {
  rows: readonly DocumentRow[];
  /** What stands for the document and opens it. */
  opener: (row: DocumentRow) => ReactNode;
  paging?: Paging;
}

/** Documents, one a row: which, when due or how late, what is still due, how it stands. */
export const DocumentsTable = ({ rows, opener, paging }: DocumentsTableProps) => (
  <Table density="condensed" flush {...tablePages(paging)}>
    <TableHead>
      <TableRow>
        <TableHeader>Document</TableHeader>
        <TableHeader width="min">Due</TableHeader>
        <TableHeader align="right" width="min">
          Still due
        </TableHeader>
        <TableHeader width="min">Status</TableHeader>
      </TableRow>
    </TableHead>
    <TableBody>
      {rows.map((row) => (
        <DocumentLine key={row.id} row={row} opener={opener(row)} />
      ))}
    </TableBody>
  </Table>
);

const DocumentLine = ({ row, opener }: { row: DocumentRow; opener: ReactNode }) => {
  const { date } = useFormat();
  return (
    <TableRow>
      <TableCell>
        {opener}
        <Text variant="microcopy">{[date(row.date), row.reference].filter(Boolean).join(' · ')}</Text>
      </TableCell>
      <TableCell width="min">
        <Due row={row} />
      </TableCell>
      <TableCell align="right" width="min">
        <StillDue row={row} />
      </TableCell>
      <TableCell width="min">
        <DocumentState state={row.state} />
      </TableCell>
    </TableRow>
  );
};

const Due = ({ row }: { row: DocumentRow }) => {
  const { date } = useFormat();
  if (row.kind !== 'invoice') return <Text>{kindLabels[row.kind]}</Text>;
  if (!row.dueDate) return <Text>No due date</Text>;
  if (row.daysOverdue === 0) return <Text>{date(row.dueDate)}</Text>;
  return (
    <>
      <Text format={{ fontWeight: 'demibold' }}>{count(row.daysOverdue, 'day')} late</Text>
      <Text variant="microcopy">Due {date(row.dueDate)}</Text>
    </>
  );
};

/** What is to be paid of an invoice, or left of money held; with the whole where it is not all. */
const StillDue = ({ row: { kind, amountDue, total, currency } }: { row: DocumentRow }) => {
  const { money } = useFormat();
  return (
    <>
      <Text>
        {money(amountDue, currency)}
        {kind === 'invoice' ? '' : ' in credit'}
      </Text>
      {amountDue !== total && <Text variant="microcopy">of {money(total, currency)}</Text>}
    </>
  );
};
