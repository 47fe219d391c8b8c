import { join } from 'node:path';
import { assemble } from '../../functions/runtime/compose.ts';
import { doors } from '../../functions/runtime/doors.ts';
import { createApp } from '../../functions/runtime/express.ts';
import { listen, type Listening } from '../../functions/runtime/listen.ts';
import { createMetrics } from '../../functions/runtime/metrics.ts';
import { readApp } from '../../sandbox/hubspot/app-config.ts';
import { startHubSpot, type RunningHubSpot } from '../../sandbox/hubspot/start-hubspot.ts';
import type { RunningServer } from '../../sandbox/kit/server.ts';
import { cast } from '../../sandbox/seed/cast.ts';
import { ukWorld } from '../../sandbox/seed/uk.ts';
import { readAppSettings } from '../../sandbox/workbench/app-settings.ts';
import { buildCards } from '../../sandbox/workbench/card-bundles.ts';
import { startWorkbench } from '../../sandbox/workbench/server.ts';
import { startXero, type XeroStandIn } from '../../sandbox/xero/start.ts';
import { buildExtensions } from '../../scripts/hubspot-build.ts';
import { provisionPortal } from '../../scripts/provision/provision-portal.ts';
import { freePort } from '../../scripts/start/free-port.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { loadConfig, type Config } from '../../src/lib/config.ts';
import { randomId } from '../../src/lib/ids.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { freshPglite } from './databases.ts';
import { testSecrets } from '../../scripts/test/secrets.ts';
import { testLog } from './test-log.ts';
import { waitFor } from './wait-for.ts';

const root = join(import.meta.dirname, '../..');
const today = (): string => systemClock.now().toISOString().slice(0, 10);

/** The whole of `npm start` in one process: both stand-ins, the product on PGlite, and the workbench with the built cards. */
export interface House {
  xero: XeroStandIn;
  hubspot: RunningHubSpot;
  store: Store;
  workbench: RunningServer;
  /** Address of a record's page. */
  record: (objectTypeId: string, objectId: string, userId?: number) => string;
  /** Lets the product stop answering, and answer again. */
  closeDoors: () => Promise<void>;
  openDoors: () => Promise<void>;
  close: () => Promise<void>;
}

export async function openHouse(): Promise<House> {
  const world = ukWorld(today());
  const productPort = await freePort();
  const [xero, hubspot] = await Promise.all([openXero(world), openHubSpot(world, productPort)]);
  const config = configOf({ xero, hubspot });
  const database = await freshPglite();
  const store = await openStore({ dataDir: database.dataDir, log: testLog() });
  await provisionPortal({ store, config, hubspotScopes: [...(await readApp(root)).requiredScopes] });
  const basics = { log: testLog(), clock: systemClock, newId: randomId, metrics: createMetrics() };
  const product = assemble(store, config, basics);
  const app = createApp(product.deps, doors);
  let server: Listening | null = await listen(app, productPort);
  await product.work();
  const workbench = await openWorkbench({ xero, hubspot });
  await allRead(store);
  const closeDoors = async (): Promise<void> => {
    await server?.close();
    server = null;
  };
  return {
    ...{ xero, hubspot, store, workbench, closeDoors },
    record: (objectTypeId, objectId, userId = cast.users.rep.userId) =>
      `${workbench.url}/contacts/${cast.portalId}/record/${objectTypeId}/${objectId}?user=${userId}`,
    openDoors: async () => {
      server ??= await listen(app, productPort);
    },
    close: async () => {
      await workbench.close();
      await closeDoors();
      await product.close();
      await Promise.all([xero.close(), hubspot.close()]);
      await database.remove();
    },
  };
}

type World = ReturnType<typeof ukWorld>;

const openXero = (world: World): Promise<XeroStandIn> =>
  startXero({
    port: 0,
    world,
    clients: [
      {
        clientId: 'xero-client',
        clientSecret: testSecrets['the client secret of Xero'],
        redirectUris: ['http://localhost:4100/oauth/xero/callback'],
      },
    ],
  });

async function openHubSpot(world: World, productPort: number): Promise<RunningHubSpot> {
  const credentials = {
    appId: 54321,
    clientId: 'hubspot-client',
    clientSecret: testSecrets['the client secret of HubSpot'],
  };
  return startHubSpot({
    port: 0,
    world,
    app: { ...(await readApp(root)), ...credentials },
    origins: { 'https://app.tieout.test': `http://localhost:${productPort}` },
  });
}

const configOf = ({ xero, hubspot }: { xero: RunningServer; hubspot: RunningServer }): Config =>
  loadConfig({
    PUBLIC_URL: 'https://app.tieout.test',
    ENCRYPTION_KEYS: `test:${testSecrets['the encryption key']}`,
    HUBSPOT_APP_ID: '54321',
    HUBSPOT_CLIENT_ID: 'hubspot-client',
    HUBSPOT_CLIENT_SECRET: testSecrets['the client secret of HubSpot'],
    HUBSPOT_API_URL: hubspot.url,
    XERO_CLIENT_ID: 'xero-client',
    XERO_CLIENT_SECRET: testSecrets['the client secret of Xero'],
    XERO_API_URL: xero.url,
    XERO_IDENTITY_URL: xero.url,
  });

async function openWorkbench({
  xero,
  hubspot,
}: {
  xero: RunningServer;
  hubspot: RunningServer;
}): Promise<RunningServer> {
  await buildExtensions();
  return startWorkbench({
    port: 0,
    hubspotUrl: hubspot.url,
    xeroUrl: xero.url,
    cards: await buildCards(root),
    app: await readAppSettings(root, 54321),
  });
}

/** Waits until the first pass of every stream has ended. */
function allRead(store: Store): Promise<unknown> {
  const portalId = String(cast.portalId);
  const unread = () =>
    store.withPortal(portalId, ({ db }) =>
      db.selectFrom('stream_cursors').select(['stream', 'read_until', 'failure']).execute(),
    );
  return waitFor(
    async () => {
      const rows = await unread();
      return rows.length === 11 && rows.every((row) => row.read_until !== null);
    },
    { what: 'the first pull of every stream', timeoutMs: 60_000 },
  );
}
