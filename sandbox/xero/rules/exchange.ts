import { Big } from 'big.js';

/** Units of a currency per pound, in place of XE's day rates, which nobody could repeat. */
const PER_POUND: Record<string, string> = {
  GBP: '1',
  EUR: '1.1543',
  USD: '1.2711',
  AUD: '1.9407',
  NZD: '2.1385',
  CAD: '1.7752',
};

const DECIMALS = 6;

/** The rate of a document that names none: units of its currency per unit of the base currency; 1 for an unknown one. */
export const dayRate = (currencyCode: string, baseCurrency: string): string => {
  const [document, base] = [PER_POUND[currencyCode], PER_POUND[baseCurrency]];
  if (document === undefined || base === undefined || currencyCode === baseCurrency) return '1';
  return new Big(document).div(base).round(DECIMALS, Big.roundHalfUp).toFixed();
};
