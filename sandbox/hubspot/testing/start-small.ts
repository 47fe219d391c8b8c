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

export const app: App = {
  appId: 54321,
  clientId: 'client-id',
  clientSecret: 'client-secret',
  redirectUris: ['https://app.tieout.test/oauth/hubspot/callback'],
  requiredScopes: scopes,
  optionalScopes: ['crm.objects.line_items.read', 'crm.objects.products.read'],
  permittedUrls: ['https://app.tieout.test'],
};

/** A stand-in and short ways to talk to it. */
export interface SmallHubSpot extends RunningHubSpot {
  /** Calls the control plane with JSON. */
  control: (method: string, path: string, body?: unknown) => Promise<Answered>;
  /** Posts a form to an OAuth endpoint, with the client's own credentials unless the form has others. */
  form: (path: string, fields: Record<string, string>) => Promise<Answered>;
  /** Calls the API with a token. */
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
  const api: SmallHubSpot['api'] = async (token, path, body) => {
    const init = json(body === undefined ? 'GET' : 'POST', body);
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${token}`);
    return read(await fetch(url + path, { ...init, headers }));
  };
  const token: SmallHubSpot['token'] = async (optionalScopes = []) => {
    const { body: consent } = await control('POST', '/consent', { userId: 9, scopes, optionalScopes });
    const { body } = await form('/oauth/2026-09/token', {
      grant_type: 'authorization_code',
      code: String(consent['code']),
      redirect_uri: String(consent['redirectUri']),
    });
    return String(body['access_token']);
  };
  return { ...running, control, form, api, token };
};
