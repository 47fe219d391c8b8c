import fc from 'fast-check';
import { decimal, sum, zero, type Decimal } from '../../../lib/money.ts';
import type { InvoiceFact, LineAmountTypes, LineFact } from '../../../mirror/facts.ts';
import { lineAmountOf, lineTaxOf, type PricedLine } from '../../rules/line-amounts.ts';
import { totalsOf } from '../../rules/totals.ts';
import { creditDocument } from './credit-document.ts';

const RATES: Record<string, string> = { OUTPUT2: '20', RROUTPUT: '5', ZERO: '0', ODD: '8.25' };
const rateOf = (taxType: string | null): Decimal | null =>
  taxType !== null && taxType in RATES ? decimal(RATES[taxType]!) : null;

const line = (changes: Partial<PricedLine & { taxType: string }> = {}) => ({
  quantity: decimal('1'),
  unitAmount: decimal('100'),
  taxRate: rateOf(changes.taxType ?? 'OUTPUT2') ?? zero,
  taxType: 'OUTPUT2',
  ...changes,
});

type Line = ReturnType<typeof line>;

/** An invoice as Xero makes it of those lines. */
function invoiceOf(lines: Line[], more: { types?: LineAmountTypes; currency?: string } = {}): Invoice {
  const { types: lineAmountTypes = 'Exclusive', currency = 'GBP' } = more;
  const made = totalsOf({ lineAmountTypes, lines });
  const fact = (of: Line, index: number): LineFact => ({
    ...{ lineItemId: `l${index}`, description: `Line ${index}`, itemCode: 'SIGN', accountCode: `20${index}` },
    ...{ taxType: of.taxType, quantity: of.quantity, unitAmount: of.unitAmount },
    ...{ discountRate: of.discountRate ?? null, discountAmount: of.discountAmount ?? null },
    ...made.lines[index]!,
    tracking: [{ categoryId: 'c', category: 'Region', optionId: 'o', option: 'North' }],
  });
  return { currency, lineAmountTypes, lines: lines.map(fact), total: made.total, totalTax: made.totalTax };
}

type Invoice = Pick<InvoiceFact, 'currency' | 'lineAmountTypes' | 'lines' | 'total' | 'totalTax'>;

const credit = (invoice: Invoice, amount: Decimal, left: { left?: Decimal; creditedTax?: Decimal } = {}) =>
  creditDocument({
    ...{ invoice, amount, rateOf },
    left: { isOurs: true, left: left.left ?? invoice.total, creditedTax: left.creditedTax ?? zero },
  });

const said = ({ total, totalTax, subTotal }: { total: Decimal; totalTax: Decimal; subTotal: Decimal }) =>
  [subTotal, totalTax, total].map((amount) => amount.toFixed(2));

test('the whole is the invoice’s own lines; what has a discount is one of its net amount, and no item comes back', () => {
  const invoice = invoiceOf([
    line({ quantity: decimal('3'), unitAmount: decimal('33.3333') }),
    line({ unitAmount: decimal('50'), discountRate: decimal('10') }),
    line({ unitAmount: zero }),
  ]);
  const whole = credit(invoice, invoice.total);
  expect(said(whole)).toEqual(['145.00', '29.00', '174.00']);
  expect(whole.lines.map(({ quantity, unitAmount }) => [quantity.toFixed(), unitAmount.toFixed()])).toEqual([
    ['3', '33.3333'],
    ['1', '45'],
  ]);
  expect(whole.lines[0]).toMatchObject({ accountCode: '200', taxType: 'OUTPUT2', tracking: [{ option: 'North' }] });
  expect(whole.lines[0]).not.toHaveProperty('itemCode');
  expect(whole.lines.every(({ isTaxSaid }) => !isTaxSaid)).toBe(true);
});

test('tax that somebody changed by hand is said, and no other', () => {
  const invoice = invoiceOf([line(), line()]);
  const [first, second] = invoice.lines as [LineFact, LineFact];
  const changed = { ...invoice, lines: [{ ...first, taxAmount: decimal('19.99') }, second], total: decimal('239.99') };
  const whole = credit(changed, changed.total);
  expect(whole.lines.map(({ isTaxSaid, taxAmount }) => [isTaxSaid, taxAmount.toFixed()])).toEqual([
    [true, '19.99'],
    [false, '20'],
  ]);
  expect(said(whole)).toEqual(['200.00', '39.99', '239.99']);
});

test('a part is spread over the lines by what each comes to, its tax inside', () => {
  const invoice = invoiceOf([line({ unitAmount: decimal('200') }), line({ taxType: 'ZERO' })]);
  const part = credit(invoice, decimal('100'));
  expect(part.lineAmountTypes).toBe('Inclusive');
  expect(part.lines.map((one) => [one.lineAmount.toFixed(2), one.taxAmount.toFixed(2)])).toEqual([
    ['70.59', '11.77'],
    ['29.41', '0.00'],
  ]);
  expect(said(part)).toEqual(['88.23', '11.77', '100.00']);
});

test('yen are not split, unless the invoice itself has parts of one', () => {
  const invoice = invoiceOf([line(), line({ unitAmount: decimal('200') })], { currency: 'JPY', types: 'NoTax' });
  const amounts = credit(invoice, decimal('100')).lines.map(({ lineAmount }) => lineAmount.toFixed());
  expect(amounts).toEqual(['33', '67']);
  expect(credit(invoice, decimal('100.5')).lines.map(({ lineAmount }) => lineAmount.toFixed())).toEqual(['33.5', '67']);
});

const lines = fc.array(
  fc.record({
    quantity: fc.integer({ min: 1, max: 100_000 }).map((n) => decimal((n / 1000).toFixed(3))),
    unitAmount: fc.integer({ min: -20_000, max: 5_000_000 }).map((n) => decimal((n / 10_000).toFixed(4))),
    taxType: fc.constantFrom(...Object.keys(RATES)),
    discountRate: fc.option(fc.constantFrom(decimal('10'), decimal('33.33')), { nil: undefined }),
  }),
  { minLength: 1, maxLength: 6 },
);
const invoices = fc
  .record({ lines, types: fc.constantFrom<LineAmountTypes>('Exclusive', 'Inclusive', 'NoTax') })
  .map(({ lines: of, types }) =>
    invoiceOf(
      of.map((one) => line({ ...one, taxRate: rateOf(one.taxType)! })),
      { types },
    ),
  )
  .filter(({ total }) => total.gt('0.10'));

/** What Xero comes to by the lines as they are sent. */
const asXeroAdds = (of: ReturnType<typeof credit>): string[] => {
  const made = of.lines.map(({ quantity, unitAmount, taxType, isTaxSaid, taxAmount }) => {
    const taxRate = rateOf(taxType)!;
    const lineAmount = lineAmountOf({ quantity, unitAmount, taxRate });
    const tax = isTaxSaid ? taxAmount : lineTaxOf({ lineAmount, taxRate, lineAmountTypes: of.lineAmountTypes });
    return { lineAmount, tax };
  });
  const amounts = sum(made.map(({ lineAmount }) => lineAmount));
  const totalTax = sum(made.map(({ tax }) => tax));
  const total = of.lineAmountTypes === 'Inclusive' ? amounts : amounts.plus(totalTax);
  return said({ total, totalTax, subTotal: total.minus(totalTax) });
};

test('whole, in parts, and the rest: each is what Xero comes to, and together they are the invoice to the cent, tax and all', () => {
  fc.assert(
    fc.property(invoices, fc.array(fc.integer({ min: 1, max: 99 }), { maxLength: 3 }), (invoice, percents) => {
      const whole = credit(invoice, invoice.total);
      expect(said(whole)).toEqual(said({ ...invoice, subTotal: invoice.total.minus(invoice.totalTax) }));
      expect(asXeroAdds(whole)).toEqual(said(whole));
      let left = invoice.total;
      let creditedTax = zero;
      for (const percent of [...percents, 100]) {
        const amount = percent === 100 ? left : left.times(percent).div(100).round(2);
        if (amount.lte(0)) continue;
        const part = credit(invoice, amount, { left, creditedTax });
        expect(part.total.toFixed(2)).toBe(amount.toFixed(2));
        expect(asXeroAdds(part)).toEqual(said(part));
        left = left.minus(part.total);
        creditedTax = creditedTax.plus(part.totalTax);
      }
      expect(left.toFixed(2)).toBe('0.00');
      if (percents.length === 0) expect(creditedTax.toFixed(2)).toBe(invoice.totalTax.toFixed(2));
    }),
    { numRuns: 300 },
  );
});

test('the rest takes the tax that rounding left', () => {
  const invoice = invoiceOf([line({ unitAmount: decimal('0.33') }), line({ unitAmount: decimal('0.34') })]);
  let left = invoice.total;
  let creditedTax = zero;
  for (const amount of ['0.17', '0.21', '0.19', left.minus('0.57').toFixed()]) {
    const part = credit(invoice, decimal(amount), { left, creditedTax });
    left = left.minus(part.total);
    creditedTax = creditedTax.plus(part.totalTax);
  }
  expect([left.toFixed(2), creditedTax.toFixed(2)]).toEqual(['0.00', invoice.totalTax.toFixed(2)]);
});
