import { Alert, Text } from '@hubspot/ui-extensions';
import type { ConnectionSettings } from '../../../src/contract/settings.ts';
import { useFormat } from '../../shared/format/use-format.ts';
import { isStale } from './connection-words.ts';

/** What is wrong with a connection and who must do what; nothing as long as all is well. */
export const ConnectionProblem = ({ connection, now }: { connection: ConnectionSettings; now: Date }) => {
  const { moment } = useFormat();
  const { organisation, state, problem, lastSync } = connection;
  if (problem)
    return (
      <Alert variant={state === 'reconnect_needed' ? 'danger' : 'warning'} title={problem.message}>
        <Text>{problem.fix}</Text>
      </Alert>
    );
  if (lastSync === null || !isStale(connection, now)) return null;
  return (
    <Alert variant="warning" title={`${organisation} has not been read for a while`}>
      <Text>
        What the cards show is from {moment(lastSync)}. It is read every hour by itself; Refresh on any card asks at
        once. If it stays like this until tomorrow, tell support.
      </Text>
    </Alert>
  );
};
