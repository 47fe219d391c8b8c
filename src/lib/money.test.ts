import fc from 'fast-check';
import { amountText, decimal, minorUnits, sum, zero, moneyWords } from './money.ts';

const cents = fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n });
const asText = (units: bigint): string => {
  const digits = (units < 0n ? -units : units).toString().padStart(3, '0');
  return `${units < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

test('sums are exact to the cent at any size and in any order', () => {
  fc.assert(
    fc.property(fc.array(cents, { maxLength: 50 }), (amounts) => {
      const exact = amounts.reduce((total, units) => total + units, 0n);
      const expected = decimal(asText(exact)).toFixed(2);
      expect(sum(amounts.map((units) => decimal(asText(units)))).toFixed(2)).toBe(expected);
      expect(sum(amounts.toReversed().map((units) => decimal(asText(units)))).toFixed(2)).toBe(expected);
    }),
  );
});

test('text goes in and comes out the same', () => {
  fc.assert(
    fc.property(cents, (units) =>
      expect(amountText(decimal(asText(units)), 'GBP')).toBe(asText(units).replace(/^-0\.00$/, '0.00')),
    ),
  );
});

test('the sum of nothing is zero', () => expect(sum([]).eq(zero)).toBe(true));

test.each(['', 'abc', '1,204.50', '£5', '1.2.3', 'NaN', 'Infinity'])('"%s" is no amount', (text) => {
  expect(() => decimal(text)).toThrow();
});

test.each([
  ['GBP', 2],
  ['EUR', 2],
  ['JPY', 0],
  ['KWD', 3],
])('%s has %d decimals', (currency, decimals) => expect(minorUnits(currency)).toBe(decimals));

test.each([
  ['5', 'GBP', '5.00'],
  ['5.1', 'GBP', '5.10'],
  ['5.1234', 'GBP', '5.1234'],
  ['-0.5', 'EUR', '-0.50'],
  ['5000', 'JPY', '5000'],
  ['1e3', 'GBP', '1000.00'],
  ['123456789012345678.90', 'GBP', '123456789012345678.90'],
])('%s %s is written %s', (amount, currency, text) => expect(amountText(decimal(amount), currency)).toBe(text));

test.each([
  ['0', 'GBP 0.00'],
  ['999.9', 'GBP 999.90'],
  ['-1000', 'GBP -1,000.00'],
  ['1234567.89', 'GBP 1,234,567.89'],
])('%s is said %s', (amount, words) => expect(moneyWords(decimal(amount), 'GBP')).toBe(words));
