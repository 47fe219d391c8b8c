import fc from 'fast-check';
import { decimal, sum, zero, type Decimal } from '../../lib/money.ts';
import { amountsIn, currencies, unitsOf } from '../testing/steps.ts';
import { shareLines, type ShareableLine } from './share-lines.ts';

const line = (whole: string, billed = '0', lineId = 'a'): ShareableLine => ({
  ...{ lineId, whole: decimal(whole), billed: decimal(billed) },
});

const shared = (lines: ShareableLine[], amount: string, currency = 'GBP'): string[] =>
  shareLines(lines, { amount: decimal(amount), currency }).map((part) => part.toFixed());

test('each line has its part of the amount, and what rounding leaves goes to those that lost most', () => {
  expect(shared([line('600'), line('400')], '300')).toEqual(['180', '120']);
  expect(shared([line('1'), line('1'), line('1')], '1')).toEqual(['0.34', '0.33', '0.33']);
  expect(shared([line('10'), line('10'), line('10')], '10', 'JPY')).toEqual(['4', '3', '3']);
  expect(shared([line('10.5'), line('10'), line('10')], '10', 'JPY')).toEqual(['3.44', '3.28', '3.28']);
});

test('what takes something off a line keeps its sign', () => {
  expect(shared([line('1000'), line('-100')], '270')).toEqual(['300', '-30']);
});

test('all that is left is billed line by line', () => {
  expect(shared([line('600', '100'), line('400', '399.99')], '500.01')).toEqual(['500', '0.01']);
  expect(shared([line('100', '300'), line('1000', '300')], '500')).toEqual(['-200', '700']);
});

test('what was credited is billed again by the lines’ whole amounts', () => {
  expect(shared([line('600', '600'), line('400', '400')], '50')).toEqual(['30', '20']);
});

test('in any order of amounts the parts make each step, and the steps each line', () => {
  const cases = currencies.chain((currency) =>
    fc.record({
      currency: fc.constant(currency),
      wholes: fc.array(amountsIn(currency, 90_000), { minLength: 1, maxLength: 8 }),
      off: fc.boolean(),
      cuts: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 }),
    }),
  );
  fc.assert(
    fc.property(cases, ({ currency, wholes, off, cuts }) => {
      const discount = off && wholes.length > 1 ? sum(wholes).times('0.1').round(unitsOf(currency)).times(-1) : zero;
      const all = [...wholes, discount];
      let billed: Decimal[] = all.map(() => zero);
      for (const cut of [...cuts, 1]) {
        const left = sum(all).minus(sum(billed));
        const amount = cut === 1 ? left : left.times(decimal(cut.toFixed(4))).round(unitsOf(currency), 0);
        if (amount.lte(zero)) continue;
        const asked = all.map((whole, index) => ({ lineId: `${index}`, whole, billed: billed[index] ?? zero }));
        const parts = shareLines(asked, { amount, currency });
        expect(sum(parts).toFixed()).toBe(amount.toFixed());
        for (const part of parts) expect(part.eq(part.round(unitsOf(currency)))).toBe(true);
        billed = billed.map((before, index) => before.plus(parts[index] ?? zero));
      }
      expect(billed.map((part) => part.toFixed())).toEqual(all.map((part) => part.toFixed()));
    }),
  );
});
