import type { BillingBooks, TaxRate } from '../facts.ts';

/** The tax rate as a person knows it: Xero's name of it, with the percentage where the name does not say it. */
export function taxWords({ name, rate }: TaxRate): string {
  const percent = `${rate.toFixed()}%`;
  return name.includes(percent) ? name : `${name} (${percent})`;
}

/** What tax rates are called, by their types. */
export type TaxNames = ReadonlyMap<string, string>;

/** Of all rates that Xero tells of, also those that no sale can have any more. */
export const taxNames = (books: Pick<BillingBooks, 'taxRates' | 'otherTaxRates'> | null): TaxNames =>
  new Map([
    ...(books?.otherTaxRates ?? []).map(({ taxType, name }) => [taxType, name] as const),
    ...(books?.taxRates ?? []).map((rate) => [rate.taxType, taxWords(rate)] as const),
  ]);
