import type { App, HubSpotOptions } from '../options.ts';
import { startHubSpot, type RunningHubSpot } from '../start-hubspot.ts';
import { smallWorld } from './small-world.ts';

export const scopes = [
  'oauth',
  'crm.objects.contacts.read',
  'crm.objects.companies.read',
  'crm.objects.deals.read',
  'crm.objects.owners.read',
];

/** Scopes that a test may ask for beside those that it gets. */
export const optionalScopes = [
  'crm.objects.line_items.read',
  'crm.objects.products.read',
  'crm.objects.quotes.read',
  ...['contacts', 'companies', 'deals', 'line_items', 'products', 'quotes'].map((name) => `crm.objects.${name}.write`),
  ...['contacts', 'companies', 'deals', 'quotes'].map((name) => `crm.schemas.${name}.write`),
];

export const app: App = {
  appId: 54321,
  clientId: 'client-id',
  clientSecret: 'client-secret',
  redirectUris: ['https://app.tieout.test/oauth/hubspot/callback'],
  requiredScopes: scopes,
  optionalScopes,
  permittedUrls: ['https://app.tieout.test'],
};

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A stand-in and short ways to talk to it. */
export interface SmallHubSpot extends RunningHubSpot {
  /** Calls the control plane with JSON. */
  control: (method: string, path: string, body?: unknown) => Promise<Answered>;
  /** Posts a form to an OAuth endpoint, with the client's own credentials unless the form has others. */
  form: (path: string, fields: Record<string, string>) => Promise<Answered>;
  /** Calls the API with a token, as in `PATCH /crm/…`. */
  call: (token: string, ask: `${Method} /${string}`, body?: unknown) => Promise<Answered>;
  /** Reads from the API with a token; with a body it posts. */
  api: (token: string, path: string, body?: unknown) => Promise<Answered>;
  /** A token with the required and these optional scopes. */
  token: (optionalScopes?: string[]) => Promise<string>;
}

interface Answered {
  status: number;
  headers: Headers;
  // What comes back is read by tests, which say what they expect of it.
  body: Record<string, unknown>;
}

const read = async (response: Response): Promise<Answered> => {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  const body = (isJson ? JSON.parse(text) : { text }) as Record<string, unknown>;
  return { status: response.status, headers: response.headers, body };
};

const json = (method: string, body: unknown): RequestInit =>
  body === undefined
    ? { method }
    : { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };

/** Starts a stand-in of the small world on a free port. */
export const startSmall = async (options: Partial<HubSpotOptions> = {}): Promise<SmallHubSpot> => {
  const running = await startHubSpot({ port: 0, world: smallWorld, app, origins: {}, ...options });
  const { url } = running;
  const control: SmallHubSpot['control'] = async (method, path, body) =>
    read(await fetch(`${url}/__sandbox${path}`, json(method, body)));
  const form: SmallHubSpot['form'] = async (path, fields) => {
    const body = new URLSearchParams({ client_id: app.clientId, client_secret: app.clientSecret, ...fields });
    return read(await fetch(url + path, { method: 'POST', body }));
  };
  const call: SmallHubSpot['call'] = async (token, ask, body) => {
    const [method = '', path = ''] = ask.split(' ');
    const init = json(method, body);
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${token}`);
    return read(await fetch(url + path, { ...init, headers }));
  };
  const api: SmallHubSpot['api'] = (token, path, body) =>
    call(token, `${body === undefined ? 'GET' : 'POST'} ${path as `/${string}`}`, body);
  const token: SmallHubSpot['token'] = async (optionalScopes = []) => {
    const { body: consent } = await control('POST', '/consent', { userId: 9, scopes, optionalScopes });
    const { body } = await form('/oauth/2026-09/token', {
      grant_type: 'authorization_code',
      code: String(consent['code']),
      redirect_uri: String(consent['redirectUri']),
    });
    return String(body['access_token']);
  };
  return { ...running, control, form, call, api, token };
};
