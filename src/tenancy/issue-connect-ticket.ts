import type { Clock } from '../lib/clock.ts';
import { hashText, randomSecret } from '../lib/crypto.ts';
import type { NewId } from '../lib/ids.ts';
import type { Consent, ConsentStore } from './ports.ts';

/** Long enough to open the window, too short to be passed on. */
const GOOD_FOR_MS = 5 * 60_000;

export interface TicketDeps {
  consents: ConsentStore;
  /** Where browsers find our pages; no trailing slash. */
  browserUrl: string;
  clock: Clock;
  newId: NewId;
}

/**
 * Makes an address that lets its person begin to connect Xero: once, within five minutes, in one browser. Whether that
 * person may is the caller's to decide first; it is decided again at each later step. (C2, C87)
 */
export async function issueConnectTicket(
  { consents, browserUrl, clock, newId }: TicketDeps,
  who: NonNullable<Consent['who']>,
): Promise<{ url: string; expiresAt: Date }> {
  const ticket = randomSecret();
  const expiresAt = new Date(clock.now().getTime() + GOOD_FOR_MS);
  const started = { consentId: newId(), kind: 'xero_connect', step: 'asked', cookieHash: null } as const;
  await consents.add({ ...started, who, ticketHash: hashText(ticket), expiresAt });
  return { url: `${browserUrl}/oauth/xero/connect?ticket=${ticket}`, expiresAt };
}
