import type { KeyRing } from '../lib/crypto.ts';
import type { SealedRow, SealedRows } from './ports.ts';
import { rotateKeys } from './rotate-keys.ts';
import { sealPair, unsealTokens } from './sealed-tokens.ts';

const keys = new Map([
  ['old', Buffer.alloc(32, 1)],
  ['new', Buffer.alloc(32, 2)],
]);
const keyRing: KeyRing = { current: 'new', keys };
const named = { table: 'xero_grants', owner: 'one' } as const;
const sealedWith = (current: string, name: string): SealedRow => ({
  ...named,
  ...sealPair({ current, keys }, named, { accessToken: `access-${name}`, refreshToken: `refresh-${name}` }),
});

/** One row; before each replacement something may happen to it. */
function oneRow(meanwhile: () => SealedRow | null): { rows: SealedRows; now: () => SealedRow } {
  let row = sealedWith('old', '1');
  const rows: SealedRows = {
    samples: () => Promise.resolve([row]),
    otherThan: (keyId) => Promise.resolve(row.accessToken.startsWith(`${keyId}.`) ? [] : [row]),
    reseal: (was, sealed) => {
      row = meanwhile() ?? row;
      if (row.refreshToken !== was.refreshToken) return Promise.resolve(false);
      row = { ...row, ...sealed };
      return Promise.resolve(true);
    },
    count: () => Promise.resolve(1),
  };
  return { rows, now: () => row };
}

test('a token that is refreshed in between wins, and is sealed anew in its turn', async () => {
  const refreshes = [sealedWith('old', '2')];
  const { rows, now } = oneRow(() => refreshes.shift() ?? null);
  expect(await rotateKeys({ rows, keyRing })).toEqual({ rows: 1, resealed: 1, overtaken: 1, unreadable: [] });
  const alone = { current: 'new', keys: new Map([['new', Buffer.alloc(32, 2)]]) };
  expect(unsealTokens(alone, named, now())).toEqual({ accessToken: 'access-2', refreshToken: 'refresh-2' });
});

test('a process that goes on sealing with another key is told of', async () => {
  const { rows } = oneRow(() => sealedWith('old', '2'));
  await expect(rotateKeys({ rows, keyRing })).rejects.toThrow("still seals with another key than 'new'");
});
