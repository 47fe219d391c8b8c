import { decimal, type Decimal } from '../../lib/money.ts';
import type { Preview } from '../facts.ts';
import { differenceOf } from './preview-difference.ts';

const shown: Preview = {
  currency: 'GBP',
  lineAmountTypes: 'Exclusive',
  subTotal: '100',
  totalTax: '20',
  total: '120',
};
const made = (sums: [string, string, string], currency = 'GBP') => {
  const [subTotal, totalTax, total] = sums.map((sum) => decimal(sum)) as [Decimal, Decimal, Decimal];
  return { currency, subTotal, totalTax, total };
};

test('the same to the cent, however it is written', () => {
  expect(differenceOf(shown, made(['100.00', '20.0', '120.0000']))).toBeNull();
});

test.each([
  [
    'a cent',
    made(['100', '20.01', '120.01']),
    'Shown was GBP 120.00, 20.00 of it tax; Xero made it GBP 120.01, 20.01 of it tax.',
  ],
  [
    'another share of tax',
    made(['99', '21', '120']),
    'Shown was GBP 120.00, 20.00 of it tax; Xero made it GBP 120.00, 21.00 of it tax.',
  ],
  [
    'another currency',
    made(['100', '20', '120'], 'EUR'),
    'Shown was GBP 120.00, 20.00 of it tax; Xero made it EUR 120.00, 20.00 of it tax.',
  ],
])('%s', (...[, written, words]) => {
  expect(differenceOf(shown, written)).toBe(words);
});
