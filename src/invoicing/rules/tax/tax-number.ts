import { euVat, entityValidators, stdnum, type Validator } from 'stdnum';

export type NumberForm = 'valid_form' | 'wrong_form' | 'unknown_form';

/** The numbers under which businesses are known for VAT and GST, with a check digit where the country has one. */
const TAX: Record<string, Validator[]> = {
  ...entityValidators,
  ...euVat,
  ...chosen({ GB: ['vat'], NO: ['mva', 'orgnr'], AU: ['abn'], NZ: ['ird'], CH: ['vat', 'uid'] }),
};

/** Written before the number by people, and no part of it. */
const LABEL = /^(vat|gst|abn|ird|tva|mwst|ust|uid)\b([\s.:#-]*(registration|reg|id(nr)?|no|nr|number)\b)*[\s.:#-]*/i;

/**
 * Whether a tax number has the form of that country's: length, letters and check digit, with or without the country before
 * it. `XI`, Northern Ireland, is only what is written with it. Says nothing of whether the number was ever given out: that
 * only VIES and its like can tell. The forms are those of stdnum.
 */
export function checkTaxNumber(country: string, number: string): NumberForm {
  const bare = number.trim().replace(LABEL, '');
  if (country === 'XI') return /^xi/i.test(bare) ? checkTaxNumber('GB', bare.slice(2)) : 'wrong_form';
  const validators = TAX[country];
  if (!validators) return 'unknown_form';
  return validators.some((one) => one.validate(bare).isValid) ? 'valid_form' : 'wrong_form';
}

function chosen(names: Record<string, string[]>): Record<string, Validator[]> {
  return Object.fromEntries(
    Object.entries(names).map(([country, kinds]) => [country, kinds.flatMap((kind) => stdnum[country]?.[kind] ?? [])]),
  );
}
