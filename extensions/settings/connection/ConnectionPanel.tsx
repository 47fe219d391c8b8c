import { Button, Flex, Heading, LoadingButton, StatusTag, Tag, Tile } from '@hubspot/ui-extensions';
import type { ConnectionSettings } from '../../../src/contract/settings.ts';
import { useNow } from '../../shared/format/use-now.ts';
import { ConnectBox } from '../connect/ConnectBox.tsx';
import type { Connect } from '../connect/use-connect.ts';
import { ChangeProblem } from '../service/ChangeProblem.tsx';
import { useChange, type Look } from '../service/use-change.ts';
import { needsConsent, stateTag } from './connection-words.ts';
import { ConnectionFacts } from './ConnectionFacts.tsx';
import { ConnectionProblem } from './ConnectionProblem.tsx';
import { Disconnect } from './Disconnect.tsx';
import { FirstReading } from './FirstReading.tsx';
import { LiveSwitch } from './LiveSwitch.tsx';
import type { Primary } from './primary.ts';

interface ConnectionPanelProps {
  connection: ConnectionSettings;
  /** Whether there are others beside it. */
  isOneOfSeveral: boolean;
  connect: Connect;
  primary: Primary;
  look: Look;
}

/** One organisation: how it stands, what is wrong and what can be done. */
export const ConnectionPanel = (props: ConnectionPanelProps) => {
  const { connection, connect, primary, look } = props;
  const now = useNow();
  const { state, tenantId } = connection;
  return (
    <Tile>
      <Flex direction="column" gap="md">
        <Head {...props} now={now} />
        <ConnectionProblem {...{ connection, now }} />
        <ConnectionFacts {...{ connection, now }} />
        {connection.reading && <FirstReading {...{ connection, look }} reading={connection.reading} />}
        {state !== 'disconnected' && <LiveSwitch {...{ connection, look }} isFirst={primary.at === 'live'} />}
        <Actions {...props} />
        <ConnectBox connect={connect} subject={tenantId} />
      </Flex>
    </Tile>
  );
};

const Head = ({ connection, isOneOfSeveral, now }: ConnectionPanelProps & { now: Date }) => {
  const { words, variant } = stateTag(connection, now);
  return (
    <Flex gap="sm" align="center" wrap>
      <Heading>{connection.organisation}</Heading>
      <StatusTag variant={variant}>{words}</StatusTag>
      {connection.live.on && connection.state === 'connected' && <StatusTag variant="success">Live</StatusTag>}
      {isOneOfSeveral && connection.isMain && <Tag>Main organisation</Tag>}
    </Flex>
  );
};

const Actions = ({ connection, isOneOfSeveral, connect, primary, look }: ConnectionPanelProps) => {
  const { tenantId, organisation, state, isMain } = connection;
  const main = useChange('/settings/main', look);
  const disconnect = useChange('/settings/xero/disconnect', look);
  const again = useChange('/settings/reading', look);
  const mayBeMain = isOneOfSeveral && !isMain && state !== 'disconnected';
  const isFirst = primary.at === 'reconnect' && primary.tenantId === tenantId;
  return (
    <>
      <Flex gap="sm" wrap>
        {needsConsent(connection) && (
          <Button variant={isFirst ? 'primary' : 'secondary'} onClick={() => connect.begin(tenantId)}>
            {state === 'disconnected' ? `Connect ${organisation} again` : `Reconnect ${organisation}`}
          </Button>
        )}
        {mayBeMain && (
          <LoadingButton
            loading={main.state.at === 'running'}
            onClick={() => void main.run({ tenantId }, `The cards now show and bill ${organisation}.`)}
          >
            Make this the main organisation
          </LoadingButton>
        )}
        {state === 'connected' && connection.reading === null && (
          <LoadingButton
            loading={again.state.at === 'running'}
            onClick={() =>
              void again.run({ tenantId, do: 'again' }, `${organisation} is read again from the beginning.`)
            }
          >
            Read everything again
          </LoadingButton>
        )}
        {state !== 'disconnected' && <Disconnect connection={connection} change={disconnect} />}
      </Flex>
      <ChangeProblem state={main.state} />
      <ChangeProblem state={again.state} />
      <ChangeProblem state={disconnect.state} />
    </>
  );
};
