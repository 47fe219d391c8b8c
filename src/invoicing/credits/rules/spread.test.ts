import fc from 'fast-check';
import { decimal, sum } from '../../../lib/money.ts';
import { spread } from './spread.ts';

const texts = (amounts: readonly { toFixed: (decimals: number) => string }[]) => amounts.map((one) => one.toFixed(2));
const of = (...amounts: string[]) => amounts.map(decimal);
const cent = decimal('0.01');

test('what rounding leaves goes to those that lost most, the first of equals first', () => {
  expect(texts(spread(decimal('100'), of('1', '1', '1'), cent))).toEqual(['33.34', '33.33', '33.33']);
  expect(texts(spread(decimal('0.05'), of('10', '20', '70'), cent))).toEqual(['0.01', '0.01', '0.03']);
  expect(texts(spread(decimal('10'), of('15', '-5'), cent))).toEqual(['15.00', '-5.00']);
});

test('what cannot be spread is refused', () => {
  expect(() => spread(decimal('1'), of('1', '-1'), cent)).toThrow('weights of 0');
  expect(() => spread(decimal('0.005'), of('1'), cent)).toThrow('no whole number');
});

test('the parts are the amount, and none is a unit or more from its share', () => {
  const weight = fc.integer({ min: -500, max: 100_000 }).map((cents) => decimal((cents / 100).toFixed(2)));
  const weights = fc.array(weight, { minLength: 1, maxLength: 8 }).filter((some) => sum(some).gt(0));
  fc.assert(
    fc.property(weights, fc.integer({ min: 1, max: 10_000_000 }), (some, cents) => {
      const amount = decimal((cents / 100).toFixed(2));
      const parts = spread(amount, some, cent);
      expect(sum(parts).toFixed(2)).toBe(amount.toFixed(2));
      const whole = sum(some);
      for (const [index, part] of parts.entries())
        expect(part.times(whole).minus(amount.times(some[index]!)).abs().lt(cent.times(whole))).toBe(true);
    }),
  );
});
