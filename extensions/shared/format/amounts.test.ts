import fc from 'fast-check';
import { isZero, percentOf, sumOf } from './amounts.ts';

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

test.each([
  [[], '0'],
  [['0.10', '0.20'], '0.30'],
  [['1200', '99.5', '0.005'], '1299.505'],
  [['-1.50', '0.75'], '-0.75'],
  [['9007199254740993.01', '0.01'], '9007199254740993.02'],
])('%j come to %s', (amounts, sum) => {
  expect(sumOf(amounts)).toBe(sum);
});
