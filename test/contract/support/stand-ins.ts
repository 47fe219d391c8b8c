import { startHubSpot } from '../../../sandbox/hubspot/start-hubspot.ts';
import { createClock } from '../../../sandbox/kit/clock.ts';
import { ukWorld } from '../../../sandbox/seed/uk.ts';
import type { World } from '../../../sandbox/seed/world.ts';
import { startXero } from '../../../sandbox/xero/start.ts';
import { ok, unwrap } from '../../../src/lib/result.ts';
import { createHubSpot, type HubSpot } from '../../../src/vendors/hubspot/create-hubspot.ts';
import type { OnCall } from '../../../src/vendors/send.ts';
import { testSecrets } from '../../../scripts/test/secrets.ts';
import { createXero, type Xero } from '../../../src/vendors/xero/create-xero.ts';

export const TODAY = '2026-11-20';

const redirectUri = 'http://localhost:4100/callback';

export const XERO_SCOPES = [
  'offline_access',
  'accounting.invoices',
  'accounting.payments.read',
  'accounting.contacts',
  'accounting.settings.read',
];

export const HUBSPOT_SCOPES = [
  'oauth',
  'crm.objects.companies.read',
  'crm.objects.contacts.read',
  'crm.objects.deals.read',
  'crm.objects.line_items.read',
  'crm.objects.owners.read',
  'crm.objects.products.read',
  'crm.objects.quotes.read',
];

/** Asks a stand-in's control plane. */
export async function control(
  url: string,
  ask: `${'GET' | 'POST' | 'DELETE'} /${string}`,
  body?: object,
): Promise<unknown> {
  const [method = '', path = ''] = ask.split(' ');
  const init = body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {};
  const response = await fetch(`${url}/__sandbox${path}`, { method, ...init });
  const text = await response.text();
  if (!response.ok) throw new Error(`${ask}: ${response.status} ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}

/** Plays the person who consents; resolves to what the redirect would carry. */
export async function consent(url: string, body: object): Promise<{ code: string; redirectUri: string }> {
  return (await control(url, 'POST /consent', body)) as { code: string; redirectUri: string };
}

/** A stand-in with the adapter pointed at it, its token renewed the way the tenancy does. */
export interface Pointed<Adapter> {
  adapter: Adapter;
  url: string;
  world: World;
  /** What the adapter asks for: `fresh` or `kept`. */
  asked: string[];
  close: () => Promise<void>;
}

/** The Xero stand-in with the uk world and a connected adapter. */
export async function pointedXero(
  given: { scopes?: string[]; through?: (url: string) => string; onCall?: OnCall; world?: World } = {},
): Promise<Pointed<Xero> & { tenantId: string }> {
  const world = given.world ?? ukWorld(TODAY);
  const client = {
    clientId: 'xero-client',
    clientSecret: testSecrets['the client secret of Xero'],
    redirectUris: [redirectUri],
  };
  const standIn = await startXero({
    port: 0,
    world,
    clock: createClock(new Date(`${TODAY}T09:00:00Z`)),
    clients: [client],
  });
  const apiUrl = given.through?.(standIn.url) ?? standIn.url;
  const asked: string[] = [];
  const kept = { access: '', refresh: '' };
  const adapter = createXero({
    ...client,
    apiUrl,
    identityUrl: apiUrl,
    onCall: given.onCall,
    token: async (_who, { fresh }) => {
      asked.push(fresh ? 'fresh' : 'kept');
      if (fresh) kept.access = unwrap(await adapter.tokens.refresh(kept.refresh)).accessToken;
      return ok(kept.access);
    },
  });
  const code = await consent(standIn.url, { scopes: given.scopes ?? XERO_SCOPES });
  const grant = unwrap(await adapter.tokens.exchangeCode(code));
  Object.assign(kept, { access: grant.accessToken, refresh: grant.refreshToken });
  const tenantId = world.xero.organisations[0]!.organisationId;
  return { adapter, url: standIn.url, world, asked, tenantId, close: standIn.close };
}

/** The HubSpot stand-in with the uk world and a connected adapter. */
export async function pointedHubSpot(
  given: { scopes?: string[]; through?: (url: string) => string; onCall?: OnCall } = {},
): Promise<Pointed<HubSpot>> {
  const world = ukWorld(TODAY);
  const app = {
    appId: 1,
    clientId: 'hubspot-client',
    clientSecret: testSecrets['the client secret of HubSpot'],
    redirectUris: [redirectUri],
  };
  const scopes = given.scopes ?? HUBSPOT_SCOPES;
  const standIn = await startHubSpot({
    port: 0,
    world,
    clock: createClock(new Date(`${TODAY}T09:00:00Z`)),
    app: { ...app, requiredScopes: scopes, optionalScopes: [], permittedUrls: [] },
    origins: {},
    limits: { perTenSeconds: 1000, searchesPerSecond: 5 },
  });
  const asked: string[] = [];
  const kept = { access: '', refresh: '' };
  const adapter = createHubSpot({
    ...app,
    apiUrl: given.through?.(standIn.url) ?? standIn.url,
    onCall: given.onCall,
    token: async (_who, { fresh }) => {
      asked.push(fresh ? 'fresh' : 'kept');
      if (fresh) kept.access = unwrap(await adapter.tokens.refresh(kept.refresh)).accessToken;
      return ok(kept.access);
    },
  });
  const admin = world.hubspot.users.find(({ managesIntegrations }) => managesIntegrations)!;
  const grant = unwrap(await adapter.tokens.exchangeCode(await consent(standIn.url, { userId: admin.userId, scopes })));
  Object.assign(kept, { access: grant.accessToken, refresh: grant.refreshToken });
  return { adapter, url: standIn.url, world, asked, close: standIn.close };
}
