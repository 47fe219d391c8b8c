import type { Clock } from '../lib/clock.ts';
import type { VendorFailure } from '../lib/failure.ts';
import { ok, type Result } from '../lib/result.ts';
import type { Connection, TenancyStore, TokenWatch } from './ports.ts';
import type { TokenSource } from './token-sources.ts';

type Who = Pick<Connection, 'portalId' | 'tenantId'>;

/** What the bearer of a token has connected. */
type ListConnections = (accessToken: string) => Promise<Result<Pick<Connection, 'tenantId'>[], VendorFailure>>;

export interface CheckDeps {
  store: Pick<TenancyStore, 'openConnection' | 'endInXero'>;
  token: TokenSource<Who>;
  listConnections: ListConnections;
  clock: Clock;
  watch: Pick<TokenWatch, 'ended'>;
}

/**
 * Asks Xero, with one call, whether the organisation is still connected. One that is not is marked disconnected in Xero, and
 * its people are told. Fails as reading from Xero fails; nothing is changed then.
 */
export async function checkConnection(
  { store, token, listConnections, clock, watch }: CheckDeps,
  who: Who,
): Promise<Result<'connected' | 'disconnected', VendorFailure>> {
  // Read before Xero is asked: what is connected anew meanwhile is not what the answer is about.
  const connection = await store.openConnection(who.portalId, who.tenantId);
  if (!connection) return ok('disconnected');
  const accessToken = await token(who, { fresh: false });
  if (!accessToken.ok) return accessToken;
  const listed = await listConnections(accessToken.value);
  if (!listed.ok) return listed;
  if (listed.value.some(({ tenantId }) => tenantId === who.tenantId)) return ok('connected');
  if (await store.endInXero(connection, clock.now())) {
    const { portalId, tenantId, tenantName } = connection;
    await watch.ended([{ portalId, tenantId, tenantName, how: 'in_xero' }]);
  }
  return ok('disconnected');
}

/**
 * What a 403 of Xero's for one organisation means: it was disconnected there (`auth_revoked`, told), or Xero refuses something
 * else (`vendor_rejected` with its own words). Source: Xero's "Response codes", public reports of 403.
 */
export async function meaningOfRefusal(deps: CheckDeps, who: Who, words: string): Promise<VendorFailure> {
  const checked = await checkConnection(deps, who);
  if (!checked.ok) return checked.error;
  if (checked.value === 'connected') return { code: 'vendor_rejected', vendor: 'xero', status: 403, messages: [words] };
  return { code: 'auth_revoked', vendor: 'xero', detail: 'the organisation was disconnected in Xero', told: true };
}
