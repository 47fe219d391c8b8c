import { sum, zero, type Decimal } from '../../lib/money.ts';
import type { LiveDeal } from '../facts.ts';
import { billedLines } from './billed-lines.ts';
import { lineAmountOf } from './line-amounts.ts';

/** What a deal would be billed with, without tax: its lines as Xero computes them, else its amount; null: it has neither. */
export function dealAmount(deal: LiveDeal): Decimal | null {
  const { lines } = billedLines(deal, { recurring: 'one_period' });
  if (lines.length === 0) return null;
  return sum(
    lines.map(({ quantity, unitAmount, discountRate, discountAmount }) =>
      lineAmountOf({
        ...{ quantity: quantity ?? zero, unitAmount: unitAmount ?? zero, taxRate: zero },
        ...{ discountRate: discountRate ?? undefined, discountAmount: discountAmount ?? undefined },
      }),
    ),
  );
}
