import type { Vendors } from '../field/start-vendors.ts';

/** Calls one vendor as the connected app; throws what it says when it does not answer 2xx. */
export type Ask = (path: string, init?: RequestInit) => Promise<void>;

interface Consent {
  code: string;
  redirectUri: string;
}

async function asJson<T>(url: string, init: RequestInit): Promise<T> {
  const response = await fetch(url, init);
  const text = await response.text();
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${text}`);
  return JSON.parse(text) as T;
}

const posted = (body: object): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

function asking(url: string, token: string, more: Record<string, string> = {}): Ask {
  return async (path, init = {}) => {
    const headers = new Headers({ authorization: `Bearer ${token}`, accept: 'application/json', ...more });
    new Headers(init.headers).forEach((value, name) => headers.set(name, value));
    const response = await fetch(url + path, { ...init, headers });
    const bytes = await response.arrayBuffer();
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${Buffer.from(bytes).toString()}`);
  };
}

/** Lets the app into the first organisation, to read and to write. */
export async function connectXero({ xero }: Vendors, app: { id: string; secret: string }): Promise<Ask> {
  const scopes = ['offline_access', ...['invoices', 'payments', 'contacts'].map((name) => `accounting.${name}`)];
  const { code, redirectUri } = await asJson<Consent>(`${xero.url}/__sandbox/consent`, posted({ scopes }));
  const { access_token } = await asJson<{ access_token: string }>(`${xero.url}/connect/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${app.id}:${app.secret}`)}` },
    body: new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri: redirectUri }),
  });
  const tenant = xero.state.data.organisations[0]?.organisationId ?? '';
  return asking(xero.url, access_token, { 'xero-tenant-id': tenant });
}

/** Installs the app in the portal. */
export async function connectHubSpot({ hubspot, scopes }: Vendors, app: { id: string; secret: string }): Promise<Ask> {
  const userId = hubspot.state.data.users.find(({ role }) => role === 'admin')?.userId;
  const { code, redirectUri } = await asJson<Consent>(`${hubspot.url}/__sandbox/consent`, posted({ userId, scopes }));
  const { access_token } = await asJson<{ access_token: string }>(`${hubspot.url}/oauth/2026-09/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: app.id,
      client_secret: app.secret,
      code,
      redirect_uri: redirectUri,
    }),
  });
  return asking(hubspot.url, access_token);
}
