import fc from 'fast-check';
import { decimal, sum, zero, type Decimal } from '../../lib/money.ts';
import { invoiceVectors } from '../../../test/fixtures/invoice-vectors/read.ts';
import { lineAmountOf, lineTaxOf, type LineAmountTypes, type PricedLine } from './line-amounts.ts';
import { totalsOf } from './totals.ts';

const cents = (amount: Decimal): string => amount.toFixed(2);
const optional = (text: string | undefined): Decimal | undefined => (text === undefined ? undefined : decimal(text));

test.each(invoiceVectors())('vector: $name', ({ lineAmountTypes, lines, expected }) => {
  const totals = totalsOf({
    lineAmountTypes,
    lines: lines.map(({ quantity, unitAmount, discountRate, discountAmount, taxRate }) => ({
      quantity: decimal(quantity),
      unitAmount: decimal(unitAmount),
      discountRate: optional(discountRate),
      discountAmount: optional(discountAmount),
      taxRate: decimal(taxRate),
    })),
  });
  expect({
    lines: totals.lines.map(({ lineAmount, taxAmount }) => ({
      lineAmount: cents(lineAmount),
      taxAmount: cents(taxAmount),
    })),
    expected: { subTotal: cents(totals.subTotal), totalTax: cents(totals.totalTax), total: cents(totals.total) },
  }).toEqual({ lines: lines.map((line) => line.expected), expected });
});

const line = (more: Partial<PricedLine> = {}): PricedLine => ({
  quantity: decimal('1'),
  unitAmount: decimal('10'),
  taxRate: decimal('20'),
  ...more,
});

test.each<[string, Partial<PricedLine>]>([
  ['not both', { discountRate: decimal('10'), discountAmount: decimal('1') }],
  ['100.01% is not between', { discountRate: decimal('100.01') }],
  ['-1% is not between', { discountRate: decimal('-1') }],
  ['10.01 is not between', { discountAmount: decimal('10.01') }],
  ['-0.01 is not between', { discountAmount: decimal('-0.01') }],
  ['1 is not between', { discountAmount: decimal('1'), unitAmount: decimal('-10') }],
])('a discount that does not fit its line is a broken invariant: %s', (words, more) => {
  expect(() => lineAmountOf(line(more))).toThrow(words);
});

test('a discount of nothing fits every line', () => {
  expect(cents(lineAmountOf(line({ unitAmount: decimal('-10'), discountAmount: zero })))).toBe('-10.00');
  expect(cents(lineAmountOf(line({ unitAmount: decimal('-10'), discountRate: zero })))).toBe('-10.00');
});

test('a rate below 0 is a broken invariant', () => {
  const taxed = { lineAmount: decimal('1'), taxRate: decimal('-100'), lineAmountTypes: 'Inclusive' as const };
  expect(() => lineTaxOf(taxed)).toThrow('-100% is below 0');
});

const whole = (places: number, min: number, max: number) =>
  fc.integer({ min, max }).map((n) => decimal(n.toString()).div(10 ** places));
const undiscounted = fc.record({
  quantity: whole(4, -99_999_999, 99_999_999),
  unitAmount: whole(4, -99_999_999, 99_999_999),
  taxRate: whole(2, 0, 3000),
});
const priced = fc.oneof(
  undiscounted,
  fc.record({ rest: undiscounted, discountRate: whole(2, 0, 10_000) }).map(({ rest, ...off }) => ({ ...rest, ...off })),
  fc.record({ rest: undiscounted, part: whole(4, 0, 10_000) }).map(({ rest, part }) => {
    const gross = rest.quantity.times(rest.unitAmount);
    return { ...rest, discountAmount: gross.gt(0) ? gross.times(part).round(2, 0) : zero };
  }),
);
const documents = fc.record({
  lines: fc.array(priced, { maxLength: 12 }),
  lineAmountTypes: fc.constantFrom<LineAmountTypes>('Exclusive', 'Inclusive', 'NoTax'),
});

test('parts add up, and nothing has more than two decimals', () => {
  fc.assert(
    fc.property(documents, (document) => {
      const { lines, subTotal, totalTax, total } = totalsOf(document);
      const amounts = sum(lines.map(({ lineAmount }) => lineAmount));
      expect(cents(subTotal.plus(totalTax))).toBe(cents(total));
      expect(cents(document.lineAmountTypes === 'Inclusive' ? total : subTotal)).toBe(cents(amounts));
      expect(cents(sum(lines.map(({ taxAmount }) => taxAmount)))).toBe(cents(totalTax));
      if (document.lineAmountTypes === 'NoTax') expect(cents(totalTax)).toBe('0.00');
      for (const amount of [subTotal, totalTax, total, ...lines.flatMap((each) => [each.lineAmount, each.taxAmount])]) {
        expect(amount.eq(amount.round(2))).toBe(true);
      }
    }),
  );
});

const rearranged = documents.chain((document) =>
  fc
    .shuffledSubarray(document.lines, { minLength: document.lines.length })
    .map((lines) => [document, { ...document, lines }] as const),
);

test('the order of lines changes no total', () => {
  fc.assert(
    fc.property(rearranged, ([document, other]) => {
      const [before, after] = [totalsOf(document), totalsOf(other)];
      expect(cents(after.subTotal)).toBe(cents(before.subTotal));
      expect(cents(after.totalTax)).toBe(cents(before.totalTax));
    }),
  );
});

test('what is taken back mirrors what was sold', () => {
  fc.assert(
    fc.property(fc.array(undiscounted), documents, (lines, { lineAmountTypes }) => {
      const sold = totalsOf({ lineAmountTypes, lines });
      const back = lines.map((each) => ({ ...each, quantity: each.quantity.neg() }));
      const { subTotal, totalTax, total } = totalsOf({ lineAmountTypes, lines: back });
      expect([subTotal, totalTax, total].map((amount) => cents(amount.neg()))).toEqual(
        [sold.subTotal, sold.totalTax, sold.total].map((amount) => cents(amount)),
      );
    }),
  );
});

test('tax is within half a cent of the exact tax of its line', () => {
  fc.assert(
    fc.property(documents, (document) => {
      totalsOf(document).lines.forEach(({ lineAmount, taxAmount }, index) => {
        const rate = document.lines[index]!.taxRate;
        const base = { Exclusive: decimal('100'), Inclusive: rate.plus(100), NoTax: decimal('100') };
        const exact = document.lineAmountTypes === 'NoTax' ? zero : lineAmount.times(rate);
        // Compared without dividing: |tax − amount × rate ÷ base| ≤ 0.005.
        const by = taxAmount.times(base[document.lineAmountTypes]).minus(exact).abs();
        expect(by.lte(base[document.lineAmountTypes].times('0.005'))).toBe(true);
      });
    }),
  );
});

test('an inclusive line taken apart and taxed again is the same line, within a cent', () => {
  fc.assert(
    fc.property(undiscounted, ({ taxRate, unitAmount }) => {
      const gross = line({ unitAmount, taxRate });
      const inclusive = totalsOf({ lineAmountTypes: 'Inclusive', lines: [gross] });
      const net = line({ unitAmount: inclusive.subTotal, taxRate });
      const exclusive = totalsOf({ lineAmountTypes: 'Exclusive', lines: [net] });
      expect(exclusive.total.minus(inclusive.total).abs().lte('0.01')).toBe(true);
    }),
  );
});

test('a discount by rate is the discount by its amount when that is whole cents', () => {
  const byRate = lineAmountOf(line({ unitAmount: decimal('1337'), discountRate: decimal('25') }));
  const byAmount = lineAmountOf(line({ unitAmount: decimal('1337'), discountAmount: decimal('334.25') }));
  expect(cents(byRate)).toBe(cents(byAmount));
});
