import { withViewer } from '../../sandbox/hubspot/proxy/target.ts';
import { signatureV3 } from '../../sandbox/hubspot/proxy/signature.ts';
import { users } from '../../sandbox/seed/users.ts';
import type { Field } from './open-field.ts';

const { userId, email: userEmail } = users.rep;

export interface Asked {
  method: 'GET' | 'POST';
  path: string;
  body?: object;
}

/** Asks a door as the rep's card does: signed by HubSpot. Throws when the answer is not `ok`. */
export async function askAsCard(field: Field, { method, path, body: given }: Asked): Promise<unknown> {
  const { config, portalId } = field;
  const appId = Number(config.hubspot.appId);
  const url = withViewer(`${config.publicUrl}${path}`, { userId, portalId: Number(portalId), userEmail, appId });
  const body = given ? JSON.stringify(given) : '';
  const timestamp = Date.now();
  const headers = {
    'content-type': 'application/json',
    'x-hubspot-signature-v3': signatureV3(config.hubspot.clientSecret, { method, url, body, timestamp }),
    'x-hubspot-request-timestamp': String(timestamp),
  };
  const target = url.replace(config.publicUrl, field.url);
  const response = await fetch(target, { method, headers, ...(given && { body }) });
  const text = await response.text();
  const answer = JSON.parse(text) as { ok: boolean; value: unknown };
  if (!answer.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
  return answer.value;
}
