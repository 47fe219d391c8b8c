import type { VendorFailure } from '../lib/failure.ts';
import { err, ok, unwrap, type Result } from '../lib/result.ts';
import { insideTransaction } from '../lib/transaction-guard.ts';
import { createAccessTokens, type AccessTokens } from './access-token.ts';
import type { GrantRows, SealedGrant, TokenSet } from './ports.ts';
import { sealTokens, type GrantRow } from './sealed-tokens.ts';

const keyRing = { current: 'k', keys: new Map([['k', Buffer.alloc(32, 7)]]) };
const row: GrantRow = { table: 'xero_grants', owner: 'user-1' };
const NOW = new Date('2026-11-20T10:00:00Z');
const after = (seconds: number): Date => new Date(NOW.getTime() + seconds * 1000);
const tokens = (name: string, expiresAt: Date): TokenSet => ({
  accessToken: `access-${name}`,
  refreshToken: `refresh-${name}`,
  expiresAt,
  scopes: ['a', 'b'],
});

/** One grant, kept as a database would. */
function oneGrant(first: TokenSet): { grants: GrantRows; now: () => SealedGrant; store: (next: TokenSet) => void } {
  let grant: SealedGrant = { ...sealTokens(keyRing, row, first), state: 'usable', version: 1 };
  const store = (next: TokenSet): void => {
    grant = { ...sealTokens(keyRing, row, next), state: 'usable', version: grant.version + 1 };
  };
  const grants: GrantRows = {
    read: (owner) => Promise.resolve(owner === row.owner ? grant : null),
    swap: (_owner, sealed, version) => {
      if (version !== grant.version) return Promise.resolve(false);
      grant = { ...grant, ...sealed, version: version + 1 };
      return Promise.resolve(true);
    },
    revoke: (_owner, version) => {
      if (version === grant.version) grant = { ...grant, state: 'revoked' };
      return Promise.resolve();
    },
  };
  return { grants, now: () => grant, store };
}

type Answer = Result<TokenSet, VendorFailure>;

function source(grants: GrantRows, answer: () => Answer | Promise<Answer>): { token: AccessTokens; asked: string[] } {
  const asked: string[] = [];
  const refresh = async (refreshToken: string): Promise<Answer> => {
    asked.push(refreshToken);
    return answer();
  };
  const deps = { vendor: 'xero' as const, table: row.table, grants, refresh, keyRing, clock: { now: () => NOW } };
  return { token: createAccessTokens(deps), asked };
}

const renewed = (): Answer => ok(tokens('2', after(1800)));
const invalidGrant: VendorFailure = { code: 'auth_revoked', vendor: 'xero', detail: 'invalid_grant' };

test.each([
  [61, 'access-1', 0],
  [60, 'access-2', 1],
  [-1, 'access-2', 1],
])('a token with %d seconds left gives %s', async (seconds, given, refreshes) => {
  const { token, asked } = source(oneGrant(tokens('1', after(seconds))).grants, renewed);
  expect(unwrap(await token('user-1', { fresh: false }))).toBe(given);
  expect(asked).toHaveLength(refreshes);
});

test('a fresh one is asked for whatever time is left, stored sealed, and given from then on', async () => {
  const grant = oneGrant(tokens('1', after(1800)));
  const { token, asked } = source(grant.grants, renewed);
  expect(unwrap(await token('user-1', { fresh: true }))).toBe('access-2');
  expect(unwrap(await token('user-1', { fresh: false }))).toBe('access-2');
  expect(asked).toEqual(['refresh-1']);
  expect(grant.now()).toMatchObject({ version: 2, accessExpiresAt: after(1800), scopes: 'a b' });
  expect(JSON.stringify(grant.now())).not.toMatch(/access-|refresh-/);
});

test('twenty who ask at once share one refresh', async () => {
  const { token, asked } = source(oneGrant(tokens('1', NOW)).grants, renewed);
  const given = await Promise.all(Array.from({ length: 20 }, () => token('user-1', { fresh: false })));
  expect(new Set(given.map(unwrap))).toEqual(new Set(['access-2']));
  expect(asked).toHaveLength(1);
});

test.each([
  ['was answered', renewed],
  ['was refused, its refresh token being spent', () => err(invalidGrant)],
])('when another process was first and ours %s, its token is taken', async (_how, answer) => {
  const grant = oneGrant(tokens('1', NOW));
  const { token } = source(grant.grants, () => {
    grant.store(tokens('winner', after(1800)));
    return answer();
  });
  expect(unwrap(await token('user-1', { fresh: false }))).toBe('access-winner');
  expect(grant.now().state).toBe('usable');
});

test('a refusal for good marks the grant revoked, and the vendor is asked no more', async () => {
  const grant = oneGrant(tokens('1', NOW));
  const { token, asked } = source(grant.grants, () => err(invalidGrant));
  expect(await token('user-1', { fresh: false })).toEqual(err(invalidGrant));
  expect(grant.now().state).toBe('revoked');
  expect(await token('user-1', { fresh: true })).toMatchObject({ ok: false, error: { code: 'auth_revoked' } });
  expect(asked).toHaveLength(1);
});

test.each<VendorFailure>([
  { code: 'vendor_unavailable', vendor: 'xero', detail: 'timeout' },
  { code: 'vendor_throttled', vendor: 'xero', retryAfterSeconds: 5, limit: 'minute' },
  { code: 'vendor_rejected', vendor: 'xero', status: 400, messages: ['invalid_client'] },
])('$code leaves the grant as it was, to be tried again', async (failure) => {
  const grant = oneGrant(tokens('1', NOW));
  let answer: Answer = err(failure);
  const { token } = source(grant.grants, () => answer);
  expect(await token('user-1', { fresh: false })).toEqual(err(failure));
  expect(grant.now()).toMatchObject({ state: 'usable', version: 1 });
  answer = renewed();
  expect(unwrap(await token('user-1', { fresh: false }))).toBe('access-2');
});

test('without a grant it is revoked', async () => {
  const { token } = source(oneGrant(tokens('1', NOW)).grants, renewed);
  expect(await token('nobody', { fresh: false })).toMatchObject({ ok: false, error: { detail: 'there is no grant' } });
});

test('a token copied to another row does not open there', async () => {
  const { grants, now } = oneGrant(tokens('1', after(1800)));
  const { token } = source({ ...grants, read: () => Promise.resolve(now()) }, renewed);
  await expect(token('user-2', { fresh: false })).rejects.toThrow();
});

test('nothing is asked inside a transaction', async () => {
  const { token, asked } = source(oneGrant(tokens('1', NOW)).grants, renewed);
  await expect(insideTransaction(() => token('user-1', { fresh: false }))).rejects.toThrow(
    'inside a database transaction',
  );
  expect(asked).toEqual([]);
});
