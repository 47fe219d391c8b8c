import { fileURLToPath } from 'node:url';
import { app, startSmall, type SmallHubSpot } from '../../hubspot/testing/start-small.ts';
import { buildEntry, type CardBundle } from '../card-bundles.ts';
import { startWorkbench } from '../server.ts';
import { freePort } from '../../kit/free-port.ts';
import { startSmallProduct } from './small-product.ts';

export interface Testbench {
  url: string;
  hubspot: SmallHubSpot;
  /** Where the product of this bench takes a consent. */
  redirectUri: string;
  /** Address of a company's record. */
  company: (id: string) => string;
  close: () => Promise<void>;
}

const ORIGIN = 'https://app.tieout.test';

const fixture = async (facts: Pick<CardBundle, 'uid' | 'name' | 'location'>, file: URL): Promise<CardBundle> => ({
  ...facts,
  displayMode: 'PANEL',
  objectTypes: facts.location.startsWith('crm.') ? ['companies', 'contacts', 'DEAL'] : [],
  source: await buildEntry(fileURLToPath(file)),
});

const onRecords = { location: 'crm.record.tab' };

const fixtures = async (): Promise<CardBundle[]> => [
  await fixture({ uid: 'fixture', name: 'Fixture card', ...onRecords }, new URL('./FixtureCard.tsx', import.meta.url)),
  await fixture({ uid: 'gallery', name: 'Gallery', ...onRecords }, new URL('./GalleryCard.tsx', import.meta.url)),
  await fixture(
    { uid: 'settings', name: 'Settings', location: 'settings' },
    new URL('./FixtureSettings.tsx', import.meta.url),
  ),
  await fixture(
    { uid: 'bulk', name: 'Count them', location: 'crm.bulkActions' },
    new URL('./FixtureBulk.tsx', import.meta.url),
  ),
  await fixture({ uid: 'pages', name: 'Pages', location: 'pages' }, new URL('./FixturePages.tsx', import.meta.url)),
];

/**
 * The workbench over the small world of the HubSpot stand-in, where the app is installed, with two cards of our own on every
 * record, a settings page and pages.
 */
export const startTestbench = async (): Promise<Testbench> => {
  const port = await freePort();
  const tokenUrl = (): string => `${hubspot.url}/oauth/2026-09/token`;
  const client = { client_id: app.clientId, client_secret: app.clientSecret };
  const backend = await startSmallProduct({ tokenUrl, client });
  const origins = { [ORIGIN]: backend.url };
  const redirectUri = `${backend.url}/oauth/hubspot/callback`;
  const hubspot = await startSmall({
    origins,
    app: { ...app, name: 'Tieout', redirectUris: [redirectUri, ...app.redirectUris] },
    appUrl: `http://localhost:${port}`,
  });
  await hubspot.token();
  const workbench = await startWorkbench({
    port,
    hubspotUrl: hubspot.url,
    xeroUrl: 'http://localhost:4200',
    cards: await fixtures(),
    app: { appId: 54321, name: 'Tieout', variables: { appOrigin: ORIGIN }, permittedIframes: [ORIGIN], origins },
  });
  return {
    url: workbench.url,
    hubspot,
    redirectUri,
    company: (id) => `${workbench.url}/contacts/62515/record/0-2/${id}`,
    async close() {
      await Promise.all([workbench.close(), hubspot.close(), backend.close()]);
    },
  };
};
