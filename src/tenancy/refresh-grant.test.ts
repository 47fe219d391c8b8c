import { setTimeout as sleep } from 'node:timers/promises';
import type { VendorFailure } from '../lib/failure.ts';
import { err, ok, unwrap } from '../lib/result.ts';
import { after, node, NOW, oneGrant, tokens } from './testing/one-grant.ts';

const renewed = () => ok(tokens('2', after(1800)));
const invalidGrant: VendorFailure = { code: 'auth_revoked', vendor: 'xero', detail: 'invalid_grant' };
const lost: VendorFailure = { code: 'vendor_unavailable', vendor: 'xero', detail: 'no whole answer in time' };
const held = { fresh: false };

test('of two processes one asks the vendor, and the other takes what it was given', async () => {
  const { grants } = oneGrant(tokens('1', NOW));
  const slow = async () => {
    await sleep(20);
    return renewed();
  };
  const [one, other] = [node(grants, slow), node(grants, slow)];
  const given = await Promise.all([one, other].map(({ token }) => token('user-1', held)));
  expect(given.map(unwrap)).toEqual(['access-2', 'access-2']);
  expect([...one.asked, ...other.asked]).toEqual(['refresh-1']);
});

test('who waits longer than a card can is told to come again, and asks the vendor nothing', async () => {
  const grant = oneGrant(tokens('1', NOW));
  grant.leaseFor(10_000);
  const { token, asked } = node(grant.grants, renewed);
  expect(await token('user-1', held)).toMatchObject({ error: { code: 'vendor_unavailable' } });
  expect(asked).toEqual([]);
});

test('a holder that died loses its lease, and the next one goes on with the same token', async () => {
  const grant = oneGrant(tokens('1', NOW));
  grant.leaseFor(30);
  const { token, asked } = node(grant.grants, renewed);
  expect(unwrap(await token('user-1', held))).toBe('access-2');
  expect(asked).toEqual(['refresh-1']);
});

test('a lost answer is asked for again, once, with the old token', async () => {
  const grant = oneGrant(tokens('1', NOW));
  const answers = [err(lost), renewed()];
  const { token, asked } = node(grant.grants, () => answers.shift()!);
  expect(unwrap(await token('user-1', held))).toBe('access-2');
  expect(asked).toEqual(['refresh-1', 'refresh-1']);
});

test('an answer that was lost twice leaves a mark, so that the old token is used before it ends', async () => {
  const grant = oneGrant(tokens('1', NOW));
  const { token, asked } = node(grant.grants, () => err(lost));
  expect(await token('user-1', held)).toEqual(err(lost));
  expect(asked).toHaveLength(2);
  expect(grant.lease()).toBe('open');
});

test.each([
  ['was answered', renewed],
  ['was refused, its refresh token being spent', () => err(invalidGrant)],
])('when another process was first and ours %s, its token is taken', async (_how, answer) => {
  const grant = oneGrant(tokens('1', NOW));
  const { token, outcomes, ended } = node(grant.grants, () => {
    grant.store(tokens('winner', after(1800)));
    return answer();
  });
  expect(unwrap(await token('user-1', held))).toBe('access-winner');
  expect(grant.now().state).toBe('usable');
  expect([outcomes, ended]).toEqual([['superseded'], []]);
});
