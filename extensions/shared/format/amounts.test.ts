import fc from 'fast-check';
import { isZero, percentOf } from './amounts.ts';

test.each(['0', '0.00', '-0.0', ''])('“%s” is nothing', (amount) => {
  expect(isZero(amount)).toBe(true);
});

test.each([
  ['3000.00', '10000', 30],
  ['0.1', '0.3', 33],
  ['9999.99', '10000.00', 99],
  ['10000', '10000.00', 100],
  ['12000', '10000', 100],
  ['0', '10', 0],
  ['-5', '10', 0],
  ['5', '0.00', 0],
])('%s of %s are %d percent', (part, whole, percent) => {
  expect(percentOf(part, whole)).toBe(percent);
});

test('a part is never the whole unless it is', () => {
  fc.assert(
    fc.property(fc.bigInt(1n, 10n ** 15n), fc.bigInt(1n, 10n ** 15n), (part, more) => {
      expect(percentOf(String(part), String(part + more))).toBeLessThan(100);
      expect(percentOf(String(part + more), String(part))).toBe(100);
    }),
  );
});
