import {
  Checkbox,
  Flex,
  Link,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
  useExtensionContext,
} from '@hubspot/ui-extensions';
import type { UnbilledRow } from '../../../src/contract/unbilled.ts';
import { isZero } from '../../shared/format/amounts.ts';
import { useFormat } from '../../shared/format/use-format.ts';
import { count } from '../../shared/format/words.ts';
import { recordHref } from '../issues/issue-words.ts';
import { Fix } from './Fix.tsx';
import { Heed, IgnoreButton } from './Ignore.tsx';
import { ignoringWords, reasonWords } from './unbilled-words.ts';
import { mayBeChosen, type Choosing } from './use-chosen.ts';
import type { Look } from './use-unbilled.ts';

interface RowProps {
  row: UnbilledRow;
  look: Look;
  /** Null: no row of the page can be chosen. */
  choosing: Choosing | null;
}

interface TableProps extends Omit<RowProps, 'row'> {
  rows: UnbilledRow[];
}

/** The deals, one a row: whose, since when it is won, how much is billed and left, why, and what to do. */
export const UnbilledTable = ({ rows, look, choosing }: TableProps) => (
  <Table density="condensed">
    <TableHead>
      <TableRow>
        {choosing && <TableHeader width="min">Choose</TableHeader>}
        <TableHeader>Deal</TableHeader>
        <TableHeader width="min">Won</TableHeader>
        <TableHeader width="min" align="right">
          Deal amount
        </TableHeader>
        <TableHeader width="min" align="right">
          Billed
        </TableHeader>
        <TableHeader width="min" align="right">
          Left
        </TableHeader>
        <TableHeader>Why</TableHeader>
        <TableHeader width="min">To do</TableHeader>
      </TableRow>
    </TableHead>
    <TableBody>
      {rows.map((row) => (
        <Row key={row.dealId} {...{ row, look, choosing }} />
      ))}
    </TableBody>
  </Table>
);

const DEAL = '0-3';

const Row = ({ row, look, choosing }: RowProps) => {
  const { portal } = useExtensionContext<'pages'>();
  const { money } = useFormat();
  // What something was just done about is not done again together with others.
  const lookAgain: Look = () => {
    choosing?.set([row], false);
    return look();
  };
  return (
    <TableRow>
      {choosing && <TableCell width="min">{mayBeChosen(row) && <Choose {...{ row, choosing }} />}</TableCell>}
      <TableCell>
        <Link href={recordHref(portal.id, { objectTypeId: DEAL, objectId: row.dealId })}>{row.name}</Link>
        <Text variant="microcopy">{row.customer ?? 'No company and no contact'}</Text>
        <Text variant="microcopy">{row.owner ?? 'Nobody’s'}</Text>
      </TableCell>
      <TableCell width="min">
        <Won row={row} />
      </TableCell>
      <TableCell width="min" align="right">
        {row.amount === null ? 'No amount' : money(row.amount, row.currency)}
      </TableCell>
      <TableCell width="min" align="right">
        {money(row.billed, row.currency)}
      </TableCell>
      <TableCell width="min" align="right">
        <Left row={row} />
      </TableCell>
      <TableCell>
        <Why row={row} />
      </TableCell>
      <TableCell width="min">
        <Flex direction="column" gap="xs">
          <Fix row={row} look={lookAgain} />
          {row.mayIgnore &&
            (row.ignoring?.state === 'stands' ? (
              <Heed row={row} look={lookAgain} />
            ) : (
              <IgnoreButton row={row} look={lookAgain} />
            ))}
        </Flex>
      </TableCell>
    </TableRow>
  );
};

const Choose = ({ row, choosing }: { row: UnbilledRow; choosing: Choosing }) => (
  <Checkbox
    name={`choose-${row.dealId}`}
    aria-label={`Choose ${row.name}`}
    checked={choosing.isChosen(row.dealId)}
    onChange={(isOn) => choosing.set([row], isOn)}
  />
);

const Won = ({ row: { wonOn, days } }: { row: UnbilledRow }) => {
  const { date } = useFormat();
  if (wonOn === null || days === null) return <Text>No close date</Text>;
  return (
    <>
      <Text>{days === 0 ? 'today' : `${count(days, 'day')} ago`}</Text>
      <Text variant="microcopy">{date(wonOn)}</Text>
    </>
  );
};

/** What is left, and how much of it counts where that is not the same. */
const Left = ({ row: { left, open, inDrafts, currency } }: { row: UnbilledRow }) => {
  const { money } = useFormat();
  return (
    <>
      <Text>{left === null ? '–' : money(left, currency)}</Text>
      {open !== null && open !== left && <Text variant="microcopy">{`${money(open, currency)} due`}</Text>}
      {!isZero(inDrafts) && <Text variant="microcopy">{`${money(inDrafts, currency)} in drafts`}</Text>}
    </>
  );
};

const Why = ({ row }: { row: UnbilledRow }) => {
  const format = useFormat();
  return (
    <>
      <Text>{reasonWords(row, format).join(' ')}</Text>
      {row.untied !== null && (
        <Text variant="microcopy">
          {`${row.untied || 'An invoice'} of this customer comes to the same and belongs to no deal: is it the one?`}
        </Text>
      )}
      {row.obstacle && <Text variant="microcopy">{`First: ${row.obstacle.message} ${row.obstacle.fix}`}</Text>}
      {ignoringWords(row, format).map((words) => (
        <Text key={words} variant="microcopy">
          {words}
        </Text>
      ))}
    </>
  );
};
