import { hashText, type KeyRing } from '../lib/crypto.ts';
import type { VendorFailure } from '../lib/failure.ts';
import { ok, type Result } from '../lib/result.ts';
import { admitPerson, type AdmitDeps } from './admit-person.ts';
import type { ListConnections, XeroExchange } from './connect-organisations.ts';
import { refused, type ConsentRefused } from './consent-refusals.ts';
import { isOrganisation } from './is-organisation.ts';
import type { Consented, TenancyStore } from './ports.ts';
import { sealTokens } from './sealed-tokens.ts';

export interface ReturnDeps extends AdmitDeps {
  store: Pick<TenancyStore, 'portalsOf'>;
  exchangeCode: XeroExchange;
  listConnections: ListConnections;
  keyRing: KeyRing;
}

/** What a browser brings back from Xero. */
interface BroughtState {
  state: string;
  browserSecret: string | null;
}

/**
 * Takes the code that Xero has given and keeps, sealed, what it lets us into, until the person confirms. The state counts
 * once, whatever comes of it, and only in the browser that took it along. (C2, C3)
 */
export async function returnFromXero(
  deps: ReturnDeps,
  { code, redirectUri, ...brought }: BroughtState & { code: string; redirectUri: string },
): Promise<Result<{ consentId: string }, VendorFailure | ConsentRefused>> {
  const used = await useState(deps, brought);
  if (!used.ok) return used;
  const { consentId, portalId } = used.value;
  const tokens = await deps.exchangeCode({ code, redirectUri });
  if (!tokens.ok) return tokens;
  const { userId: xeroUserId, accessToken, authenticationEventId } = tokens.value;
  const found = await consentedTo(deps, { portalId, accessToken, authenticationEventId });
  if (!found.ok) return found;
  const sealed = sealTokens(deps.keyRing, { table: 'consents', owner: consentId }, tokens.value);
  const granted = { xeroUserId, tokens: sealed, organisations: found.value };
  const at = deps.clock.now();
  if (!(await deps.consents.move({ consentId, from: ['returned'], to: 'returned', at, granted })))
    return refused('spent');
  if (found.value.some(isOrganisation)) return ok({ consentId });
  return refused(found.value.length > 0 ? 'practice_only' : 'nothing_connected');
}

/** The state is used up by whoever brings it back, also when the person did not agree at Xero. */
export async function useState(
  deps: AdmitDeps,
  { state, browserSecret }: BroughtState,
): Promise<Result<{ consentId: string; portalId: string }, ConsentRefused>> {
  const admitted = await admitPerson(deps, { key: { stateHash: hashText(state) }, steps: ['left'], browserSecret });
  if (!admitted.ok) return admitted;
  const { consentId, who, at } = admitted.value;
  const moved = await deps.consents.move({ consentId, from: ['left'], to: 'returned', at });
  return moved ? ok({ consentId, portalId: who.portalId }) : refused('spent');
}

/**
 * What this consent lets us into. One that is given again for what was connected already may connect nothing anew, and
 * renews what the portal has from the same person.
 */
async function consentedTo(
  { listConnections, store }: ReturnDeps,
  given: { portalId: string; accessToken: string; authenticationEventId: string | null },
): Promise<Result<Consented[], VendorFailure>> {
  const { portalId, accessToken, authenticationEventId } = given;
  const ofConsent = await listConnections(accessToken, authenticationEventId ?? undefined);
  if (!ofConsent.ok || ofConsent.value.length > 0 || authenticationEventId === null) return ofConsent;
  const all = await listConnections(accessToken);
  if (!all.ok) return all;
  const users = await store.portalsOf(all.value.map(({ tenantId }) => tenantId));
  const own = users.filter((user) => user.portalId === portalId).map(({ tenantId }) => tenantId);
  return ok(all.value.filter(({ tenantId }) => own.includes(tenantId)));
}
