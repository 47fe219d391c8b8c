import { Big } from 'big.js';
import { decimal, sum, type Decimal } from '../../../lib/money.ts';

/**
 * Parts of an amount by weight, each a whole number of units and together the amount to the last of them: what is left over
 * after rounding down goes, a unit each, to the parts that lost most (largest remainder), the first of equals first. The
 * weights may hold negative ones as long as their sum is above nothing; throws else, and on an amount that is no whole
 * number of units.
 */
export function spread(amount: Decimal, weights: readonly Decimal[], unit: Decimal): Decimal[] {
  const whole = sum(weights);
  const units = amount.div(unit);
  if (whole.lte(0)) throw new Error(`Nothing can be spread over weights of ${whole.toFixed()} in all`);
  if (!units.eq(units.round(0))) throw new Error(`${amount.toFixed()} is no whole number of ${unit.toFixed()}`);
  const parts = weights.map((weight) => floorDiv(units.times(weight), whole));
  const missing = Number(units.minus(sum(parts.map(({ down }) => down))).toFixed());
  const most = parts.map((_, index) => index).sort((a, b) => lostOf(parts[b]).cmp(lostOf(parts[a])) || a - b);
  const raised = new Set(most.slice(0, missing));
  return parts.map(({ down }, index) => (raised.has(index) ? down.plus(1) : down).times(unit));
}

interface Part {
  /** Whole units, rounded down. */
  down: Decimal;
  /** What rounding down took, times the whole of the weights. */
  lost: Decimal;
}

const lostOf = (part: Part | undefined): Decimal => part?.lost ?? decimal('0');

/** Exact: the quotient itself may have no end. */
function floorDiv(dividend: Decimal, divisor: Decimal): Part {
  const near = dividend.div(divisor).round(0, Big.roundDown);
  const down = [near.plus(1), near, near.minus(1)].find((one) => one.times(divisor).lte(dividend)) ?? near;
  return { down, lost: dividend.minus(down.times(divisor)) };
}
