import type { Clock } from '../lib/clock.ts';
import type { KeyRing } from '../lib/crypto.ts';
import type { Vendor, VendorFailure } from '../lib/failure.ts';
import { err, ok, type Result } from '../lib/result.ts';
import { assertOutsideTransaction } from '../lib/transaction-guard.ts';
import type { GrantRows, RefreshTokens, SealedGrant } from './ports.ts';
import { sealTokens, unsealTokens, type GrantRow } from './sealed-tokens.ts';

export interface AccessTokenDeps {
  vendor: Vendor;
  table: GrantRow['table'];
  grants: GrantRows;
  refresh: RefreshTokens;
  keyRing: KeyRing;
  clock: Clock;
}

/** Gives an access token of the owner's grant: of a portal (HubSpot), of a Xero user (Xero). */
export type AccessTokens = (owner: string, how: { fresh: boolean }) => Promise<Result<string, VendorFailure>>;

/** A token that ends within this time is not handed out: the call that it is for takes time as well. */
const MARGIN_MS = 60_000;

/**
 * Access tokens, refreshed by their time of expiry (a minute before) or when `fresh` asks for it because the vendor has
 * refused the last one. However many ask at once in this process, one refresh is made for them; between processes the
 * grant's version decides, and who comes second takes the winner's token. A refresh that the vendor refuses for good marks the
 * grant revoked and is `auth_revoked`, from then on without asking the vendor. Throws inside a transaction.
 */
export function createAccessTokens(deps: AccessTokenDeps): AccessTokens {
  const underWay = new Map<string, Promise<Result<string, VendorFailure>>>();
  return async (owner, { fresh }) => {
    assertOutsideTransaction('A token was asked for');
    const grant = await deps.grants.read(owner);
    if (!grant || grant.state === 'revoked')
      return revoked(deps.vendor, grant ? 'the grant was revoked' : 'there is no grant');
    if (!fresh && !isEnding(grant, deps.clock)) return ok(accessTokenOf(deps, owner, grant));
    const running = underWay.get(owner) ?? refreshGrant(deps, owner, grant).finally(() => underWay.delete(owner));
    underWay.set(owner, running);
    return running;
  };
}

async function refreshGrant(
  deps: AccessTokenDeps,
  owner: string,
  grant: SealedGrant,
): Promise<Result<string, VendorFailure>> {
  const row = { table: deps.table, owner };
  const refreshed = await deps.refresh(unsealTokens(deps.keyRing, row, grant).refreshToken);
  // Stored before it is used: a token that was used and then lost would end the grant.
  if (refreshed.ok && (await deps.grants.swap(owner, sealTokens(deps.keyRing, row, refreshed.value), grant.version)))
    return ok(refreshed.value.accessToken);
  if (!refreshed.ok && refreshed.error.code !== 'auth_revoked') return refreshed;
  const winner = await deps.grants.read(owner);
  if (winner && winner.state === 'usable' && winner.version !== grant.version)
    return ok(accessTokenOf(deps, owner, winner));
  await deps.grants.revoke(owner, grant.version);
  return refreshed.ok ? revoked(deps.vendor, 'the grant was revoked') : refreshed;
}

const isEnding = (grant: SealedGrant, clock: Clock): boolean =>
  grant.accessExpiresAt.getTime() - clock.now().getTime() <= MARGIN_MS;

const accessTokenOf = ({ keyRing, table }: AccessTokenDeps, owner: string, grant: SealedGrant): string =>
  unsealTokens(keyRing, { table, owner }, grant).accessToken;

const revoked = (vendor: Vendor, detail: string): Result<never, VendorFailure> =>
  err({ code: 'auth_revoked', vendor, detail });
