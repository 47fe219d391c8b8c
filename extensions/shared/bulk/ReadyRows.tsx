import {
  Button,
  Checkbox,
  Flex,
  LoadingButton,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';
import type { BulkRow, BulkRun } from '../../../src/contract/bulk.ts';
import { useFormat } from '../format/use-format.ts';
import { listed } from '../format/words.ts';
import { createWords } from './bulk-words.ts';
import { GroupFrame } from './GroupFrame.tsx';

export interface Choosing {
  /** Deals that are ready and that the person has left out. */
  leftOut: ReadonlySet<string>;
  toggle: (dealId: string) => void;
  onPreview: (dealId: string) => void;
  onStart: (deals: string[]) => void;
  isDeciding: boolean;
}

interface ReadyRowsProps extends Choosing {
  run: BulkRun;
}

/** What can be billed, each to be left out or looked at first, and the button that bills it. */
export const ReadyRows = ({ run, ...choosing }: ReadyRowsProps) => (
  <GroupFrame run={run} group="ready" title={`Ready (${run.counts.ready})`}>
    {(shown) => (
      <>
        <Start run={run} shown={shown} {...choosing} />
        <ReadyTable rows={shown.rows} {...choosing} />
      </>
    )}
  </GroupFrame>
);

const ReadyTable = ({ rows, ...choosing }: Choosing & { rows: BulkRow[] }) => (
  <Table density="condensed" flush>
    <TableHead>
      <TableRow>
        <TableHeader>Deal</TableHeader>
        <TableHeader align="right" width="min">
          Total
        </TableHeader>
        <TableHeader width="min">To do</TableHeader>
      </TableRow>
    </TableHead>
    <TableBody>
      {rows.map((row) => (
        <Row key={row.deal.id} row={row} {...choosing} />
      ))}
    </TableBody>
  </Table>
);

const Row = ({ row, leftOut, toggle, onPreview }: Choosing & { row: BulkRow }) => {
  const { money } = useFormat();
  const { id, name } = row.deal;
  return (
    <TableRow>
      <TableCell>
        <Checkbox name={`deal-${id}`} checked={!leftOut.has(id)} onChange={() => toggle(id)}>
          {name ?? `Deal ${id}`}
        </Checkbox>
        <Text variant="microcopy">{[row.customer, row.role].filter(Boolean).join(' · ')}</Text>
      </TableCell>
      <TableCell align="right" width="min">
        {row.total && row.currency && money(row.total, row.currency)}
      </TableCell>
      <TableCell align="right" width="min">
        <Button size="xs" onClick={() => onPreview(id)}>
          Preview
        </Button>
      </TableCell>
    </TableRow>
  );
};

interface StartProps extends Choosing {
  run: BulkRun;
  /** With the ids of all that is ready, and what they come to. */
  shown: BulkRun;
}

const Start = ({ run, shown, leftOut, onStart, isDeciding }: StartProps) => {
  const { money } = useFormat();
  const chosen = shown.ready.filter((dealId) => !leftOut.has(dealId));
  const sums = shown.totals.map(({ currency, ready }) => money(ready, currency));
  return (
    <Flex direction="column" gap="xs">
      {run.may.start ? (
        <Flex align="center" gap="sm">
          <LoadingButton
            variant={run.may.retry ? 'secondary' : 'primary'}
            loading={isDeciding}
            disabled={chosen.length === 0}
            onClick={() => onStart(chosen)}
          >
            {createWords(chosen.length, run.status)}
          </LoadingButton>
          <Text variant="microcopy">{`${listed(sums)} ready in all, with tax`}</Text>
        </Flex>
      ) : (
        run.whyNot && <Text>{run.whyNot}</Text>
      )}
    </Flex>
  );
};
