import { Big } from 'big.js';
import { invoiceVectors } from '../../../test/fixtures/invoice-vectors/read.ts';
import { documentTotals } from './amounts.ts';

const cents = (amount: Big): string => amount.toFixed(2);

test.each(invoiceVectors())('the stand-in meets: $name', ({ lineAmountTypes, lines, expected }) => {
  const totals = documentTotals({
    lines,
    lineAmountTypes,
    rateOf: ({ taxRate }) => new Big(taxRate),
  });
  expect({
    lines: totals.lines.map(({ amount, tax }) => ({ lineAmount: cents(amount), taxAmount: cents(tax) })),
    expected: { subTotal: cents(totals.subTotal), totalTax: cents(totals.totalTax), total: cents(totals.total) },
  }).toEqual({ lines: lines.map((line) => line.expected), expected });
});
