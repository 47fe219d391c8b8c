import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readApp } from '../../sandbox/hubspot/app-config.ts';
import { startHubSpot } from '../../sandbox/hubspot/start-hubspot.ts';
import { faultSchema } from '../../sandbox/kit/faults.ts';
import type { World } from '../../sandbox/seed/world.ts';
import { startXero, type XeroStandIn } from '../../sandbox/xero/start.ts';
import { freePort } from '../../sandbox/kit/free-port.ts';
import { demoEnvironment, demoSecrets } from '../start/settings.ts';

/** Both vendors in this process, and what a process of the product is told of them. */
export interface ChaosVendors {
  xero: XeroStandIn;
  /** The environment of the product, but for its database. */
  environment: Record<string, string>;
  scopes: string[];
  /** From now on Xero takes its time, so that a reading lasts long enough to be interrupted; until its faults are cleared. */
  slowDown: () => void;
  close: () => Promise<void>;
}

/** Far above the vendors' own: what waits for a minute to end is not what is looked at. */
const MANY = 1_000_000;
const SLOW_MS = 250;

export async function startVendors(world: World): Promise<ChaosVendors> {
  const folder = await mkdtemp(join(tmpdir(), 'tieout-chaos-'));
  const secrets = (await demoSecrets(folder)) as Record<'XERO_CLIENT_SECRET', string> & Record<string, string>;
  const productPort = await freePort();
  const back = (vendor: string): string => `http://localhost:${productPort}/oauth/${vendor}/callback`;
  const xero = await startXero({
    port: 0,
    world,
    limits: { minute: MANY, day: MANY, appMinute: MANY },
    webhooks: { url: `http://localhost:${productPort}/webhooks/xero`, key: secrets['XERO_WEBHOOK_KEY'] },
    clients: [{ clientId: 'demo-xero-client', clientSecret: secrets.XERO_CLIENT_SECRET, redirectUris: [back('xero')] }],
  });
  // Works out its books now: a first edit that waited for them would be told of a second after it was made.
  await fetch(`${xero.url}/__sandbox/invoices`).then((answer) => answer.arrayBuffer());
  const app = await readApp(join(import.meta.dirname, '../..'));
  const hubspot = await startHubSpot({
    port: 0,
    world,
    limits: { perTenSeconds: MANY, searchesPerSecond: MANY },
    app: {
      ...app,
      appId: 54321,
      clientId: 'demo-hubspot-client',
      clientSecret: secrets['HUBSPOT_CLIENT_SECRET'] ?? '',
      redirectUris: [back('hubspot'), ...app.redirectUris],
    },
    origins: { 'https://app.tieout.test': `http://localhost:${productPort}` },
  });
  const ports = { workbench: 0, product: productPort, xero: xero.port, hubspot: hubspot.port };
  const close = async (): Promise<void> => {
    await Promise.all([xero.close(), hubspot.close()]);
    await rm(folder, { recursive: true, force: true });
  };
  return {
    xero,
    environment: { ...secrets, ...demoEnvironment(ports, folder) },
    scopes: [...app.requiredScopes],
    slowDown: () => xero.faults.add(faultSchema.parse({ operation: '*', kind: 'delay', delayMs: SLOW_MS })),
    close,
  };
}
