import type { Faults } from '../../../sandbox/kit/faults.ts';
import { startHubSpot } from '../../../sandbox/hubspot/start-hubspot.ts';
import { createClock } from '../../../sandbox/kit/clock.ts';
import { ukWorld } from '../../../sandbox/seed/uk.ts';
import { startXero } from '../../../sandbox/xero/start.ts';
import type { Implemented } from '../../../scripts/sandbox/implemented.ts';

/*
 * A stand-in that has done nothing yet, and an app that may do everything: what a single operation is tried on. A write leaves
 * something behind, so that each has a house of its own.
 */

export const TODAY = '2026-11-20';
export const world = ukWorld(TODAY);

/** A call, before it has a token. */
export interface Ask {
  method: string;
  path: string;
  headers?: Record<string, string>;
  body?: unknown;
}

/** What was answered; the body parsed where it is JSON, undefined where there was none. */
export interface Answered {
  status: number;
  answer: unknown;
}

export interface House {
  vendor: 'Xero' | 'HubSpot';
  url: string;
  implemented: readonly Implemented[];
  /** The headers of an app that may call this operation. */
  headers: (operation: Implemented) => Promise<Record<string, string>>;
  /** Of the person's consent. */
  refreshToken: string;
  /** Asks as that app. */
  ask: (operation: Implemented, ask: Ask) => Promise<Answered>;
  control: (path: string, body: object) => Promise<Record<string, unknown>>;
  faults: Faults;
  /** All that the stand-in remembers, as text. */
  remembers: () => string;
  close: () => Promise<void>;
}

const client = { clientId: 'app', clientSecret: 'secret', redirectUris: ['http://localhost/callback'] };
/** The app's own credentials, as a form has them. */
export const app = { client_id: client.clientId, client_secret: client.clientSecret };

const scopesOf = (implemented: readonly object[]): string[] => [
  ...new Set((implemented as { scopes: string[] }[]).flatMap(({ scopes }) => scopes)),
];

async function posted(url: string, body: object | URLSearchParams): Promise<Record<string, string>> {
  const isForm = body instanceof URLSearchParams;
  const headers = { 'content-type': isForm ? 'application/x-www-form-urlencoded' : 'application/json' };
  const answer = await fetch(url, { method: 'POST', headers, body: isForm ? body : JSON.stringify(body) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${text}`);
  return text === '' ? {} : (JSON.parse(text) as Record<string, string>);
}

/** A person lets the app in, and the app exchanges the code. */
async function tokens(
  url: string,
  { token, consent }: { token: string; consent: object },
): Promise<Record<string, string>> {
  const { code = '', redirectUri = '' } = await posted(`${url}/__sandbox/consent`, consent);
  const form = { grant_type: 'authorization_code', code, redirect_uri: redirectUri };
  return posted(url + token, new URLSearchParams({ ...app, ...form }));
}

/** Sends a call as it stands. */
export async function sendTo(url: string, { method, path, headers = {}, body }: Ask): Promise<Answered> {
  const isRaw = typeof body === 'string' || body instanceof URLSearchParams || body === undefined;
  const response = await fetch(url + path, {
    method: method.toUpperCase(),
    headers: { ...(isRaw ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: isRaw ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  return { status: response.status, answer: isJson ? JSON.parse(text) : text === '' ? undefined : text };
}

type Started = Awaited<ReturnType<typeof startXero>> | Awaited<ReturnType<typeof startHubSpot>>;

interface Let {
  vendor: House['vendor'];
  refreshToken: string;
  headers: House['headers'];
}

const houseOf = (started: Started, { headers, ...rest }: Let): House => ({
  ...{ ...rest, headers },
  ...{ url: started.url, implemented: started.implemented, faults: started.faults, close: started.close },
  ask: async (operation, ask) =>
    sendTo(started.url, { ...ask, headers: { ...(await headers(operation)), ...ask.headers } }),
  control: (path, body) => posted(`${started.url}/__sandbox${path}`, body),
  remembers: () => JSON.stringify(started.state.data),
});

/** The Xero stand-in on the morning of the uk world's day. */
export async function xeroHouse(): Promise<House> {
  const limits = { minute: 1e6, day: 1e6, concurrent: 100 };
  const clock = createClock(new Date(`${TODAY}T09:00:00Z`));
  const xero = await startXero({ port: 0, world, clients: [client], limits, clock });
  const scopes = ['offline_access', ...scopesOf(xero.implemented)];
  const given = await tokens(xero.url, { token: '/connect/token', consent: { scopes } });
  const headers = {
    accept: 'application/json',
    authorization: `Bearer ${given['access_token'] ?? ''}`,
    'xero-tenant-id': world.xero.organisations[0]!.organisationId,
  };
  const refreshToken = given['refresh_token'] ?? '';
  return houseOf(xero, { vendor: 'Xero', refreshToken, headers: () => Promise.resolve(headers) });
}

const HUBSPOT_TOKEN = '/oauth/2026-09/token';
const ofApp = (scope: string): boolean => scope.startsWith('developer.');

/** The HubSpot stand-in with the uk world, on the same morning. */
export async function hubspotHouse(): Promise<House> {
  const declared = { requiredScopes: [] as string[], optionalScopes: [], permittedUrls: [] };
  const own = { ...client, ...declared, appId: 1 };
  const limits = { perTenSeconds: 1e6, searchesPerSecond: 1e6 };
  const clock = createClock(new Date(`${TODAY}T09:00:00Z`));
  const hubspot = await startHubSpot({ port: 0, world, app: own, origins: {}, limits, clock });
  const all = scopesOf(hubspot.implemented);
  own.requiredScopes.push('oauth', ...all.filter((scope) => !ofApp(scope)));
  const { userId } = world.hubspot.users.find((user) => user.managesIntegrations)!;
  const consent = { userId, scopes: own.requiredScopes };
  const given = await tokens(hubspot.url, { token: HUBSPOT_TOKEN, consent });
  const form = { grant_type: 'client_credentials', ...app, scope: all.filter(ofApp).join(' ') };
  const appToken = await posted(hubspot.url + HUBSPOT_TOKEN, new URLSearchParams(form));
  const headers = (operation: Implemented): Record<string, string> => {
    const { access_token: token = '' } = scopesOf([operation]).some(ofApp) ? appToken : given;
    return { authorization: `Bearer ${token}` };
  };
  const refreshToken = given['refresh_token'] ?? '';
  return houseOf(hubspot, { vendor: 'HubSpot', refreshToken, headers: (one) => Promise.resolve(headers(one)) });
}
