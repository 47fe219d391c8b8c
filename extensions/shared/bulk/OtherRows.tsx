import {
  Button,
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
import type { BulkRow, BulkRun } from '../../../src/contract/bulk.ts';
import { useFormat } from '../format/use-format.ts';
import { dealHref, standingWords } from './bulk-words.ts';
import { GroupFrame } from './GroupFrame.tsx';

interface NeedingRowsProps {
  run: BulkRun;
  /** Plans these deals again. */
  onCheckAgain: (deals: string[]) => void;
  isPlanning: boolean;
}

/** What somebody has to put right first, with how; and planned again once that is done. */
export const NeedingRows = ({ run, onCheckAgain, isPlanning }: NeedingRowsProps) => (
  <GroupFrame run={run} group="needs_you" title={`Needs you (${run.counts.needs_you})`}>
    {(shown) => (
      <>
        <WordsTable rows={shown.rows} />
        {run.isOwn && (
          <Button disabled={isPlanning} onClick={() => onCheckAgain(shown.needsYou)}>
            Check these again
          </Button>
        )}
      </>
    )}
  </GroupFrame>
);

/** What cannot be billed, and why. */
export const ImpossibleRows = ({ run }: { run: BulkRun }) => (
  <GroupFrame run={run} group="cannot" title={`Cannot be billed (${run.counts.cannot})`}>
    {(shown) => <WordsTable rows={shown.rows} />}
  </GroupFrame>
);

/** What was chosen, and what came of it. */
export const ResultRows = ({ run }: { run: BulkRun }) => (
  <GroupFrame run={run} group="results" title="Results">
    {(shown) => (
      <Table density="condensed" flush>
        <TableHead>
          <TableRow>
            <TableHeader>Deal</TableHeader>
            <TableHeader align="right" width="min">
              Total
            </TableHeader>
            <TableHeader>What came of it</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {shown.rows.map((row) => (
            <Result key={row.deal.id} row={row} />
          ))}
        </TableBody>
      </Table>
    )}
  </GroupFrame>
);

const Result = ({ row }: { row: BulkRow }) => {
  const { money } = useFormat();
  const { label, variant } = standingWords[row.state];
  return (
    <TableRow>
      <DealCell row={row} />
      <TableCell align="right" width="min">
        {row.total && row.currency && money(row.total, row.currency)}
      </TableCell>
      <TableCell>
        <StatusTag variant={variant}>{label}</StatusTag>
        {row.invoice && <InvoiceLink invoice={row.invoice} />}
        <Words row={row} />
      </TableCell>
    </TableRow>
  );
};

const InvoiceLink = ({ invoice: { number, xeroUrl } }: { invoice: NonNullable<BulkRow['invoice']> }) => {
  const words = number || 'No number';
  return xeroUrl === null ? <Text>{words}</Text> : <Link href={{ url: xeroUrl, external: true }}>{words}</Link>;
};

const WordsTable = ({ rows }: { rows: BulkRow[] }) => (
  <Table density="condensed" flush>
    <TableHead>
      <TableRow>
        <TableHeader>Deal</TableHeader>
        <TableHeader>Why, and what to do</TableHeader>
      </TableRow>
    </TableHead>
    <TableBody>
      {rows.map((row) => (
        <TableRow key={row.deal.id}>
          <DealCell row={row} />
          <TableCell>
            <Words row={row} />
          </TableCell>
        </TableRow>
      ))}
    </TableBody>
  </Table>
);

const DealCell = ({ row: { deal, customer, role } }: { row: BulkRow }) => {
  const { portal } = useExtensionContext();
  return (
    <TableCell>
      {deal.name === null ? (
        <Text>{`Deal ${deal.id}`}</Text>
      ) : (
        <Link href={dealHref(portal.id, deal.id)}>{deal.name || `Deal ${deal.id}`}</Link>
      )}
      <Text variant="microcopy">{[customer, role].filter(Boolean).join(' · ')}</Text>
    </TableCell>
  );
};

const Words = ({ row: { words, fix } }: { row: BulkRow }) => (
  <>
    {words && <Text>{words}</Text>}
    {fix && <Text variant="microcopy">{fix}</Text>}
  </>
);
