import { randomSecret } from '../../src/lib/crypto.ts';
import type { Reply, Visit } from './door.ts';

/** What a browser is known by on its way through one kind of consent. */
type Purpose = 'install' | 'connect';

/** `lax` comes along when a link or a redirect leads here; `none` also from inside HubSpot's own pages. */
type SameSite = 'lax' | 'none';

/** Longer than any consent is open. */
const KEPT_SECONDS = 3600;

/** The prefix binds a cookie to this very host, over https (or on localhost), for every path. */
const nameOf = (purpose: Purpose): string => `__Host-tieout-${purpose}`;

/** The secret that this browser was given; null: it has none. */
export function browserSecretOf({ cookie }: Visit, purpose: Purpose): string | null {
  const value = cookie(nameOf(purpose)) ?? '';
  return /^[\w-]{43}$/.test(value) ? value : null;
}

/** The browser's own secret, so that several windows of it go on beside each other; else a new one. */
export const secretFor = (visit: Visit, purpose: Purpose): string => browserSecretOf(visit, purpose) ?? randomSecret();

/** The reply with the browser's secret as a cookie that no script can read. */
export function withSecret(reply: Reply, secret: string, how: { purpose: Purpose; sameSite: SameSite }): Reply {
  const sameSite = how.sameSite === 'lax' ? 'Lax' : 'None';
  const cookie = `${nameOf(how.purpose)}=${secret}; Path=/; Secure; HttpOnly; SameSite=${sameSite}; Max-Age=${KEPT_SECONDS}`;
  return { ...reply, headers: { ...reply.headers, 'set-cookie': cookie } };
}
