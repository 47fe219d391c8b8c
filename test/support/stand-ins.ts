import { startHubSpot } from '../../sandbox/hubspot/start-hubspot.ts';
import { createClock } from '../../sandbox/kit/clock.ts';
import { ukWorld } from '../../sandbox/seed/uk.ts';
import { startXero } from '../../sandbox/xero/start.ts';
import { loadConfig, type Config } from '../../src/lib/config.ts';
import { testSecrets } from '../../scripts/test/secrets.ts';

const redirectUris = ['https://app.tieout.test/oauth/callback'];
const app = { appId: 54321, clientId: 'hubspot-client', clientSecret: testSecrets['the client secret of HubSpot'] };
const xeroApp = { clientId: 'xero-client', clientSecret: testSecrets['the client secret of Xero'] };

export const HUBSPOT_SCOPES = [
  'oauth',
  'crm.objects.contacts.read',
  'crm.objects.companies.read',
  'crm.objects.deals.read',
  'crm.objects.line_items.read',
  'crm.objects.owners.read',
];

export interface StandIns {
  xero: Awaited<ReturnType<typeof startXero>>;
  hubspot: Awaited<ReturnType<typeof startHubSpot>>;
  /** The product's configuration that points at both; the database is the caller's to add. */
  config: Config;
  close: () => Promise<void>;
}

/** Both vendors with the seeded world, in this process on free ports. */
export async function startStandIns(): Promise<StandIns> {
  const world = ukWorld(new Date().toISOString().slice(0, 10));
  // Xero's own 60 calls a minute are fewer than a test makes.
  const limits = { minute: 10_000 };
  const xero = await startXero({
    port: 0,
    world,
    clock: createClock(),
    limits,
    clients: [{ ...xeroApp, redirectUris }],
  });
  const required = { redirectUris, requiredScopes: HUBSPOT_SCOPES, optionalScopes: [], permittedUrls: [] };
  const hubspot = await startHubSpot({ port: 0, world, app: { ...app, ...required }, origins: {} });
  const config = loadConfig({
    PUBLIC_URL: 'https://app.tieout.test',
    ENCRYPTION_KEYS: `test:${testSecrets['the encryption key']}`,
    HUBSPOT_APP_ID: String(app.appId),
    HUBSPOT_CLIENT_ID: app.clientId,
    HUBSPOT_CLIENT_SECRET: app.clientSecret,
    HUBSPOT_API_URL: hubspot.url,
    XERO_CLIENT_ID: xeroApp.clientId,
    XERO_CLIENT_SECRET: xeroApp.clientSecret,
    XERO_WEBHOOK_KEY: testSecrets['the webhook key of Xero'],
    XERO_API_URL: xero.url,
    XERO_IDENTITY_URL: xero.url,
  });
  return {
    xero,
    hubspot,
    config,
    close: async () => {
      await xero.close();
      await hubspot.close();
    },
  };
}
