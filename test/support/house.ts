import { join } from 'node:path';
import { assemble } from '../../functions/runtime/compose.ts';
import type { Deps } from '../../functions/runtime/deps.ts';
import { doors } from '../../functions/runtime/doors.ts';
import { createApp } from '../../functions/runtime/express.ts';
import { listen, type Listening } from '../../functions/runtime/listen.ts';
import { createMetrics } from '../../functions/runtime/metrics.ts';
import { readApp } from '../../sandbox/hubspot/app-config.ts';
import type { RunningHubSpot } from '../../sandbox/hubspot/start-hubspot.ts';
import type { RunningServer } from '../../sandbox/kit/server.ts';
import { cast } from '../../sandbox/seed/cast.ts';
import { ukWorld } from '../../sandbox/seed/uk.ts';
import type { XeroStandIn } from '../../sandbox/xero/start.ts';
import { provisionPortal } from '../../scripts/provision/provision-portal.ts';
import { freePort } from '../../sandbox/kit/free-port.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { loadConfig, type Config } from '../../src/lib/config.ts';
import { randomId } from '../../src/lib/ids.ts';
import { STREAMS } from '../../src/mirror/streams.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { freshPglite } from './databases.ts';
import { openHubSpot, openWorkbench, openXero, type Neighbours } from './neighbours.ts';
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
  /** What the product's doors are given. */
  deps: Deps;
  workbench: RunningServer;
  /** Address of a record's page. */
  record: (objectTypeId: string, objectId: string, userId?: number) => string;
  /** Lets the product stop answering, and answer again. */
  closeDoors: () => Promise<void>;
  openDoors: () => Promise<void>;
  close: () => Promise<void>;
}

/** `installed: false`: as it is before anybody has found the app in the marketplace. */
export async function openHouse({ installed = true } = {}): Promise<House> {
  const world = ukWorld(today());
  const productPort = await freePort();
  const workbenchPort = await freePort();
  const [xero, hubspot] = await Promise.all([
    openXero(world, { productPort }),
    openHubSpot(world, { productPort, appUrl: `http://localhost:${workbenchPort}` }),
  ]);
  const config = configOf({ xero, hubspot, workbenchPort, productPort });
  const database = await freshPglite();
  const store = await openStore({ dataDir: database.dataDir, log: testLog() });
  const { requiredScopes: hubspotScopes, optionalScopes } = await readApp(root);
  if (installed) await provisionPortal({ store, config, hubspotScopes, optionalScopes });
  const basics = { log: testLog(), clock: systemClock, newId: randomId, metrics: createMetrics() };
  const product = assemble(store, config, basics);
  const app = createApp(product.deps, doors);
  let server: Listening | null = await listen(app, productPort);
  await product.work();
  const workbench = await openWorkbench({ xero, hubspot, workbenchPort, productPort });
  if (installed) await allRead(store);
  const closeDoors = async (): Promise<void> => {
    await server?.close();
    server = null;
  };
  return {
    ...{ xero, hubspot, store, workbench, closeDoors, deps: product.deps },
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

const configOf = ({ xero, hubspot, workbenchPort, productPort }: Neighbours & { productPort: number }): Config =>
  loadConfig({
    PUBLIC_URL: 'https://app.tieout.test',
    BROWSER_URL: `http://localhost:${productPort}`,
    ENCRYPTION_KEYS: `test:${testSecrets['the encryption key']}`,
    HUBSPOT_APP_ID: '54321',
    HUBSPOT_CLIENT_ID: 'hubspot-client',
    HUBSPOT_CLIENT_SECRET: testSecrets['the client secret of HubSpot'],
    HUBSPOT_API_URL: hubspot.url,
    HUBSPOT_APP_URL: `http://localhost:${workbenchPort}`,
    XERO_CLIENT_ID: 'xero-client',
    XERO_CLIENT_SECRET: testSecrets['the client secret of Xero'],
    XERO_WEBHOOK_KEY: testSecrets['the webhook key of Xero'],
    XERO_API_URL: xero.url,
    XERO_IDENTITY_URL: xero.url,
    XERO_LOGIN_URL: xero.url,
  });

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
      return rows.length === Object.keys(STREAMS).length && rows.every((row) => row.read_until !== null);
    },
    { what: 'the first pull of every stream', timeoutMs: 60_000 },
  );
}
