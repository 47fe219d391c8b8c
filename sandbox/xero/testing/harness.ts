import { createClock } from '../../kit/clock.ts';
import { startXero, type XeroOptions, type XeroStandIn } from '../start.ts';
import type { Wire } from '../wire/wire.ts';
import { ids, smallWorld, TODAY } from './small-world.ts';

export const client = { clientId: 'app', clientSecret: 'secret', redirectUris: ['http://localhost/callback'] };

export const ALL_READ = [
  'offline_access',
  ...['invoices', 'payments', 'contacts', 'settings'].map((name) => `accounting.${name}.read`),
];

/** A stand-in with the small world, at nine in the morning of its day. */
export const startSmall = (options: Partial<XeroOptions> = {}): Promise<XeroStandIn> =>
  startXero({
    port: 0,
    world: smallWorld(),
    clients: [client],
    clock: createClock(new Date(`${TODAY}T09:00:00Z`)),
    ...options,
  });

export const control = (xero: XeroStandIn, path: string, body: unknown): Promise<Response> =>
  fetch(`${xero.url}/__sandbox${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });

/** Asks the token endpoint as the app. */
export const askToken = (xero: XeroStandIn, form: Record<string, string>, secret = 'secret'): Promise<Response> =>
  fetch(`${xero.url}/connect/token`, {
    method: 'POST',
    headers: { Authorization: `Basic ${btoa(`app:${secret}`)}` },
    body: new URLSearchParams(form),
  });

export interface Tokens {
  access_token: string;
  refresh_token?: string;
  expires_in: number;
}

/** A person consents, to what and as whom is said to the control plane, and the app exchanges the code. Throws the status of a refusal. */
export const connectAs = async (
  xero: XeroStandIn,
  consent: { scopes?: string[]; tenantIds?: string[]; clientId?: string; userId?: string },
): Promise<Tokens> => {
  const agreed = await control(xero, '/consent', { scopes: ALL_READ, ...consent });
  if (!agreed.ok) throw new Error(`The consent was answered ${agreed.status}`);
  const { code = '', redirectUri = '' } = (await agreed.json()) as Record<string, string>;
  const answer = await fetch(`${xero.url}/connect/token`, {
    method: 'POST',
    headers: { Authorization: `Basic ${btoa(`${consent.clientId ?? client.clientId}:${client.clientSecret}`)}` },
    body: new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri: redirectUri }),
  });
  return (await answer.json()) as Tokens;
};

/** A person consents for the small organisation, and the app exchanges the code. */
export const connect = (xero: XeroStandIn, scopes = ALL_READ): Promise<Tokens> => connectAs(xero, { scopes });

/** What `GET /connections` lists. */
export const connectionsOf = async (
  xero: XeroStandIn,
  { access_token }: Tokens,
  query = '',
): Promise<Record<string, string>[]> => {
  const headers = { Authorization: `Bearer ${access_token}` };
  return (await (await fetch(`${xero.url}/connections${query}`, { headers })).json()) as Record<string, string>[];
};

/** Calls the accounting API of the small organisation. */
export const call = (
  xero: XeroStandIn,
  tokens: Tokens,
  { path, headers = {} }: { path: string; headers?: Record<string, string> },
): Promise<Response> =>
  fetch(`${xero.url}/api.xro/2.0${path}`, {
    headers: {
      Authorization: `Bearer ${tokens.access_token}`,
      'xero-tenant-id': ids.organisation,
      Accept: 'application/json',
      ...headers,
    },
  });

/** The rows of a list, or of a single read. */
export const rowsOf = async (answer: Response, name: string): Promise<Wire[]> =>
  ((await answer.json()) as Record<string, Wire[]>)[name] ?? [];
