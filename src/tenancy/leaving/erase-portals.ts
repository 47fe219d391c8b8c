import type { Clock } from '../../lib/clock.ts';
import type { KeyRing } from '../../lib/crypto.ts';
import type { VendorFailure } from '../../lib/failure.ts';
import type { Result } from '../../lib/result.ts';
import { unsealTokens } from '../sealed-tokens.ts';
import type { ErasingStore, UnservingGrant } from './ports.ts';

/** How long the trail of who did what outlives its portal; Xero asks for a year. */
const TRAIL_KEPT_MS = 365 * 24 * 3_600_000;

export interface EraseDeps {
  store: ErasingStore;
  /** Ends a lineage of tokens at Xero, with every connection that it still serves there. */
  revokeAtXero: (refreshToken: string) => Promise<Result<void, VendorFailure>>;
  keyRing: KeyRing;
  clock: Clock;
  /** Is told what could not be done; the rest goes on. */
  broken: (error: unknown, portalId: string | null) => void;
}

/** What was deleted. */
export interface Erased {
  portals: number;
  trails: number;
  grants: number;
}

/**
 * Deletes what nobody may keep any longer: portals whose grace period is over, trails of a year ago, and grants at Xero that
 * serve no connection any more, which are revoked there first. What fails is tried again by the next run.
 */
export async function erasePortals(deps: EraseDeps): Promise<Erased> {
  const { store, clock, broken } = deps;
  const erased: Erased = { portals: 0, trails: 0, grants: 0 };
  for (const portalId of await store.portalsToErase(clock.now())) {
    const deleted = await store.erasePortal(portalId, clock.now()).catch((error: unknown) => {
      broken(error, portalId);
      return null;
    });
    if (deleted) erased.portals += 1;
  }
  erased.trails = await store.forgetTrails(new Date(clock.now().getTime() - TRAIL_KEPT_MS));
  for (const grant of await store.unservingGrants(clock.now())) {
    const ended = await endGrant(deps, grant).catch((error: unknown) => {
      broken(error, null);
      return false;
    });
    if (ended) erased.grants += 1;
  }
  return erased;
}

async function endGrant({ store, revokeAtXero, keyRing, clock, broken }: EraseDeps, grant: UnservingGrant) {
  if (grant.state === 'usable') {
    const row = { table: 'xero_grants', owner: grant.xeroUserId } as const;
    const revoked = await revokeAtXero(unsealTokens(keyRing, row, grant).refreshToken);
    // A grant that is dead there is what we want.
    if (!revoked.ok && revoked.error.code !== 'auth_revoked') {
      broken(revoked.error, null);
      return false;
    }
  }
  await store.removeGrant(grant, clock.now());
  return true;
}
