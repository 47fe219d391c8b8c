import fc from 'fast-check';
import { seal, unseal, type KeyRing } from './crypto.ts';

const key = (fill: number): Buffer => Buffer.alloc(32, fill);
const ring: KeyRing = {
  current: 'new',
  keys: new Map([
    ['new', key(1)],
    ['old', key(2)],
  ]),
};
const owner = 'xero_grants:1:access_token';

test('a secret opens again, and its stored form does not show it', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 4, unit: 'grapheme' }), (text) => {
      const sealed = seal(ring, { owner, text });
      expect(unseal(ring, { owner, sealed })).toBe(text);
      expect(sealed).not.toContain(text);
    }),
  );
});

test('the same secret is sealed differently each time', () => {
  expect(seal(ring, { owner, text: 'token' })).not.toBe(seal(ring, { owner, text: 'token' }));
});

test('a secret that was sealed with an older key opens while that key is configured', () => {
  const sealed = seal({ ...ring, current: 'old' }, { owner, text: 'token' });
  expect(unseal(ring, { owner, sealed })).toBe('token');
  const without: KeyRing = { current: 'new', keys: new Map([['new', key(1)]]) };
  expect(() => unseal(without, { owner, sealed })).toThrow("'old' is not configured");
});

test('a secret does not open for another owner, with another key, or when a character was changed', () => {
  const sealed = seal(ring, { owner, text: 'token' });
  expect(() => unseal(ring, { owner: 'xero_grants:2:access_token', sealed })).toThrow();
  expect(() => unseal({ current: 'new', keys: new Map([['new', key(9)]]) }, { owner, sealed })).toThrow();
  const parts = sealed.split('.');
  for (const part of [1, 2, 3]) {
    const changed = parts.map((text, index) =>
      index === part ? (text.startsWith('A') ? 'B' : 'A') + text.slice(1) : text,
    );
    expect(() => unseal(ring, { owner, sealed: changed.join('.') })).toThrow();
  }
});

test.each(['', 'new', 'new.a.b', '...'])('"%s" is no sealed secret', (sealed) => {
  expect(() => unseal(ring, { owner, sealed })).toThrow('malformed');
});
