import { sum, type Decimal } from '../../lib/money.ts';
import { lineAmountOf, lineTaxOf, type LineAmountTypes, type PricedLine } from './line-amounts.ts';

/** What one line comes to; `lineAmount` holds `taxAmount` when amounts are inclusive. */
export interface LineTotals {
  lineAmount: Decimal;
  taxAmount: Decimal;
}

/** What a document comes to, in its currency, two decimals each. */
export interface Totals {
  /** In the order of the lines that were given. */
  lines: LineTotals[];
  /** Without tax, also when amounts are inclusive. */
  subTotal: Decimal;
  totalTax: Decimal;
  /** With tax: what the customer owes. */
  total: Decimal;
}

/**
 * What Xero will make of these lines, to the cent (C41). It asks nothing of Xero, so that a preview can be proved before
 * anything is sent. Throws on a line that never should have come here: see `lineAmountOf` and `lineTaxOf`. Every public
 * figure that it was held against is in test/fixtures/invoice-vectors.
 */
export const totalsOf = (document: { lineAmountTypes: LineAmountTypes; lines: PricedLine[] }): Totals => {
  const { lineAmountTypes } = document;
  const lines = document.lines.map((line) => {
    const lineAmount = lineAmountOf(line);
    return { lineAmount, taxAmount: lineTaxOf({ lineAmount, taxRate: line.taxRate, lineAmountTypes }) };
  });
  const amounts = sum(lines.map(({ lineAmount }) => lineAmount));
  const totalTax = sum(lines.map(({ taxAmount }) => taxAmount));
  const subTotal = lineAmountTypes === 'Inclusive' ? amounts.minus(totalTax) : amounts;
  return { lines, subTotal, totalTax, total: subTotal.plus(totalTax) };
};
