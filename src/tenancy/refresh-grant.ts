import { setTimeout as sleep } from 'node:timers/promises';
import type { KeyRing } from '../lib/crypto.ts';
import type { AuthRevoked, Vendor, VendorFailure } from '../lib/failure.ts';
import type { NewId } from '../lib/ids.ts';
import { err, ok, type Result } from '../lib/result.ts';
import type { GrantRows, RefreshOutcome, RefreshTokens, SealedGrant, TokenSet, TokenWatch } from './ports.ts';
import { sealTokens, unsealTokens, type GrantRow } from './sealed-tokens.ts';

export interface RefreshDeps {
  vendor: Vendor;
  table: GrantRow['table'];
  grants: GrantRows;
  refresh: RefreshTokens;
  keyRing: KeyRing;
  newId: NewId;
  watch: TokenWatch;
  patience?: Patience | undefined;
}

/** In milliseconds. */
export interface Patience {
  /** For how long a holder has a refresh for itself: two calls of 20 seconds, each cut off by then, and some. */
  lease: number;
  /** How often those who wait look for what came of it. */
  look: number;
  /** How long they wait: a card gives up after 15 seconds. */
  wait: number;
}

const PATIENCE: Patience = { lease: 45_000, look: 100, wait: 10_000 };

/** A grant as it was read. */
interface Read {
  owner: string;
  grant: SealedGrant;
}

/**
 * Replaces the tokens of a grant, once over all nodes: who takes the lease asks the vendor, the others wait for what comes of
 * it. The version decides in the end, so that a holder who was held up beyond its lease does no harm. Fails as the vendor
 * fails; `vendor_unavailable` also when another node has not come back in time.
 */
export async function refreshGrant(deps: RefreshDeps, read: Read): Promise<Result<string, VendorFailure>> {
  const { lease: forMs, look, wait } = deps.patience ?? PATIENCE;
  const { version } = read.grant;
  const holder = deps.newId();
  const until = performance.now() + wait;
  for (;;) {
    if (await deps.grants.lease(read.owner, { holder, version, forMs })) return askVendor(deps, read, holder);
    const replaced = await replacement(deps, read);
    if (replaced) return replaced;
    if (performance.now() >= until)
      return err({ code: 'vendor_unavailable', vendor: deps.vendor, detail: 'another process is renewing the token' });
    await sleep(look);
  }
}

async function askVendor(deps: RefreshDeps, read: Read, holder: string): Promise<Result<string, VendorFailure>> {
  const { grants, keyRing, table, vendor, watch } = deps;
  const { owner, grant } = read;
  const { refreshToken } = unsealTokens(keyRing, { table, owner }, grant);
  const answer = await askTwice(deps, refreshToken);
  // Stored before it is used: a token that was used and then lost would end the grant.
  if (answer.ok && (await grants.swap(owner, sealTokens(keyRing, { table, owner }, answer.value), grant.version))) {
    watch.refreshed(vendor, 'renewed');
    return ok(answer.value.accessToken);
  }
  const failure = answer.ok ? null : answer.error;
  if (failure && failure.code !== 'auth_revoked') {
    await grants.release(owner, { holder, answered: failure.code !== 'vendor_unavailable' });
    return refused(deps, failure);
  }
  // Refused for good, or too late: both may mean that somebody else was first.
  const replaced = await replacement(deps, read);
  if (replaced) watch.refreshed(vendor, 'superseded');
  return replaced ?? endGrant(deps, read, failure);
}

/** An answer that was lost is asked for again with the same token, which Xero takes for 30 more minutes. */
async function askTwice({ refresh }: RefreshDeps, refreshToken: string): Promise<Result<TokenSet, VendorFailure>> {
  const first = await refresh(refreshToken);
  return !first.ok && first.error.code === 'vendor_unavailable' ? refresh(refreshToken) : first;
}

const OUTCOMES: Record<Exclude<VendorFailure['code'], 'auth_revoked'>, RefreshOutcome> = {
  vendor_throttled: 'throttled',
  vendor_unavailable: 'lost',
  vendor_rejected: 'app_refused',
};

/** What leaves the grant as it was. A rejection here is about the app: a token's own end is `auth_revoked`. */
function refused(
  { vendor, watch }: RefreshDeps,
  failure: Exclude<VendorFailure, AuthRevoked>,
): Result<never, VendorFailure> {
  watch.refreshed(vendor, OUTCOMES[failure.code], failure);
  return err(failure.code === 'vendor_rejected' ? { ...failure, ofApp: true } : failure);
}

/** The tokens of whoever has replaced the grant since it was read, or that it has ended; null: it stands as it was. */
async function replacement(deps: RefreshDeps, { owner, grant }: Read): Promise<Result<string, VendorFailure> | null> {
  const now = await deps.grants.read(owner);
  if (!now) return err(ended(deps.vendor, 'there is no grant'));
  if (now.state === 'revoked') return err(ended(deps.vendor, 'the grant was revoked'));
  return now.version === grant.version ? null : ok(accessTokenOf(deps, owner, now));
}

/** Marks the grant, and tells whose connections ended with it. */
async function endGrant(
  deps: RefreshDeps,
  { owner, grant }: Read,
  failure: AuthRevoked | null,
): Promise<Result<never, VendorFailure>> {
  const connections = await deps.grants.revoke(owner, grant.version);
  const why = ended(deps.vendor, failure?.detail ?? 'the grant was revoked');
  deps.watch.refreshed(deps.vendor, 'revoked', why);
  await deps.watch.ended(connections);
  return err(why);
}

/** The access token of a stored grant. */
export const accessTokenOf = (
  { keyRing, table }: Pick<RefreshDeps, 'keyRing' | 'table'>,
  owner: string,
  grant: SealedGrant,
): string => unsealTokens(keyRing, { table, owner }, grant).accessToken;

/** That the grant no longer serves; whoever it concerns was told when it ended. */
export const ended = (vendor: Vendor, detail: string): AuthRevoked => ({
  code: 'auth_revoked',
  vendor,
  detail,
  told: true,
});
