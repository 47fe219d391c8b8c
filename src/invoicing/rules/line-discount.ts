import { Big } from 'big.js';
import { decimal, zero, type Decimal } from '../../lib/money.ts';
import type { LiveLine } from '../facts.ts';

/** A discount as Xero takes it: at most one of the two. */
export interface LineDiscount {
  /** Percent. */
  discountRate: Decimal | null;
  /** Off the whole line. */
  discountAmount: Decimal | null;
}

type Priced = Pick<LiveLine, 'quantity' | 'unitPrice' | 'discountRate' | 'discountAmount'>;

const hundred = decimal('100');
const some = (amount: Decimal | null): amount is Decimal => amount !== null && !amount.eq(zero);
const toCents = (amount: Decimal): Decimal => amount.round(2, Big.roundHalfUp);
export const NO_DISCOUNT: LineDiscount = { discountRate: null, discountAmount: null };

/**
 * The discount of a line; null where it does not fit: below nought, or more than the line itself. What Xero makes of more
 * than two decimals of a discount is documented nowhere: a finer rate is sent as the amount that it comes to, and a finer amount in
 * whole cents, so that what is previewed is what Xero computes. What has no price or no quantity yet has no discount.
 */
export function discountOf({ quantity, unitPrice, discountRate, discountAmount }: Priced): LineDiscount | null {
  if (!quantity || !unitPrice) return NO_DISCOUNT;
  const gross = quantity.times(unitPrice);
  if (some(discountRate)) {
    if (discountRate.lt(zero) || discountRate.gt(hundred)) return null;
    if (discountRate.eq(discountRate.round(2))) return { discountRate, discountAmount: null };
    return amountOff(gross, gross.times(discountRate).div(hundred));
  }
  return some(discountAmount) ? amountOff(gross, discountAmount) : NO_DISCOUNT;
}

function amountOff(gross: Decimal, amount: Decimal): LineDiscount | null {
  const discountAmount = toCents(amount);
  if (discountAmount.eq(zero)) return NO_DISCOUNT;
  return discountAmount.lt(zero) || discountAmount.gt(gross) ? null : { discountRate: null, discountAmount };
}
