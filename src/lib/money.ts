import { Big } from 'big.js';

/** Exact decimals; every amount of money in Tieout is one of these, never a JavaScript number. */
export type Decimal = Big;

/** Reads a decimal from text such as `1204.50`; throws on anything else, floats included. */
export function decimal(text: string): Decimal {
  return new Big(text);
}

export const zero: Decimal = new Big(0);

/** The sum, exact. */
export function sum(amounts: Iterable<Decimal>): Decimal {
  let total = zero;
  for (const amount of amounts) total = total.plus(amount);
  return total;
}

/** Decimals that an amount of the currency is written with (ISO 4217 minor units, as the platform's own tables say). */
export function minorUnits(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** The amount as text with at least the currency's own decimals, e.g. `1204.50`; more decimals are kept, never rounded off. */
export function amountText(amount: Decimal, currency: string): string {
  const exact = amount.toFixed();
  const decimals = exact.split('.')[1]?.length ?? 0;
  return amount.toFixed(Math.max(decimals, minorUnits(currency)));
}

/** An amount as a sentence says it, with two decimals as Xero keeps them: `GBP 1,178.75`. */
export function moneyWords(amount: Decimal, currency: string): string {
  return `${currency} ${amount.toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ',')}`;
}
