import Big from 'big.js';
import type { Line } from './line.ts';
import type { TaxRate } from './world.ts';

type Taxed = { lines: Line[]; lineAmountTypes: 'Exclusive' | 'Inclusive' | 'NoTax' };

const pence = (amount: Big): Big => amount.round(2, Big.roundHalfUp);

/** Quantity × unit price, less the discount, to the penny. */
export function lineAmount({ quantity, unitAmount, discountRate, discountAmount }: Line): Big {
  const gross = new Big(quantity).times(unitAmount);
  if (discountRate !== undefined) return pence(gross.times(new Big(100).minus(discountRate)).div(100));
  return pence(gross.minus(discountAmount ?? 0));
}

function rateOf(taxType: string, taxRates: TaxRate[]): string {
  const rate = taxRates.find((known) => known.taxType === taxType)?.rate;
  if (rate === undefined) throw new Error(`No tax rate ${taxType}`);
  return rate;
}

/**
 * What a document asks for, tax included, in its own currency. Xero rounds the tax of each line to the penny, halves
 * away from zero, and adds up the rounded ones. The seed needs it so that no payment exceeds what is owed.
 */
export function totalOf({ lines, lineAmountTypes }: Taxed, taxRates: TaxRate[]): Big {
  return lines.reduce((total, line) => {
    const amount = lineAmount(line);
    if (lineAmountTypes !== 'Exclusive') return total.plus(amount);
    return total.plus(amount).plus(pence(amount.times(rateOf(line.taxType ?? 'NONE', taxRates)).div(100)));
  }, new Big(0));
}
