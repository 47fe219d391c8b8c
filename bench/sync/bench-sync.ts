import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createVendors } from '../../functions/runtime/create-vendors.ts';
import { largeWorld } from '../../sandbox/seed/large.ts';
import { provisionPortal } from '../../scripts/provision/provision-portal.ts';
import { demoEnvironment, demoSecrets } from '../../scripts/start/settings.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { loadConfig } from '../../src/lib/config.ts';
import { createLog } from '../../src/lib/log.ts';
import { openStore } from '../../src/store/open.ts';
import { databases } from '../field/databases.ts';
import { quantileHead, quantileRow } from '../field/quantiles.ts';
import { startVendors } from '../field/start-vendors.ts';
import { bareReading, productReading, type Reading } from './readings.ts';
import { webhookToCard } from './webhook-to-card.ts';

/** Reads so many thousand invoices with the product and with a bare loop on each database, and prints what a page takes. */
export async function benchSync(times: number): Promise<void> {
  for (const open of databases) {
    const database = await open();
    try {
      const lines = await readOn(database.url, times);
      process.stdout.write(`${[quantileHead(`${times} pages on ${database.name}`), ...lines].join('\n')}\n`);
    } finally {
      await database.remove();
    }
    await printDelay(open);
  }
}

async function printDelay(open: (typeof databases)[number]): Promise<void> {
  const database = await open();
  try {
    const delays = await webhookToCard(database.url);
    process.stdout.write(`${quantileRow('from an edit in Xero, by webhook, to the card', delays)}\n\n`);
  } finally {
    await database.remove();
  }
}

async function readOn(databaseUrl: string | undefined, thousands: number): Promise<string[]> {
  const world = largeWorld(new Date().toISOString().slice(0, 10), {
    customers: 400,
    invoices: thousands * 1000,
    seed: 1,
  });
  const folder = await mkdtemp(join(tmpdir(), 'tieout-bench-'));
  const secrets = await demoSecrets(folder);
  const vendors = await startVendors(world, secrets);
  const ports = { workbench: 0, product: 0, xero: vendors.xero.port, hubspot: vendors.hubspot.port };
  const config = loadConfig({ ...secrets, ...demoEnvironment(ports, folder), DATABASE_URL: databaseUrl });
  const store = await openStore({ ...config, log: createLog('warn') });
  try {
    const { portalId } = await provisionPortal({ store, config, hubspotScopes: vendors.scopes });
    const { readers } = createVendors(config, { store, clock: systemClock });
    const tenantId = world.xero.organisations[0]?.organisationId ?? '';
    const given = { store, readers, key: { portalId, tenantId, stream: 'invoices' } } as const;
    // The stand-in works out its books at the first call: not a matter of either.
    await bareReading(given);
    return report(await bareReading(given), await productReading(given));
  } finally {
    await store.close();
    await vendors.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function report(bare: Reading, product: Reading): string[] {
  const perSecond = ({ rows, pages }: Reading): number => (1000 * rows) / pages.reduce((sum, page) => sum + page, 0);
  const megabytes = ({ peak }: Reading): string => `${Math.round(peak / 1e6)} MB`;
  return [
    quantileRow('a page of 1,000, by the product', product.pages),
    quantileRow('the same by a bare loop', bare.pages),
    `  rows a second: product ${perSecond(product).toFixed(0)}, bare ${perSecond(bare).toFixed(0)}; the product takes ` +
      `${(perSecond(bare) / perSecond(product)).toFixed(2)} times as long`,
    `  memory of the process at its highest: product ${megabytes(product)}, bare ${megabytes(bare)}`,
  ];
}
