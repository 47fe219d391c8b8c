import { Big } from 'big.js';
import { balanceOf } from './balances.ts';

const open = (amount: string, dueDate?: string, currencyRate = '1') => ({
  open: new Big(amount),
  dueDate,
  currencyRate,
});
const balance = (invoices: ReturnType<typeof open>[], credits: ReturnType<typeof open>[] = []) => {
  const { outstanding, overdue } = balanceOf({ invoices, credits, today: '2026-11-22' });
  return [outstanding.toFixed(2), overdue.toFixed(2)];
};

test('an invoice is overdue strictly after its due date', () => {
  expect(balance([open('10', '2026-11-22'), open('5', '2026-11-21'), open('3')])).toEqual(['18.00', '5.00']);
});

test('unused credit lowers what is outstanding, below nothing if need be, and never what is overdue', () => {
  expect(balance([open('10', '2026-11-01')], [open('25')])).toEqual(['-15.00', '10.00']);
});

test('other currencies are brought to the base currency, each document rounded', () => {
  expect(balance([open('100', '2026-11-01', '1.1587'), open('1', '2026-12-01', '3')])).toEqual(['86.63', '86.30']);
});
