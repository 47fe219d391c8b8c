import type { Decimal } from '../../lib/money.ts';

/** An amount as a sentence says it, with two decimals as Xero keeps them: `GBP 1,178.75`. */
export function moneyWords(amount: Decimal, currency: string): string {
  return `${currency} ${amount.toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ',')}`;
}
