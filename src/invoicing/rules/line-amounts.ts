import { Big } from 'big.js';
import { decimal, zero, type Decimal } from '../../lib/money.ts';

/** What the amounts of a document's lines are: without tax, with tax inside, or free of it. Xero's own words. */
export type LineAmountTypes = 'Exclusive' | 'Inclusive' | 'NoTax';

/** One line as it is priced, in the document's currency. A line has one kind of discount at most. */
export interface PricedLine {
  /** Up to four decimals. */
  quantity: Decimal;
  /** Up to four decimals; negative for what is taken back. */
  unitAmount: Decimal;
  /** Percent of quantity × unit amount, 0 to 100. */
  discountRate?: Decimal | undefined;
  /** Off quantity × unit amount, and no more than that. */
  discountAmount?: Decimal | undefined;
  /** Percent. */
  taxRate: Decimal;
}

const hundred = decimal('100');

/**
 * Two decimals whatever the currency, as Xero keeps them; halves go away from zero. Source: Xero's staff at
 * https://community.xero.com/developer/discussion/66891/ (2.165 is 2.17), and recorded answers.
 */
const toCents = (amount: Decimal): Decimal => amount.round(2, Big.roundHalfUp);

const discountOf = (gross: Decimal, { discountRate, discountAmount }: PricedLine): Decimal => {
  if (discountRate && discountAmount) throw new Error('A line has a discount by rate or by amount, not both');
  if (discountRate && (discountRate.lt(0) || discountRate.gt(hundred))) {
    throw new Error(`A discount of ${discountRate.toFixed()}% is not between 0 and 100`);
  }
  if (discountAmount && !discountAmount.eq(0) && (discountAmount.lt(0) || discountAmount.gt(gross))) {
    throw new Error(`A discount of ${discountAmount.toFixed()} is not between 0 and ${gross.toFixed()}`);
  }
  return discountRate ? gross.times(discountRate).div(hundred) : (discountAmount ?? zero);
};

/**
 * Quantity × unit amount less the discount, rounded once at the end. A discount that does not fit its line throws: it is
 * refused long before. Source: LineAmount in Xero's OpenAPI document; for the one rounding, Xero's staff at
 * https://community.xero.com/developer/discussion/89760256/.
 */
export const lineAmountOf = (line: PricedLine): Decimal => {
  const gross = line.quantity.times(line.unitAmount);
  return toCents(gross.minus(discountOf(gross, line)));
};

/**
 * The tax on top of a line amount, or inside it when amounts are inclusive. Each line is rounded for itself, so that the
 * sum may differ by cents from the tax on the sum. A rate below 0 throws. Source:
 * https://developer.xero.com/documentation/guides/how-to-guides/rounding-in-xero.
 */
export const lineTaxOf = (options: {
  lineAmount: Decimal;
  taxRate: Decimal;
  lineAmountTypes: LineAmountTypes;
}): Decimal => {
  const { lineAmount, taxRate, lineAmountTypes } = options;
  if (taxRate.lt(0)) throw new Error(`A tax rate of ${taxRate.toFixed()}% is below 0`);
  switch (lineAmountTypes) {
    case 'Exclusive':
      return toCents(lineAmount.times(taxRate).div(hundred));
    case 'Inclusive':
      return toCents(lineAmount.times(taxRate).div(hundred.plus(taxRate)));
    case 'NoTax':
      return zero;
  }
};
