import type { StatusTagProps } from '@hubspot/ui-extensions';
import type { ConnectionSettings } from '../../../src/contract/settings.ts';

interface Tagged {
  words: string;
  variant: NonNullable<StatusTagProps['variant']>;
}

export const connectionStates: Record<ConnectionSettings['state'], Tagged> = {
  connected: { words: 'Connected', variant: 'success' },
  reconnect_needed: { words: 'Reconnect needed', variant: 'danger' },
  disconnected: { words: 'Disconnected', variant: 'default' },
};

/** Xero is read every hour; figures that are older have missed a reading. The cards warn from the same age on. */
const staleAfter = 2 * 3_600_000;

/** Whether a connection that works has not been read for longer than it should. */
export const isStale = ({ state, lastSync }: ConnectionSettings, now: Date): boolean =>
  state === 'connected' && lastSync !== null && now.getTime() - Date.parse(lastSync) > staleAfter;

/** How a connection stands, in two words. */
export function stateTag(connection: ConnectionSettings, now: Date): Tagged {
  const { state, lastSync, problem } = connection;
  if (state !== 'connected') return connectionStates[state];
  if (problem) return { words: 'Needs attention', variant: 'warning' };
  if (connection.reading?.stopped) return { words: 'Reading stopped', variant: 'warning' };
  if (lastSync === null) return { words: 'Being read for the first time', variant: 'info' };
  return isStale(connection, now) ? { words: 'Not read lately', variant: 'warning' } : connectionStates.connected;
}

/** Whether somebody has to go to Xero's consent once more. */
export const needsConsent = ({ state, permissions }: ConnectionSettings): boolean =>
  state !== 'connected' || permissions.missing.length > 0;

/** What keeps writing from being switched on, with what to do; null: nothing does. */
export function obstacleToLive(connection: ConnectionSettings): string | null {
  const { organisation, state, lastSync, permissions } = connection;
  if (state !== 'connected') return `Not possible now: ${organisation} has to be connected again first.`;
  if (permissions.missing.length > 0)
    return `Not possible now: reconnect ${organisation} and allow everything that is asked for.`;
  if (lastSync === null)
    return 'Not possible yet: the first reading has to end. It takes a few minutes, and this page looks by itself.';
  return null;
}
