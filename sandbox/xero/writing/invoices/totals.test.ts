import { Big } from 'big.js';
import fc from 'fast-check';
import { approved, startWriter, type Writer } from '../../testing/writer.ts';
import type { Wire } from '../../wire/wire.ts';

let writer: Writer;
beforeAll(async () => {
  writer = await startWriter();
});
afterAll(() => writer.xero.close());

const decimals = (least: number, most: number, places: number) =>
  fc.integer({ min: least * 10 ** places, max: most * 10 ** places }).map((units) => units / 10 ** places);

const RATES: Record<string, number> = { OUTPUT2: 20, RROUTPUT: 5, ZERORATEDOUTPUT: 0, NONE: 0 };

const line = fc.record({
  Description: fc.constant('x'),
  Quantity: decimals(0, 50, 4),
  UnitAmount: decimals(0, 500, 4),
  AccountCode: fc.constant('200'),
  TaxType: fc.constantFrom(...Object.keys(RATES)),
  DiscountRate: decimals(0, 100, 2),
});

const cents = (value: unknown): Big => new Big(String(value));
const round2 = (value: Big): Big => value.round(2, Big.roundHalfUp);

/** The amounts of one line, worked out here by the rule of sandbox/BEHAVIOUR.md and not by the stand-in's own code. */
const expected = (one: Wire, types: string): { amount: Big; tax: Big } => {
  const gross = cents(one['Quantity']).times(cents(one['UnitAmount']));
  const amount = round2(gross.minus(gross.times(cents(one['DiscountRate'])).div(100)));
  const rate = types === 'NoTax' ? 0 : (RATES[String(one['TaxType'])] ?? 0);
  const tax = types === 'Inclusive' ? amount.times(rate).div(100 + rate) : amount.times(rate).div(100);
  return { amount, tax: round2(tax) };
};

test('the totals of a created invoice are the sums of its lines, each rounded by the rule', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { minLength: 1, maxLength: 8 }),
      fc.constantFrom('Exclusive', 'Inclusive', 'NoTax'),
      async (lines, LineAmountTypes) => {
        const body = approved({ LineItems: lines, LineAmountTypes });
        const { rows } = await writer.send('PUT', '/Invoices?unitdp=4', { body });
        const [invoice] = rows;
        const wanted = lines.map((one) => expected(one, LineAmountTypes));
        const answered = (invoice?.['LineItems'] as Wire[]).map((one) => [one['LineAmount'], one['TaxAmount']]);
        expect(answered).toEqual(wanted.map(({ amount, tax }) => [amount.toNumber(), tax.toNumber()]));
        const amounts = wanted.reduce((sum, { amount }) => sum.plus(amount), new Big(0));
        const tax = wanted.reduce((sum, one) => sum.plus(one.tax), new Big(0));
        const subTotal = LineAmountTypes === 'Inclusive' ? amounts.minus(tax) : amounts;
        expect(invoice).toMatchObject({
          SubTotal: subTotal.toNumber(),
          TotalTax: tax.toNumber(),
          Total: subTotal.plus(tax).toNumber(),
        });
      },
    ),
    { numRuns: 60 },
  );
});
