import { createHmac } from 'node:crypto';
import { testSecrets } from '../../scripts/test/secrets.ts';

export const PUBLIC_URL = 'https://app.tieout.test';
export const CLIENT_SECRET = testSecrets['the client secret of HubSpot'];

/** Who HubSpot says is calling. */
export interface Signer {
  portalId: string;
  userId: string;
  userEmail?: string;
  /** When HubSpot signs. */
  now: Date;
  secret?: string;
}

/** A request as it goes over the wire. */
export interface WireRequest {
  method: string;
  /** Path and query. */
  path: string;
  headers: Record<string, string>;
  body: Buffer;
}

export interface Asked {
  method?: string;
  path: string;
  query?: Record<string, string>;
  /** An object is sent as JSON; text and bytes as they are. */
  body?: object | string;
}

/** The request as HubSpot sends it for a card's `hubspot.fetch`: identity appended, signed with v3. */
export function signed(signer: Signer, { method = 'GET', path, query = {}, body = '' }: Asked): WireRequest {
  const { portalId, userId, userEmail = `user${userId}@acme.test` } = signer;
  const parameters = { ...query, userId, portalId, userEmail, appId: '54321' };
  const search = Object.entries(parameters).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return signWire(signer, { method, path: `${path}?${search.join('&')}`, body });
}

/** Signs an address as it is, nothing appended: for what HubSpot itself would never send. */
export function signWire(
  signer: Pick<Signer, 'now' | 'secret'>,
  { method = 'GET', path, body = '' }: Asked,
): WireRequest {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  const timestamp = String(signer.now.getTime());
  // Of what these tests send, HubSpot decodes these alone before it signs.
  const url = PUBLIC_URL + path.replaceAll('%40', '@').replaceAll('%3A', ':').replaceAll('%2C', ',');
  const signature = createHmac('sha256', signer.secret ?? CLIENT_SECRET)
    .update(Buffer.concat([Buffer.from(method + url), bytes, Buffer.from(timestamp)]))
    .digest('base64');
  return {
    method,
    path,
    body: bytes,
    headers: {
      'x-hubspot-signature-v3': signature,
      'x-hubspot-request-timestamp': timestamp,
      ...(bytes.length > 0 && { 'content-type': 'application/json' }),
    },
  };
}
