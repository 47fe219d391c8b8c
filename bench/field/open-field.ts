import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assemble } from '../../functions/runtime/compose.ts';
import { doors } from '../../functions/runtime/doors.ts';
import { createApp } from '../../functions/runtime/express.ts';
import { listen } from '../../functions/runtime/listen.ts';
import { createMetrics, type Metrics } from '../../functions/runtime/metrics.ts';
import type { World } from '../../sandbox/seed/world.ts';
import { provisionPortal } from '../../scripts/provision/provision-portal.ts';
import { demoEnvironment, demoSecrets } from '../../scripts/start/settings.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { loadConfig, type Config } from '../../src/lib/config.ts';
import { randomId } from '../../src/lib/ids.ts';
import { createLog } from '../../src/lib/log.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { everythingRead } from './everything-read.ts';
import { startVendors, type Vendors } from './start-vendors.ts';

/** Both stand-ins and the product in this process, with a portal that is connected, live and read to the end. */
export interface Field {
  vendors: Vendors;
  store: Store;
  config: Config;
  portalId: string;
  /** Where the product listens. */
  url: string;
  close: () => Promise<void>;
}

/** A call of a vendor, as the product's metrics see it. */
export type VendorCall = Parameters<Metrics['vendorCall']>[0];

interface Opening {
  world: World;
  /** Absent: PGlite in a folder of its own. */
  databaseUrl?: string | undefined;
  onCall: (call: VendorCall) => void;
}

/** Opens a field. Nothing of it is left when it is closed, but for what is in the database of `databaseUrl`. */
export async function openField({ world, databaseUrl, onCall }: Opening): Promise<Field> {
  const folder = await mkdtemp(join(tmpdir(), 'tieout-bench-'));
  const secrets = await demoSecrets(folder);
  const vendors = await startVendors(world, secrets);
  const ports = { workbench: 0, product: 0, xero: vendors.xero.port, hubspot: vendors.hubspot.port };
  const config = loadConfig({ ...secrets, ...demoEnvironment(ports, folder), DATABASE_URL: databaseUrl });
  const log = createLog('warn');
  const store = await openStore({ ...config, log });
  const { portalId } = await provisionPortal({ store, config, hubspotScopes: vendors.scopes });
  const metrics = { ...createMetrics(), vendorCall: onCall };
  const product = assemble(store, config, { log, clock: systemClock, newId: randomId, metrics });
  const server = await listen(createApp(product.deps, doors), 0);
  await product.work();
  await everythingRead(store, portalId);
  const close = async (): Promise<void> => {
    await server.close();
    await product.close();
    await vendors.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { vendors, store, config, portalId, url: `http://localhost:${server.port}`, close };
}
