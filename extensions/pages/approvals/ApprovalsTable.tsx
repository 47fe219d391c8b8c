import {
  Link,
  StatusTag,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
  useExtensionContext,
} from '@hubspot/ui-extensions';
import type { QueuedApproval } from '../../../src/contract/approval-queue.ts';
import type { Problem } from '../../../src/contract/envelope.ts';
import { useFormat } from '../../shared/format/use-format.ts';
import { useNow } from '../../shared/format/use-now.ts';
import { ago } from '../../shared/format/words.ts';
import { recordHref } from '../issues/issue-words.ts';
import { ApprovalButton } from './ApprovalButton.tsx';
import { askedWords, decisionWords, stateWords } from './approval-words.ts';

interface ApprovalsTableProps {
  rows: QueuedApproval[];
  look: () => Promise<Problem | null>;
}

/** The queue, one invoice a row: which, whose, how much, who asked, since when, and what to look at. */
export const ApprovalsTable = ({ rows, look }: ApprovalsTableProps) => (
  <Table density="condensed">
    <TableHead>
      <TableRow>
        <TableHeader width="min">Invoice</TableHeader>
        <TableHeader>Deal</TableHeader>
        <TableHeader align="right" width="min">
          Total
        </TableHeader>
        <TableHeader width="min">Submitted</TableHeader>
        <TableHeader width="max">To look at</TableHeader>
        <TableHeader width="min">To do</TableHeader>
      </TableRow>
    </TableHead>
    <TableBody>
      {rows.map((row) => (
        <Row key={row.approvalId} row={row} look={look} />
      ))}
    </TableBody>
  </Table>
);

const Row = ({ row, look }: { row: QueuedApproval; look: ApprovalsTableProps['look'] }) => {
  const { money } = useFormat();
  const now = useNow();
  const { portal } = useExtensionContext<'pages'>();
  const deal = { objectTypeId: '0-3', objectId: row.deal.id };
  return (
    <TableRow>
      <TableCell width="min">
        <Text format={{ fontWeight: 'demibold' }}>{row.invoice.number || 'No number'}</Text>
        {row.state !== 'waiting' && (
          <StatusTag variant={stateWords[row.state].variant}>{stateWords[row.state].label}</StatusTag>
        )}
      </TableCell>
      <TableCell>
        <Link href={recordHref(portal.id, deal)}>{row.deal.name || `Deal ${row.deal.id}`}</Link>
        <Text variant="microcopy">{row.customer}</Text>
      </TableCell>
      <TableCell align="right" width="min">
        {money(row.invoice.total, row.invoice.currency)}
      </TableCell>
      <TableCell width="min">
        <Text>{ago(row.askedAt, now)}</Text>
        <Text variant="microcopy">{`by ${askedWords(row)}`}</Text>
      </TableCell>
      <TableCell>
        <ToLookAt row={row} />
      </TableCell>
      <TableCell width="min">
        <ApprovalButton row={row} look={look} />
      </TableCell>
    </TableRow>
  );
};

const ToLookAt = ({ row }: { row: QueuedApproval }) => {
  const decided = decisionWords(row);
  const { warnings } = row;
  if (decided) return <Text>{decided}</Text>;
  return (
    <>
      {row.note && <Text>{`“${row.note}”`}</Text>}
      {warnings[0] && <Text>{warnings[0]}</Text>}
      {warnings.length > 1 && <Text variant="microcopy">{`and ${warnings.length - 1} more`}</Text>}
    </>
  );
};
