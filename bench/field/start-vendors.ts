import { join } from 'node:path';
import { readApp } from '../../sandbox/hubspot/app-config.ts';
import { startHubSpot, type RunningHubSpot } from '../../sandbox/hubspot/start-hubspot.ts';
import type { World } from '../../sandbox/seed/world.ts';
import { startXero, type XeroStandIn } from '../../sandbox/xero/start.ts';
import { demoEnvironment } from '../../scripts/start/settings.ts';

export interface Vendors {
  xero: XeroStandIn;
  hubspot: RunningHubSpot;
  /** What the app asks HubSpot's people for. */
  scopes: string[];
  close: () => Promise<void>;
}

/** Far above the vendors' own: a bench asks more in a minute than people do. */
const MANY = 1_000_000;
const NO_PORTS = { workbench: 0, product: 0, xero: 0, hubspot: 0 };

/** Both stand-ins, without limits of their rate and without webhooks: nothing runs beside what is measured. */
export async function startVendors(world: World, secrets: Record<string, string>): Promise<Vendors> {
  const env: Record<string, string> = { ...secrets, ...demoEnvironment(NO_PORTS, '') };
  const value = (name: string): string => env[name] ?? '';
  const app = await readApp(join(import.meta.dirname, '../..'));
  const xero = await startXero({
    port: 0,
    world,
    limits: { minute: MANY, day: MANY, appMinute: MANY },
    clients: [
      {
        clientId: value('XERO_CLIENT_ID'),
        clientSecret: value('XERO_CLIENT_SECRET'),
        redirectUris: ['http://localhost:4100/oauth/xero/callback'],
      },
    ],
  });
  const hubspot = await startHubSpot({
    port: 0,
    world,
    limits: { perTenSeconds: MANY, searchesPerSecond: MANY },
    app: {
      ...app,
      appId: Number(value('HUBSPOT_APP_ID')),
      clientId: value('HUBSPOT_CLIENT_ID'),
      clientSecret: value('HUBSPOT_CLIENT_SECRET'),
    },
    origins: {},
  });
  const close = async (): Promise<void> => {
    await Promise.all([xero.close(), hubspot.close()]);
  };
  return { xero, hubspot, scopes: [...app.requiredScopes], close };
}
