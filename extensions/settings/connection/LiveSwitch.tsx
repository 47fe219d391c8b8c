import { Alert, Button, Flex, LoadingButton, Text, Toggle } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { ConnectionSettings } from '../../../src/contract/settings.ts';
import { useFormat } from '../../shared/format/use-format.ts';
import { ChangeProblem } from '../service/ChangeProblem.tsx';
import { useChange, type Look } from '../service/use-change.ts';
import { obstacleToLive } from './connection-words.ts';

interface LiveSwitchProps {
  connection: ConnectionSettings;
  /** Whether its confirmation may be the page's one primary button. */
  isFirst: boolean;
  look: Look;
}

/** Whether invoices are written to the organisation. Off at once; on only after a second thought (C95). */
export const LiveSwitch = ({ connection, isFirst, look }: LiveSwitchProps) => {
  const { tenantId, organisation, live } = connection;
  const { state, run } = useChange('/settings/live', look);
  const [isAsking, setAsking] = useState(false);
  const obstacle = live.on ? null : obstacleToLive(connection);
  const isRunning = state.at === 'running';

  const toggle = (on: boolean): void => {
    if (on) setAsking(true);
    else if (live.on) void run({ tenantId, live: false }, `Nothing is written to ${organisation} any more.`);
    else setAsking(false);
  };
  const confirm = async (): Promise<void> => {
    await run({ tenantId, live: true }, `Invoices are now written to ${organisation}.`);
    setAsking(false);
  };
  return (
    <Flex direction="column" gap="sm">
      <Toggle
        name={`live-${tenantId}`}
        label={`Write invoices to ${organisation}`}
        labelDisplay="top"
        checked={isAsking || live.on}
        readOnly={isRunning || obstacle !== null}
        onChange={toggle}
      />
      <Text variant="microcopy">{obstacle ?? <LiveWords connection={connection} />}</Text>
      {isAsking && (
        <Alert variant="warning" title={`From now on invoices are written to ${organisation}`}>
          <Flex direction="column" gap="sm">
            <Text>
              Whoever may create invoices can then do so from a deal. Nothing is created by itself, and every click asks
              first.
            </Text>
            <Flex gap="sm">
              <LoadingButton variant={isFirst ? 'primary' : 'secondary'} loading={isRunning} onClick={confirm}>
                Switch live
              </LoadingButton>
              <Button onClick={() => setAsking(false)}>Not yet</Button>
            </Flex>
          </Flex>
        </Alert>
      )}
      <ChangeProblem state={state} />
    </Flex>
  );
};

const LiveWords = ({ connection: { organisation, live } }: { connection: ConnectionSettings }) => {
  const { moment } = useFormat();
  if (!live.on)
    return `Nothing is written to ${organisation}. On a deal people see what an invoice would be, and cannot create it.`;
  const by = live.by && live.at ? ` Switched on by ${live.by.name}, ${moment(live.at)}.` : '';
  return `Invoices that people create on deals are written to ${organisation}.${by}`;
};
