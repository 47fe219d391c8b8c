import { join } from 'node:path';
import { readApp } from '../../sandbox/hubspot/app-config.ts';
import { realLimits } from '../../sandbox/hubspot/limits.ts';
import { startHubSpot } from '../../sandbox/hubspot/start-hubspot.ts';
import { createClock } from '../../sandbox/kit/clock.ts';
import { ukWorld } from '../../sandbox/seed/uk.ts';
import { startXero } from '../../sandbox/xero/start.ts';
import { loadConfig, type Config } from '../../src/lib/config.ts';
import { HUBSPOT_SCOPES, WRITE_BACK_SCOPES } from '../../src/tenancy/scopes.ts';
import { testSecrets } from '../../scripts/test/secrets.ts';

const app = { appId: 54321, clientId: 'hubspot-client', clientSecret: testSecrets['the client secret of HubSpot'] };
const xeroApp = { clientId: 'xero-client', clientSecret: testSecrets['the client secret of Xero'] };

export interface StandIns {
  xero: Awaited<ReturnType<typeof startXero>>;
  hubspot: Awaited<ReturnType<typeof startHubSpot>>;
  /** The product's configuration that points at both; the database is the caller's to add. */
  config: Config;
  close: () => Promise<void>;
}

/** Both vendors with the seeded world, in this process on free ports; they send people back to our pages at `browserUrl`. */
export async function startStandIns(
  browserUrl = 'https://app.tieout.test',
  /** Where HubSpot's webhooks go; absent: nobody is told anything. */
  productPort?: number,
): Promise<StandIns> {
  const world = ukWorld(new Date().toISOString().slice(0, 10));
  // The vendors' own 60 calls a minute and 110 in ten seconds are fewer than a test makes.
  const limits = { minute: 10_000 };
  const xero = await startXero({
    port: 0,
    world,
    clock: createClock(),
    limits,
    clients: [{ ...xeroApp, redirectUris: [`${browserUrl}/oauth/xero/callback`] }],
  });
  const redirectUris = [`${browserUrl}/oauth/hubspot/callback`];
  const busy = { ...realLimits, perTenSeconds: 10_000 };
  const required = {
    redirectUris,
    requiredScopes: HUBSPOT_SCOPES,
    optionalScopes: WRITE_BACK_SCOPES,
    permittedUrls: [],
  };
  const { webhooks } = await readApp(join(import.meta.dirname, '../..'));
  const told = productPort === undefined ? {} : { webhooks };
  const origins = { 'https://app.tieout.test': `http://localhost:${productPort}` };
  const hubspot = await startHubSpot({
    ...{ port: 0, world, app: { ...app, ...required, ...told }, limits: busy },
    origins: productPort === undefined ? {} : origins,
  });
  const config = loadConfig({
    PUBLIC_URL: 'https://app.tieout.test',
    BROWSER_URL: browserUrl,
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
    XERO_LOGIN_URL: xero.url,
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
