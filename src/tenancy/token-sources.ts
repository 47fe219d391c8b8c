import type { Clock } from '../lib/clock.ts';
import type { KeyRing } from '../lib/crypto.ts';
import type { VendorFailure } from '../lib/failure.ts';
import { err, type Result } from '../lib/result.ts';
import { createAccessTokens } from './access-token.ts';
import type { RefreshTokens, TenancyStore } from './ports.ts';

export interface TokenSourceDeps {
  store: Pick<TenancyStore, 'hubspotGrants' | 'xeroGrants' | 'xeroUserOf'>;
  refresh: RefreshTokens;
  keyRing: KeyRing;
  clock: Clock;
}

/** Gives an access token for calls in the name of a portal or of one of its connections; see `createAccessTokens`. */
export type TokenSource<Who> = (who: Who, how: { fresh: boolean }) => Promise<Result<string, VendorFailure>>;

/** HubSpot's tokens, by portal. */
export function hubspotTokens({ store, ...deps }: TokenSourceDeps): TokenSource<{ portalId: string }> {
  const tokens = createAccessTokens({
    ...deps,
    vendor: 'hubspot',
    table: 'hubspot_grants',
    grants: store.hubspotGrants,
  });
  return ({ portalId }, how) => tokens(portalId, how);
}

/** Xero's tokens, by connection: the grant is that of the Xero user who connected, and may serve several connections. */
export function xeroTokens({ store, ...deps }: TokenSourceDeps): TokenSource<{ portalId: string; tenantId: string }> {
  const tokens = createAccessTokens({ ...deps, vendor: 'xero', table: 'xero_grants', grants: store.xeroGrants });
  return async ({ portalId, tenantId }, how) => {
    const userId = await store.xeroUserOf(portalId, tenantId);
    if (userId === null) return err({ code: 'auth_revoked', vendor: 'xero', detail: 'there is no working connection' });
    return tokens(userId, how);
  };
}
