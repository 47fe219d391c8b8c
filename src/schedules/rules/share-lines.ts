import { Big } from 'big.js';
import { decimal, sum, zero, type Decimal } from '../../lib/money.ts';
import { billedDecimals } from './plan-of.ts';

/** A line of the whole deal, without tax, and what of it is billed already. */
export interface ShareableLine {
  lineId: string;
  whole: Decimal;
  billed: Decimal;
}

/**
 * What of each line a step of that amount bills: by what is left of the line, so that the parts make the amount exactly, and,
 * once the amount is all that is left, each line is billed to the cent. Where what is left of the lines says nothing (all is
 * billed, and some was credited), their whole amounts are what they are shared by. In the order of the lines.
 */
export function shareLines(
  lines: readonly ShareableLine[],
  { amount, currency }: { amount: Decimal; currency: string },
): Decimal[] {
  const left = lines.map(({ whole, billed }) => whole.minus(billed));
  const all = sum(left);
  if (all.eq(amount)) return left;
  const weights = all.gt(zero) ? left : lines.map(({ whole }) => whole);
  return byLargestRemainder(weights, { amount, unit: unitOf([...left, amount], currency) });
}

const CENT = decimal('0.01');

/** The currency's own unit while all amounts are multiples of it; else the cent, which is Xero's for every currency. */
function unitOf(amounts: readonly Decimal[], currency: string): Decimal {
  const decimals = billedDecimals(currency);
  return amounts.every((amount) => amount.eq(amount.round(decimals))) ? decimal('10').pow(-decimals) : CENT;
}

/** Each its part of the amount, in whole units; what rounding down leaves goes, a unit each, to those that lost most by it. */
function byLargestRemainder(
  weights: readonly Decimal[],
  { amount, unit }: { amount: Decimal; unit: Decimal },
): Decimal[] {
  const all = sum(weights);
  if (all.eq(zero)) throw new Error('Lines that come to nothing cannot share an amount');
  const exact = weights.map((weight) => amount.times(weight).div(all).div(unit));
  const floors = exact.map(floor);
  const over = Number(amount.div(unit).minus(sum(floors)).round(0, Big.roundHalfUp).toFixed());
  const first = exact
    .map((part, index) => ({ index, lost: part.minus(floors[index] ?? zero) }))
    .toSorted((a, b) => b.lost.cmp(a.lost) || a.index - b.index)
    .slice(0, over);
  const raised = new Set(first.map(({ index }) => index));
  return floors.map((part, index) => (raised.has(index) ? part.plus(1) : part).times(unit));
}

/** Down to a whole number, below nothing as well. */
function floor(value: Decimal): Decimal {
  const cut = value.round(0, Big.roundDown);
  return cut.gt(value) ? cut.minus(1) : cut;
}
