import { hashText, randomSecret } from '../lib/crypto.ts';
import { ok, type Result } from '../lib/result.ts';
import { admitPerson, type AdmitDeps } from './admit-person.ts';
import { refused, type ConsentRefused } from './consent-refusals.ts';
import { CONSENT_GOOD_FOR_MS } from './open-connect-ticket.ts';
import { XERO_SCOPES } from './scopes.ts';

export interface LeaveDeps extends AdmitDeps {
  /** Our app at Xero. */
  xeroApp: {
    clientId: string;
    /** No trailing slash; `https://login.xero.com`. */
    loginUrl: string;
    /** Where Xero sends the person back to. */
    redirectUri: string;
  };
}

/**
 * Sends the person on to Xero's consent page, with a state that nobody has seen before. Who comes back with the browser's
 * Back may leave again; the state before it is void then. Source: Xero's page on the authorisation code flow.
 */
export async function leaveForXero(
  deps: LeaveDeps,
  { ticket, browserSecret }: { ticket: string; browserSecret: string | null },
): Promise<Result<{ url: string }, ConsentRefused>> {
  const key = { ticketHash: hashText(ticket) };
  const admitted = await admitPerson(deps, { key, steps: ['opened', 'left'], browserSecret });
  if (!admitted.ok) return admitted;
  const { consentId, at } = admitted.value;
  const state = randomSecret();
  const left = await deps.consents.move({
    consentId,
    from: ['opened', 'left'],
    to: 'left',
    at,
    stateHash: hashText(state),
    expiresAt: new Date(at.getTime() + CONSENT_GOOD_FOR_MS),
  });
  return left ? ok({ url: authoriseUrl(deps.xeroApp, state) }) : refused('spent');
}

function authoriseUrl({ clientId, loginUrl, redirectUri }: LeaveDeps['xeroApp'], state: string): string {
  const asked = {
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    scope: XERO_SCOPES.join(' '),
    state,
  };
  const query = Object.entries(asked).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${loginUrl}/identity/connect/authorize?${query.join('&')}`;
}
