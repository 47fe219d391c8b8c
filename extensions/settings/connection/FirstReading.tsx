import { Flex, LoadingButton, ProgressBar, Text } from '@hubspot/ui-extensions';
import type { ConnectionSettings } from '../../../src/contract/settings.ts';
import { useFormat } from '../../shared/format/use-format.ts';
import { ChangeProblem } from '../service/ChangeProblem.tsx';
import { useChange, type Look } from '../service/use-change.ts';
import { amountWords, timeLeftWords, type Reading } from './reading-words.ts';

interface FirstReadingProps {
  connection: ConnectionSettings;
  reading: Reading;
  look: Look;
}

/** How far a first reading has come, what is useful already, and the way to stop it and go on. */
export const FirstReading = ({ connection: { tenantId, organisation }, reading, look }: FirstReadingProps) => {
  const change = useChange('/settings/reading', look);
  const { stopped, streams } = reading;
  const steer = (): void =>
    void change.run(
      { tenantId, do: stopped ? 'go_on' : 'stop' },
      stopped ? `${organisation} is read on.` : `${organisation} is not read any further for now.`,
    );
  return (
    <Flex direction="column" gap="sm">
      <Useful reading={reading} />
      {streams
        .filter(({ state }) => state === 'reading')
        .map((stream) => (
          <ProgressBar
            key={stream.name}
            title={`Reading ${stream.name}`}
            value={stream.rows}
            maxValue={Math.max(stream.expected ?? stream.rows, 1)}
            valueDescription={[amountWords(stream), timeLeftWords(stream)].filter(Boolean).join(', ')}
          />
        ))}
      <Text variant="microcopy">{doneWords(streams)}</Text>
      <Flex>
        <LoadingButton loading={change.state.at === 'running'} size="sm" onClick={steer}>
          {stopped ? 'Go on reading' : 'Stop reading'}
        </LoadingButton>
      </Flex>
      <ChangeProblem state={change.state} />
    </Flex>
  );
};

/** The newest come first, so that the cards are of use long before the end. */
const Useful = ({ reading: { stopped, streams } }: { reading: Reading }) => {
  const { moment } = useFormat();
  const invoices = streams.find(({ name }) => name === 'invoices');
  const there =
    invoices?.state === 'done'
      ? 'The cards show all invoices already.'
      : invoices?.reached
        ? `The cards show invoices that were changed since ${moment(invoices.reached)} already.`
        : 'The cards show nothing of it yet.';
  return (
    <Text>
      {there}{' '}
      {stopped
        ? 'The reading is stopped: figures are not complete, and only changes that Xero tells of are added.'
        : 'Figures are complete when everything is read.'}
    </Text>
  );
};

function doneWords(streams: Reading['streams']): string {
  const done = streams.filter(({ state }) => state === 'done').map(({ name }) => name);
  return `${done.length} of ${streams.length} lists are read${done.length > 0 ? `: ${done.join(', ')}` : ''}.`;
}
