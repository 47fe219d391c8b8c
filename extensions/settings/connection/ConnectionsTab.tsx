import { Accordion, Button, Flex } from '@hubspot/ui-extensions';
import type { ConnectionSettings } from '../../../src/contract/settings.ts';
import { ConnectBox } from '../connect/ConnectBox.tsx';
import { useConnect } from '../connect/use-connect.ts';
import { FirstSteps, Steps } from '../FirstSteps.tsx';
import type { Look } from '../service/use-change.ts';
import { useLookWhile } from '../service/use-look-while.ts';
import { ConnectionPanel } from './ConnectionPanel.tsx';
import { primaryOf } from './primary.ts';

interface ConnectionsTabProps {
  connections: ConnectionSettings[];
  look: Look;
}

/** Every organisation that the account is, or was, tied to, and the way to another one (C87, C88). */
export const ConnectionsTab = ({ connections, look }: ConnectionsTabProps) => {
  const connect = useConnect(connections, look);
  const primary = primaryOf(connections, connect.connecting);
  useLookWhile(
    connections.some(({ state, lastSync, reading }) => state === 'connected' && lastSync === null && !reading?.stopped),
    look,
  );
  const isGoing = connect.connecting.at !== 'rest' && connect.connecting.subject === null;
  const wasLive = connections.some(({ live }) => live.on || live.at !== null);
  return (
    <Flex direction="column" gap="md">
      {!wasLive && <FirstSteps connections={connections} />}
      {connections.map((connection) => (
        <ConnectionPanel
          key={connection.tenantId}
          {...{ connection, connect, primary, look }}
          isOneOfSeveral={connections.length > 1}
        />
      ))}
      {!isGoing && (
        <Flex>
          <Button variant={primary.at === 'connect' ? 'primary' : 'secondary'} onClick={() => connect.begin(null)}>
            {connections.length === 0 ? 'Connect Xero' : 'Connect another organisation'}
          </Button>
        </Flex>
      )}
      <ConnectBox connect={connect} subject={null} />
      {wasLive && (
        <Accordion title="First steps, and how to add the cards to your record pages" size="sm">
          <Steps connections={connections} />
        </Accordion>
      )}
    </Flex>
  );
};
