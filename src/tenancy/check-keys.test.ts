import type { KeyRing } from '../lib/crypto.ts';
import { checkKeys } from './check-keys.ts';
import type { SealedRow } from './ports.ts';
import { sealPair } from './sealed-tokens.ts';

const ring = (current: string, keys: Record<string, number>): KeyRing => ({
  current,
  keys: new Map(Object.entries(keys).map(([id, byte]) => [id, Buffer.alloc(32, byte)])),
});
const row = (owner: string, keyRing: KeyRing): SealedRow => {
  const named = { table: 'xero_grants', owner } as const;
  return { ...named, ...sealPair(keyRing, named, { accessToken: 'access', refreshToken: 'refresh' }) };
};
const stored = (...rows: SealedRow[]) => ({ samples: () => Promise.resolve(rows) });
const old = row('one', ring('old', { old: 1 }));

test('keys that open what is stored are taken, as is an empty database', async () => {
  await checkKeys(stored(old, row('two', ring('new', { new: 2 }))), ring('new', { new: 2, old: 1 }));
  await checkKeys(stored(), ring('new', { new: 2 }));
});

test('a key that is missing is named', async () => {
  await expect(checkKeys(stored(old), ring('new', { new: 2 }))).rejects.toThrow(
    "The key 'old' is needed and not configured.",
  );
});

test('a key with other bytes than it had is named', async () => {
  await expect(checkKeys(stored(old), ring('old', { old: 9 }))).rejects.toThrow(
    "The key 'old' is configured with other bytes than it had.",
  );
});

test('every fault is told at once', async () => {
  const rows = [old, row('two', ring('older', { older: 3 }))];
  await expect(checkKeys(stored(...rows), ring('new', { new: 2, old: 9 }))).rejects.toThrow(/'old'.*\n.*'older'/);
});

test('one damaged row among good ones says nothing about the key', async () => {
  await checkKeys(stored({ ...old, owner: 'another' }, old), ring('old', { old: 1 }));
});
