import type { Clock } from '../lib/clock.ts';
import type { VendorFailure } from '../lib/failure.ts';
import { err, ok, type Result } from '../lib/result.ts';
import { assertOutsideTransaction } from '../lib/transaction-guard.ts';
import type { SealedGrant } from './ports.ts';
import { accessTokenOf, ended, refreshGrant, type RefreshDeps } from './refresh-grant.ts';

export interface AccessTokenDeps extends RefreshDeps {
  clock: Clock;
}

/** Gives an access token of the owner's grant: of a portal (HubSpot), of a Xero user (Xero). */
export type AccessTokens = (owner: string, how: { fresh: boolean }) => Promise<Result<string, VendorFailure>>;

/** A token that ends within this time is not handed out: the call that it is for takes time as well. */
const MARGIN_MS = 60_000;

/**
 * Access tokens, refreshed by their time of expiry (a minute before) or when `fresh` asks for it because the vendor has
 * refused the last one. However many ask at once, in this process and in others, one refresh is made for them (see
 * `refreshGrant`). A refresh that the vendor refuses for good marks the grant revoked and is `auth_revoked`, from then on
 * without asking the vendor. Throws inside a transaction.
 */
export function createAccessTokens(deps: AccessTokenDeps): AccessTokens {
  const underWay = new Map<string, Promise<Result<string, VendorFailure>>>();
  return async (owner, { fresh }) => {
    assertOutsideTransaction('A token was asked for');
    const grant = await deps.grants.read(owner);
    if (!grant || grant.state === 'revoked')
      return err(ended(deps.vendor, grant ? 'the grant was revoked' : 'there is no grant'));
    if (!fresh && !isEnding(grant, deps.clock)) return ok(accessTokenOf(deps, owner, grant));
    const running = underWay.get(owner) ?? refreshGrant(deps, { owner, grant }).finally(() => underWay.delete(owner));
    underWay.set(owner, running);
    return running;
  };
}

const isEnding = (grant: SealedGrant, clock: Clock): boolean =>
  grant.accessExpiresAt.getTime() - clock.now().getTime() <= MARGIN_MS;
