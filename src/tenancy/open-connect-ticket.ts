import { hashText } from '../lib/crypto.ts';
import { ok, type Result } from '../lib/result.ts';
import { admitPerson, type AdmitDeps, type Connecting } from './admit-person.ts';
import { refused, type ConsentRefused } from './consent-refusals.ts';

/** Time to sign in at Xero and to choose there; the access token that comes of it lives no longer either. */
export const CONSENT_GOOD_FOR_MS = 30 * 60_000;

/** A ticket and the secret of the browser that it came from. */
export interface BroughtTicket {
  ticket: string;
  browserSecret: string;
}

/** Opens the ticket in this browser, and from then on in no other; the same browser may look again until it returns from Xero. */
export async function openConnectTicket(
  deps: AdmitDeps,
  { ticket, browserSecret }: BroughtTicket,
): Promise<Result<Connecting, ConsentRefused>> {
  const key = { ticketHash: hashText(ticket) };
  const admitted = await admitPerson(deps, { key, steps: ['asked', 'opened', 'left'], browserSecret });
  if (!admitted.ok) return admitted;
  const { consentId, step, who, at } = admitted.value;
  if (step !== 'asked') return ok(who);
  const opened = await deps.consents.move({
    consentId,
    from: ['asked'],
    to: 'opened',
    at,
    cookieHash: hashText(browserSecret),
    expiresAt: new Date(at.getTime() + CONSENT_GOOD_FOR_MS),
  });
  return opened ? ok(who) : refused('other_browser');
}
