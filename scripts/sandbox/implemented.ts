import { startHubSpot } from '../../sandbox/hubspot/start-hubspot.ts';
import { ukWorld } from '../../sandbox/seed/uk.ts';
import { startXero } from '../../sandbox/xero/start.ts';

/** An operation that a stand-in serves, in the order of registration. */
export interface Implemented {
  id: string;
  method: string;
  /** In Express's notation. */
  path: string;
  /** Whether a `lag` strikes it: what it answers may trail behind what was written. */
  lags?: boolean;
}

const declared = { redirectUris: [], requiredScopes: [], optionalScopes: [], permittedUrls: [] };

/** What both stand-ins serve, asked of themselves. One id may stand at several paths. */
export async function implementedOperations(): Promise<Record<'Xero' | 'HubSpot', Implemented[]>> {
  const world = ukWorld('2026-11-20');
  const xero = await startXero({ port: 0, world, clients: [] });
  const app = { ...declared, appId: 1, clientId: 'app', clientSecret: 'secret' };
  const hubspot = await startHubSpot({ port: 0, world, app, origins: {} });
  await Promise.all([xero.close(), hubspot.close()]);
  return { Xero: [...xero.implemented], HubSpot: [...hubspot.implemented] };
}
