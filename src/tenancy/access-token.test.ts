import type { VendorFailure } from '../lib/failure.ts';
import { err, ok, unwrap } from '../lib/result.ts';
import { insideTransaction } from '../lib/transaction-guard.ts';
import { after, node, NOW, oneGrant, tokens } from './testing/one-grant.ts';

const renewed = () => ok(tokens('2', after(1800)));
const invalidGrant: VendorFailure = { code: 'auth_revoked', vendor: 'xero', detail: 'invalid_grant' };
const held = { fresh: false };

test.each([
  [61, 'access-1', 0],
  [60, 'access-2', 1],
  [-1, 'access-2', 1],
])('a token with %d seconds left gives %s', async (seconds, given, refreshes) => {
  const { token, asked } = node(oneGrant(tokens('1', after(seconds))).grants, renewed);
  expect(unwrap(await token('user-1', held))).toBe(given);
  expect(asked).toHaveLength(refreshes);
});

test('a fresh one is asked for whatever time is left, stored sealed, and given from then on', async () => {
  const grant = oneGrant(tokens('1', after(1800)));
  const { token, asked, outcomes } = node(grant.grants, renewed);
  expect(unwrap(await token('user-1', { fresh: true }))).toBe('access-2');
  expect(unwrap(await token('user-1', held))).toBe('access-2');
  expect(asked).toEqual(['refresh-1']);
  expect(outcomes).toEqual(['renewed']);
  expect(grant.now()).toMatchObject({ version: 2, accessExpiresAt: after(1800), scopes: 'a b' });
  expect(JSON.stringify(grant.now())).not.toMatch(/access-|refresh-/);
  expect(grant.lease()).toBe('free');
});

test('twenty who ask at once share one refresh', async () => {
  const { token, asked } = node(oneGrant(tokens('1', NOW)).grants, renewed);
  const given = await Promise.all(Array.from({ length: 20 }, () => token('user-1', held)));
  expect(new Set(given.map(unwrap))).toEqual(new Set(['access-2']));
  expect(asked).toHaveLength(1);
});

test('a refusal for good marks the grant revoked, tells whose connections ended, and the vendor is asked no more', async () => {
  const grant = oneGrant(tokens('1', NOW));
  const { token, asked, outcomes, ended } = node(grant.grants, () => err(invalidGrant));
  expect(await token('user-1', held)).toEqual(err({ ...invalidGrant, told: true }));
  expect(grant.now().state).toBe('revoked');
  expect(await token('user-1', { fresh: true })).toMatchObject({ error: { code: 'auth_revoked', told: true } });
  expect(asked).toHaveLength(1);
  expect(outcomes).toEqual(['revoked']);
  expect(ended).toEqual([{ portalId: '100', tenantId: 't', tenantName: 'Otter', how: 'grant_ended' }]);
});

test.each<[VendorFailure, string, 'free' | 'open']>([
  [{ code: 'vendor_unavailable', vendor: 'xero', detail: 'timeout' }, 'lost', 'open'],
  [{ code: 'vendor_throttled', vendor: 'xero', retryAfterSeconds: 5, limit: 'minute' }, 'throttled', 'free'],
])('$code leaves the grant as it was, to be tried again', async (failure, outcome, lease) => {
  const grant = oneGrant(tokens('1', NOW));
  let answer: () => ReturnType<typeof renewed> | { ok: false; error: VendorFailure } = () => err(failure);
  const { token, outcomes } = node(grant.grants, () => answer());
  expect(await token('user-1', held)).toEqual(err(failure));
  expect(grant.now()).toMatchObject({ state: 'usable', version: 1 });
  expect([outcomes, grant.lease()]).toEqual([[outcome], lease]);
  answer = renewed;
  expect(unwrap(await token('user-1', held))).toBe('access-2');
});

test('that the app itself is refused ends no grant, and is told as such', async () => {
  const failure: VendorFailure = {
    code: 'vendor_rejected',
    vendor: 'xero',
    status: 400,
    messages: ['invalid_client'],
  };
  const grant = oneGrant(tokens('1', NOW));
  const { token, outcomes, ended } = node(grant.grants, () => err(failure));
  expect(await token('user-1', held)).toEqual(err({ ...failure, ofApp: true }));
  expect(grant.now()).toMatchObject({ state: 'usable', version: 1 });
  expect([outcomes, ended]).toEqual([['app_refused'], []]);
});

test('without a grant it is revoked', async () => {
  const { token } = node(oneGrant(tokens('1', NOW)).grants, renewed);
  expect(await token('nobody', held)).toMatchObject({ ok: false, error: { detail: 'there is no grant' } });
});

test('a token copied to another row does not open there', async () => {
  const { grants, now } = oneGrant(tokens('1', after(1800)));
  const { token } = node({ ...grants, read: () => Promise.resolve(now()) }, renewed);
  await expect(token('user-2', held)).rejects.toThrow();
});

test('nothing is asked inside a transaction', async () => {
  const { token, asked } = node(oneGrant(tokens('1', NOW)).grants, renewed);
  await expect(insideTransaction(() => token('user-1', held))).rejects.toThrow('inside a database transaction');
  expect(asked).toEqual([]);
});
