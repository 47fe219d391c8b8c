import { Big } from 'big.js';
import fc from 'fast-check';
import { documentTotals, lineAmount, lineTax, round2, type LineAmountTypes } from './amounts.ts';

const text = (value: Big): string => value.toFixed(2);

test.each([
  [{ quantity: '3', unitAmount: '33.3333' }, '100.00'],
  [{ quantity: '1', unitAmount: '10', discountRate: '10' }, '9.00'],
  [{ quantity: '2', unitAmount: '10', discountAmount: '0.50' }, '19.50'],
  [{ quantity: '0.5', unitAmount: '0.01' }, '0.01'],
  [{ quantity: '-0.5', unitAmount: '0.01' }, '-0.01'],
])('line amount of %j is %s', (line, expected) => {
  expect(text(lineAmount(line))).toBe(expected);
});

test.each<{ amount: string; rate: string; lineAmountTypes: LineAmountTypes; tax: string }>([
  // The first two are in the vendor's OpenAPI examples (INV-0002 and CN-0005).
  { amount: '40', rate: '15', lineAmountTypes: 'Exclusive', tax: '6.00' },
  { amount: '30', rate: '15', lineAmountTypes: 'Exclusive', tax: '4.50' },
  { amount: '0.90', rate: '5', lineAmountTypes: 'Exclusive', tax: '0.05' },
  { amount: '-0.90', rate: '5', lineAmountTypes: 'Exclusive', tax: '-0.05' },
  { amount: '120.01', rate: '20', lineAmountTypes: 'Inclusive', tax: '20.00' },
  { amount: '120.01', rate: '20', lineAmountTypes: 'NoTax', tax: '0.00' },
])('tax of %j', ({ amount, rate, lineAmountTypes, tax }) => {
  expect(text(lineTax({ amount: new Big(amount), rate: new Big(rate), lineAmountTypes }))).toBe(tax);
});

const cents = fc.integer({ min: -10_000_000, max: 10_000_000 });
const lines = fc.array(
  fc.record({
    quantity: fc.integer({ min: 1, max: 9999 }).map((n) => new Big(n).div(100).toString()),
    unitAmount: cents.map((n) => new Big(n).div(10_000).toString()),
    rate: fc.constantFrom('0', '5', '15', '17.5', '20'),
  }),
  { maxLength: 8 },
);
const kinds = fc.constantFrom<LineAmountTypes>('Exclusive', 'Inclusive', 'NoTax');

test('totals add up, and inclusive totals are what the lines say', () => {
  fc.assert(
    fc.property(lines, kinds, (some, lineAmountTypes) => {
      const totals = documentTotals({ lines: some, lineAmountTypes, rateOf: ({ rate }) => new Big(rate) });
      const added = totals.lines.reduce((all, { amount }) => all.plus(amount), new Big(0));
      expect(text(totals.subTotal.plus(totals.totalTax))).toBe(text(totals.total));
      expect(text(lineAmountTypes === 'Inclusive' ? totals.total : totals.subTotal)).toBe(text(added));
      if (lineAmountTypes === 'NoTax') expect(text(totals.totalTax)).toBe('0.00');
      expect(text(totals.discount)).toBe('0.00');
    }),
  );
});

test('tax mirrors for negative amounts and is within half a penny of the exact tax', () => {
  fc.assert(
    fc.property(cents, fc.constantFrom('5', '17.5', '20'), (n, percent) => {
      const amount = new Big(n).div(100);
      const rate = new Big(percent);
      const tax = lineTax({ amount, rate, lineAmountTypes: 'Exclusive' });
      expect(text(lineTax({ amount: amount.neg(), rate, lineAmountTypes: 'Exclusive' }))).toBe(text(tax.neg()));
      expect(tax.minus(amount.times(rate).div(100)).abs().lte('0.005')).toBe(true);
    }),
  );
});

test('an amount and its tax inside are the exclusive amount and its tax outside, within a penny', () => {
  fc.assert(
    fc.property(cents, (n) => {
      const gross = new Big(n).div(100);
      const inside = lineTax({ amount: gross, rate: new Big(20), lineAmountTypes: 'Inclusive' });
      const outside = lineTax({ amount: gross.minus(inside), rate: new Big(20), lineAmountTypes: 'Exclusive' });
      expect(inside.minus(outside).abs().lte('0.01')).toBe(true);
    }),
  );
});

test('halves round away from zero', () => {
  expect([text(round2(new Big('2.345'))), text(round2(new Big('-2.345')))]).toEqual(['2.35', '-2.35']);
});
