import type { TaxRate } from '../facts.ts';

/** The tax rate as a person knows it: Xero's name of it, with the percentage where the name does not say it. */
export function taxWords({ name, rate }: TaxRate): string {
  const percent = `${rate.toFixed()}%`;
  return name.includes(percent) ? name : `${name} (${percent})`;
}
