import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readApp } from '../../sandbox/hubspot/app-config.ts';
import type { HubSpotOptions } from '../../sandbox/hubspot/options.ts';
import { startHubSpot, type RunningHubSpot } from '../../sandbox/hubspot/start-hubspot.ts';
import type { RunningServer } from '../../sandbox/kit/server.ts';
import type { ukWorld } from '../../sandbox/seed/uk.ts';
import { readAppSettings } from '../../sandbox/workbench/app-settings.ts';
import { buildCards, type CardBundle } from '../../sandbox/workbench/card-bundles.ts';
import { startWorkbench } from '../../sandbox/workbench/server.ts';
import { startXero, type XeroOptions, type XeroStandIn } from '../../sandbox/xero/start.ts';
import { buildExtensions } from '../../scripts/hubspot-build.ts';
import { testSecrets } from '../../scripts/test/secrets.ts';
import { inRunFolder } from './databases.ts';
import { waitFor } from './wait-for.ts';

const root = join(import.meta.dirname, '../..');

/** What stands around the product. */
export interface Neighbours {
  xero: RunningServer;
  hubspot: RunningServer;
  workbenchPort: number;
}

type World = ReturnType<typeof ukWorld>;

/** Where the product listens, and what of Xero is not as usual. */
interface AroundXero extends Pick<XeroOptions, 'clock' | 'limits'> {
  productPort: number;
}

/** The Xero stand-in, which sends its webhooks to the product. */
export const openXero = (world: World, { productPort, ...unusual }: AroundXero): Promise<XeroStandIn> =>
  startXero({
    port: 0,
    world,
    ...unusual,
    webhooks: {
      url: `http://localhost:${productPort}/webhooks/xero`,
      key: testSecrets['the webhook key of Xero'],
    },
    clients: [
      {
        clientId: 'xero-client',
        clientSecret: testSecrets['the client secret of Xero'],
        redirectUris: [4100, productPort].map((port) => `http://localhost:${port}/oauth/xero/callback`),
      },
    ],
  });

/** Where the product listens, and what of HubSpot is not as usual. */
interface AroundHubSpot extends Pick<HubSpotOptions, 'limits' | 'appUrl'> {
  productPort: number;
}

/** The HubSpot stand-in, which knows the product by its public address. */
export async function openHubSpot(world: World, { productPort, ...unusual }: AroundHubSpot): Promise<RunningHubSpot> {
  const credentials = {
    appId: 54321,
    clientId: 'hubspot-client',
    clientSecret: testSecrets['the client secret of HubSpot'],
  };
  const declared = await readApp(root);
  // A browser cannot reach the public address, so that an install comes back to the product where it is.
  const redirectUris = [`http://localhost:${productPort}/oauth/hubspot/callback`, ...declared.redirectUris];
  return startHubSpot({
    port: 0,
    world,
    ...unusual,
    app: { ...declared, ...credentials, redirectUris },
    origins: { 'https://app.tieout.test': `http://localhost:${productPort}` },
  });
}

/** The cards, built by whoever needs them first in this run: that takes seconds, and two at once would write the same files. */
async function builtCards(): Promise<CardBundle[]> {
  const kept = inRunFolder('cards.json');
  const isFirst = await mkdir(inRunFolder('cards-are-built')).then(
    () => true,
    () => false,
  );
  if (isFirst) {
    await buildExtensions();
    const written = `${kept}.part`;
    await writeFile(written, JSON.stringify(await buildCards(root)));
    await rename(written, kept);
  }
  await waitFor(() => existsSync(kept), { what: 'the cards to be built', timeoutMs: 60_000 });
  return JSON.parse(await readFile(kept, 'utf8')) as CardBundle[];
}

/** The workbench with the cards as they are built now. */
export async function openWorkbench({
  xero,
  hubspot,
  workbenchPort,
  productPort,
}: Neighbours & { productPort: number }): Promise<RunningServer> {
  return startWorkbench({
    port: workbenchPort,
    hubspotUrl: hubspot.url,
    xeroUrl: xero.url,
    cards: await builtCards(),
    app: await readAppSettings(root, 54321, productPort),
  });
}
