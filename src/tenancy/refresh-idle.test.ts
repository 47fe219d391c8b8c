import { err, ok } from '../lib/result.ts';
import type { AccessTokens } from './access-token.ts';
import { refreshIdle, takeUpLost } from './refresh-idle.ts';

/** Two vendors' grants; what becomes of each stands in its name. */
function twoVendors() {
  const asked: string[] = [];
  const broken: unknown[] = [];
  const tokens: AccessTokens = (owner, { fresh }) => {
    asked.push(`${owner} ${fresh ? 'fresh' : 'kept'}`);
    if (owner.startsWith('broken')) return Promise.reject(new Error(owner));
    return Promise.resolve(
      owner.startsWith('refused') ? err({ code: 'auth_revoked', vendor: 'xero', detail: '' }) : ok('token'),
    );
  };
  const grants = (...idle: string[]) => ({
    idle: (ms: number) => Promise.resolve(ms === 7 * 24 * 3_600_000 ? idle : []),
    leftOpen: () => Promise.resolve(idle.slice(-1)),
  });
  const vendors = [
    { grants: grants('refused-1', 'broken-1', 'good-1'), tokens },
    { grants: grants('good-2'), tokens },
  ];
  return { deps: { vendors, broken: (error: unknown) => broken.push(error) }, asked, broken };
}

test('every idle grant is renewed, whatever becomes of the others', async () => {
  const { deps, asked, broken } = twoVendors();
  expect(await refreshIdle(deps)).toEqual({ renewed: 2, failed: 2 });
  expect(asked).toEqual(['refused-1 fresh', 'broken-1 fresh', 'good-1 fresh', 'good-2 fresh']);
  expect(broken).toEqual([new Error('broken-1')]);
});

test('what was left open is taken up', async () => {
  const { deps, asked } = twoVendors();
  expect(await takeUpLost(deps)).toEqual({ renewed: 2, failed: 0 });
  expect(asked).toEqual(['good-1 fresh', 'good-2 fresh']);
});
