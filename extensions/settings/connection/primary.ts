import type { ConnectionSettings } from '../../../src/contract/settings.ts';
import type { Connecting } from '../connect/use-connect.ts';
import { needsConsent } from './connection-words.ts';

/** What the page's one primary button does. */
export type Primary = { at: 'link' } | { at: 'connect' } | { at: 'reconnect'; tenantId: string } | { at: 'live' };

/**
 * HubSpot asks for one primary button per surface: it is the next step of whoever looks. The way to Xero that is open comes
 * before everything; then the first connection; then what has to be mended, the main organisation first.
 */
export function primaryOf(connections: ConnectionSettings[], connecting: Connecting): Primary {
  if (connecting.at !== 'rest') return { at: 'link' };
  if (connections.length === 0) return { at: 'connect' };
  const main = connections.find(({ isMain }) => isMain);
  const broken = [main, ...connections].find((one) => one && one.state !== 'disconnected' && needsConsent(one));
  if (broken) return { at: 'reconnect', tenantId: broken.tenantId };
  const working = connections.some(({ state }) => state === 'connected');
  return working ? { at: 'live' } : { at: 'reconnect', tenantId: (main ?? connections[0])?.tenantId ?? '' };
}
