import type { Clock } from '../lib/clock.ts';
import type { KeyRing } from '../lib/crypto.ts';
import type { VendorFailure } from '../lib/failure.ts';
import { randomId, type NewId } from '../lib/ids.ts';
import { err, type Result } from '../lib/result.ts';
import { createAccessTokens, type AccessTokens } from './access-token.ts';
import type { RefreshTokens, TenancyStore, TokenWatch } from './ports.ts';
import type { Patience } from './refresh-grant.ts';

export interface TokenSourceDeps {
  store: Pick<TenancyStore, 'hubspotGrants' | 'xeroGrants' | 'xeroUserOf'>;
  refresh: RefreshTokens;
  keyRing: KeyRing;
  clock: Clock;
  newId?: NewId | undefined;
  /** Absent: nobody is told. */
  watch?: TokenWatch | undefined;
  patience?: Patience | undefined;
}

/** Gives an access token for calls in the name of a portal or of one of its connections; see `createAccessTokens`. */
export type TokenSource<Who> = (who: Who, how: { fresh: boolean }) => Promise<Result<string, VendorFailure>>;

/** Is told and does nothing. */
export const NOBODY: TokenWatch = { refreshed: () => undefined, ended: () => Promise.resolve() };

/** The access tokens of every grant at HubSpot, by portal. */
export const hubspotGrantTokens = ({
  store,
  newId = randomId,
  watch = NOBODY,
  ...deps
}: TokenSourceDeps): AccessTokens =>
  createAccessTokens({
    ...deps,
    newId,
    watch,
    vendor: 'hubspot',
    table: 'hubspot_grants',
    grants: store.hubspotGrants,
  });

/** The access tokens of every grant at Xero, by Xero user. */
export const xeroGrantTokens = ({ store, newId = randomId, watch = NOBODY, ...deps }: TokenSourceDeps): AccessTokens =>
  createAccessTokens({ ...deps, newId, watch, vendor: 'xero', table: 'xero_grants', grants: store.xeroGrants });

/** HubSpot's tokens, by portal. */
export function hubspotTokens(deps: TokenSourceDeps): TokenSource<{ portalId: string }> {
  const tokens = hubspotGrantTokens(deps);
  return ({ portalId }, how) => tokens(portalId, how);
}

/** Xero's tokens, by connection: the grant is that of the Xero user who connected, and may serve several connections. */
export function xeroTokens(
  deps: TokenSourceDeps,
  tokens: AccessTokens = xeroGrantTokens(deps),
): TokenSource<{ portalId: string; tenantId: string }> {
  return async ({ portalId, tenantId }, how) => {
    const userId = await deps.store.xeroUserOf(portalId, tenantId);
    if (userId !== null) return tokens(userId, how);
    // Whoever ended the connection has said so; a job that was waiting has nothing to add.
    return err({ code: 'auth_revoked', vendor: 'xero', detail: 'there is no working connection', told: true });
  };
}
