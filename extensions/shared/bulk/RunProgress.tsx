import { Alert, Button, Flex, LoadingButton, ProgressBar, Text } from '@hubspot/ui-extensions';
import type { BulkRun } from '../../../src/contract/bulk.ts';
import { useFormat } from '../format/use-format.ts';
import { count } from '../format/words.ts';
import type { WatchedRun } from './use-run.ts';

const VENDORS = { xero: 'Xero', hubspot: 'HubSpot' };

type RunProgressProps = Pick<WatchedRun, 'refused' | 'isDeciding' | 'retry' | 'stop'> & { run: BulkRun };

/** How far the run has come, what keeps it waiting, and what may be decided about all of it. */
export const RunProgress = ({ run, refused, isDeciding, retry, stop }: RunProgressProps) => {
  const { state, problem, may, counts } = run;
  return (
    <Flex direction="column" gap="sm">
      {refused && (
        <Alert variant="danger" title={refused.message}>
          {refused.fix && <Text>{refused.fix}</Text>}
        </Alert>
      )}
      {problem && state !== 'running' && (
        <Alert variant="warning" title={problem.message}>
          <Text>{problem.fix}</Text>
        </Alert>
      )}
      {state !== 'planned' && <Bar run={run} />}
      {(state === 'planning' || state === 'running') && <GoesOn run={run} />}
      {(may.retry || may.stop) && (
        <Flex gap="sm">
          {may.retry && (
            <LoadingButton variant="primary" loading={isDeciding} onClick={retry}>
              {`Try the ${counts.failed} again`}
            </LoadingButton>
          )}
          {may.stop && (
            <Button disabled={isDeciding} onClick={stop}>
              Stop
            </Button>
          )}
        </Flex>
      )}
    </Flex>
  );
};

const Bar = ({ run: { state, progress, counts } }: { run: BulkRun }) => {
  const { done, of } = progress;
  const isPlanning = state === 'planning';
  const failed = counts.failed ? `, ${counts.failed} failed` : '';
  const checking = counts.checking ? `, ${counts.checking} being checked` : '';
  const ended = `${counts.done} of ${of} in Xero${failed}${checking}`;
  return (
    <ProgressBar
      title={isPlanning ? 'Looking at the deals' : 'Invoices'}
      value={done}
      maxValue={Math.max(1, of)}
      valueDescription={isPlanning ? `${done} of ${count(of, 'deal')}` : ended}
      {...(counts.failed ? { variant: 'warning' as const } : {})}
    />
  );
};

const GoesOn = ({ run: { held } }: { run: BulkRun }) => {
  const { moment } = useFormat();
  return (
    <>
      {held && <Text>{`${VENDORS[held.by]} takes no more calls just now. It goes on by ${moment(held.until)}.`}</Text>}
      <Text variant="microcopy">You can close this: it goes on, and is found again under Bulk invoices.</Text>
    </>
  );
};
