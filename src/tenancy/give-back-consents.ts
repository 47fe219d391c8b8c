import type { Clock } from '../lib/clock.ts';
import type { KeyRing } from '../lib/crypto.ts';
import type { VendorFailure } from '../lib/failure.ts';
import { ok, type Result } from '../lib/result.ts';
import type { ConsentStore, GrantedAtXero, RefreshTokens, TenancyStore } from './ports.ts';
import { sealTokens, unsealTokens } from './sealed-tokens.ts';

export interface GiveBackDeps {
  consents: ConsentStore;
  store: Pick<TenancyStore, 'isRelied'>;
  refresh: RefreshTokens;
  /** Ends one connection at Xero; one that is gone is no failure. */
  deleteConnection: (accessToken: string, connectionId: string) => Promise<Result<void, VendorFailure>>;
  keyRing: KeyRing;
  clock: Clock;
  /** Is told what went wrong with one consent; the others go on. */
  broken: (error: unknown) => void;
}

/** A token with less time left than this is renewed before it is used. */
const MARGIN_MS = 60_000;

/** After that long it is given up: whoever wants to can end the connection in Xero. */
const TRIED_FOR_MS = 7 * 24 * 3_600_000;

/**
 * Clears away consents whose time is over. Where the person agreed at Xero and never confirmed, the connection is ended there,
 * unless somebody relies on it. What Xero does not take now is tried again next time, for a week. Returns how many of each.
 */
export async function giveBackConsents(deps: GiveBackDeps): Promise<{ removed: number; failed: number }> {
  const counts = { removed: 0, failed: 0 };
  const now = deps.clock.now().getTime();
  for (const { consentId, granted, expiresAt } of await deps.consents.expiredBefore(deps.clock.now())) {
    const isGiven = granted ? await isGivenBack(deps, consentId, granted) : true;
    const isOver = isGiven || now - expiresAt.getTime() > TRIED_FOR_MS;
    if (isOver) await deps.consents.remove(consentId);
    counts[isOver ? 'removed' : 'failed'] += 1;
  }
  return counts;
}

async function isGivenBack(deps: GiveBackDeps, consentId: string, granted: GrantedAtXero): Promise<boolean> {
  try {
    const given = await giveBack(deps, consentId, granted);
    // A grant that has ended lets us into nothing that could be given back.
    return given.ok || given.error.code === 'auth_revoked';
  } catch (error) {
    deps.broken(error);
    return false;
  }
}

async function giveBack(
  deps: GiveBackDeps,
  consentId: string,
  granted: GrantedAtXero,
): Promise<Result<void, VendorFailure>> {
  const abandoned: string[] = [];
  for (const { tenantId, connectionId } of granted.organisations)
    if (!(await deps.store.isRelied(tenantId, deps.clock.now()))) abandoned.push(connectionId);
  if (abandoned.length === 0) return ok(undefined);
  const accessToken = await accessTokenOf(deps, consentId, granted);
  if (!accessToken.ok) return accessToken;
  for (const connectionId of abandoned) {
    const ended = await deps.deleteConnection(accessToken.value, connectionId);
    if (!ended.ok) return ended;
  }
  return ok(undefined);
}

async function accessTokenOf(
  { consents, refresh, keyRing, clock }: GiveBackDeps,
  consentId: string,
  { tokens }: GrantedAtXero,
): Promise<Result<string, VendorFailure>> {
  const row = { table: 'consents', owner: consentId } as const;
  const { accessToken, refreshToken } = unsealTokens(keyRing, row, tokens);
  if (tokens.accessExpiresAt.getTime() - clock.now().getTime() > MARGIN_MS) return ok(accessToken);
  const refreshed = await refresh(refreshToken);
  if (!refreshed.ok) return refreshed;
  // Kept, should Xero not take the call that follows: the token that was spent serves half an hour longer and no more.
  await consents.keepTokens(consentId, sealTokens(keyRing, row, refreshed.value));
  return ok(refreshed.value.accessToken);
}
