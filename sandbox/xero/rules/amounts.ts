import { Big } from 'big.js';
import type { Line } from '../../seed/line.ts';

export type LineAmountTypes = 'Exclusive' | 'Inclusive' | 'NoTax';

/** What a line comes to, in the document's currency. `amount` holds the tax when the document is Inclusive. */
export interface LineAmounts {
  amount: Big;
  tax: Big;
}

export interface Totals {
  lines: LineAmounts[];
  /** Without tax. */
  subTotal: Big;
  totalTax: Big;
  /** With tax. */
  total: Big;
  /** What discounts took off, before tax is considered; 0 when there are none. */
  discount: Big;
}

/** Two decimals, halves away from zero. Xero keeps two for every currency. */
export const round2 = (value: Big): Big => value.round(2, Big.roundHalfUp);

export const sum = (values: Big[]): Big => values.reduce((total, value) => total.plus(value), new Big(0));

type Priced = Pick<Line, 'quantity' | 'unitAmount' | 'discountRate' | 'discountAmount' | 'taxAmount'>;

/** Quantity × unit amount less the discount, rounded once at the end. */
export const lineAmount = (line: Priced): Big => {
  const gross = new Big(line.quantity).times(line.unitAmount);
  const off = gross
    .times(line.discountRate ?? 0)
    .div(100)
    .plus(line.discountAmount ?? 0);
  return round2(gross.minus(off));
};

/** Tax of one line: on top of it (Exclusive) or inside it (Inclusive). `rate` is in percent. */
export const lineTax = (options: { amount: Big; rate: Big; lineAmountTypes: LineAmountTypes }): Big => {
  const { amount, rate, lineAmountTypes } = options;
  switch (lineAmountTypes) {
    case 'Exclusive':
      return round2(amount.times(rate).div(100));
    case 'Inclusive':
      return round2(amount.times(rate).div(rate.plus(100)));
    case 'NoTax':
      return new Big(0);
  }
};

/** Adds up a document: tax is rounded per line, then summed; one that was typed counts as it is, where there is tax at all. */
export const documentTotals = <L extends Priced>(options: {
  lines: L[];
  lineAmountTypes: LineAmountTypes;
  /** Percent. */
  rateOf: (line: L) => Big;
}): Totals => {
  const { lineAmountTypes, rateOf } = options;
  const lines = options.lines.map((line) => {
    const amount = lineAmount(line);
    const isTyped = line.taxAmount !== undefined && lineAmountTypes !== 'NoTax';
    const tax = isTyped
      ? round2(new Big(line.taxAmount ?? 0))
      : lineTax({ amount, rate: rateOf(line), lineAmountTypes });
    return { amount, tax };
  });
  const amounts = sum(lines.map(({ amount }) => amount));
  const totalTax = sum(lines.map(({ tax }) => tax));
  const subTotal = lineAmountTypes === 'Inclusive' ? amounts.minus(totalTax) : amounts;
  const undiscounted = sum(options.lines.map((line) => round2(new Big(line.quantity).times(line.unitAmount))));
  return { lines, subTotal, totalTax, total: subTotal.plus(totalTax), discount: undiscounted.minus(amounts) };
};
