import {
  Accordion,
  Alert,
  Flex,
  Heading,
  ProgressBar,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
  Tile,
} from '@hubspot/ui-extensions';
import type { CallUsage } from '../../../src/contract/calls.ts';
import { useFormat } from '../../shared/format/use-format.ts';
import { count } from '../../shared/format/words.ts';

/** The calls to one vendor today, and in the last days. */
export const Usage = ({ usage }: { usage: CallUsage }) => {
  const { number } = useFormat();
  const { name, live, background, day, waiting } = usage;
  return (
    <Tile>
      <Flex direction="column" gap="sm">
        <Heading>{name}</Heading>
        {day ? <Day name={name} day={day} /> : <Undated usage={usage} />}
        <Text variant="microcopy">
          Since midnight (UTC): {number(String(live))} for people and changes, {number(String(background))} by
          background work. {waiting === 0 ? 'Nothing waits.' : `${count(waiting, 'reading')} waiting.`}
        </Text>
        <Days days={usage.days} />
      </Flex>
    </Tile>
  );
};

type Today = NonNullable<CallUsage['day']>;

const variants = { open: 'success', held: 'warning', spent: 'danger' } as const;

const Day = ({ name, day }: { name: string; day: Today }) => {
  const { number, moment } = useFormat();
  const { used, limit, stopsAt, state, toldAt, runsOutAt } = day;
  const amount = `${number(String(used))} of ${number(String(limit))}`;
  return (
    <>
      <ProgressBar
        title="Calls used today"
        value={used}
        maxValue={limit}
        variant={variants[state]}
        valueDescription={`${amount}, background work stops at ${number(String(stopsAt))}`}
      />
      {state !== 'open' && <Scarce name={name} state={state} />}
      <Text variant="microcopy">
        As Xero said on {moment(toldAt)}; it does not say when the day of {name} begins.{' '}
        {runsOutAt ? `At today’s pace nothing is left from ${moment(runsOutAt)} on.` : ''}
      </Text>
    </>
  );
};

const Scarce = ({ name, state }: { name: string; state: 'held' | 'spent' }) =>
  state === 'spent' ? (
    <Alert variant="danger" title={`Xero takes no more calls for ${name} today`}>
      <Text>Invoices wait and are sent by themselves when it does again. The cards show what was read last.</Text>
    </Alert>
  ) : (
    <Alert variant="warning" title="Background work waits">
      <Text>
        What is left is kept for people: invoices are created, and changes that Xero tells of are read. Readings go on
        by themselves when there are more calls.
      </Text>
    </Alert>
  );

/** A vendor without a limit of a day, or one that has not told it yet. */
const Undated = ({ usage: { tenantId, live, background } }: { usage: CallUsage }) => {
  const { number } = useFormat();
  const made = `${number(String(live + background))} ${live + background === 1 ? 'call' : 'calls'} today.`;
  return (
    <Text>
      {made} {tenantId === '' ? 'HubSpot has no limit of a day.' : 'Xero has not said yet how many are left.'}
    </Text>
  );
};

const Days = ({ days }: Pick<CallUsage, 'days'>) => {
  const { number, date } = useFormat();
  const sum = days.reduce((total, { calls }) => total + calls, 0);
  return (
    <Accordion title={`The last ${days.length} days: ${number(String(sum))} calls`} size="sm">
      <Table>
        <TableHead>
          <TableRow>
            <TableHeader>Day (UTC)</TableHeader>
            <TableHeader>Calls</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {days.toReversed().map(({ day, calls }) => (
            <TableRow key={day}>
              <TableCell>{date(day)}</TableCell>
              <TableCell>{number(String(calls))}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Accordion>
  );
};
