import {
  Button,
  StatusTag,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';
import type { BulkRunHead } from '../../../src/contract/bulk.ts';
import { useNow } from '../format/use-now.ts';
import { ago, count } from '../format/words.ts';
import { runTags, runWords } from './bulk-words.ts';

interface RunsTableProps {
  runs: BulkRunHead[];
  onOpen: (runId: string) => void;
}

const dealsIn = ({ counts }: BulkRunHead): number => Object.values(counts).reduce((sum, rows) => sum + rows, 0);

/** Runs, one a row: when, whose, how many deals, how they stand. */
export const RunsTable = ({ runs, onOpen }: RunsTableProps) => {
  const now = useNow();
  return (
    <Table density="condensed">
      <TableHead>
        <TableRow>
          <TableHeader>Planned</TableHeader>
          <TableHeader>Deals</TableHeader>
          <TableHeader>How it stands</TableHeader>
          <TableHeader width="min">To do</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {runs.map((run) => (
          <TableRow key={run.runId}>
            <TableCell>
              <Text>{ago(run.createdAt, now)}</Text>
              <Text variant="microcopy">{run.isOwn ? 'by you' : `by ${run.by}`}</Text>
            </TableCell>
            <TableCell>{count(dealsIn(run), 'deal')}</TableCell>
            <TableCell>
              <StatusTag variant={runTags[run.state].variant}>{runTags[run.state].label}</StatusTag>
              <Text variant="microcopy">{runWords(run)}</Text>
            </TableCell>
            <TableCell align="right" width="min">
              <Button size="xs" onClick={() => onOpen(run.runId)}>
                Open
              </Button>
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
};
