import { Big } from 'big.js';
import fc from 'fast-check';
import { settleCredit, settleInvoice, type ChosenStatus } from './settlement.ts';

const applied = (amount: string, date = '2026-11-01') => ({ amount, date });
const invoice = (total: string, more: Partial<Parameters<typeof settleInvoice>[0]> = {}) =>
  settleInvoice({
    status: 'AUTHORISED',
    date: '2026-10-01',
    total: new Big(total),
    payments: [],
    credits: [],
    ...more,
  });

test('an invoice is PAID on the day of whatever settled it last', () => {
  const settled = invoice('100', { payments: [applied('60', '2026-11-09')], credits: [applied('40', '2026-11-11')] });
  expect(settled).toMatchObject({ status: 'PAID', fullyPaidOn: '2026-11-11' });
});

test('a part-paid invoice stays AUTHORISED and has no day', () => {
  const settled = invoice('100', { payments: [applied('99.99')] });
  expect([settled.status, settled.due.toFixed(2), settled.fullyPaidOn]).toEqual(['AUTHORISED', '0.01', undefined]);
});

test.each<[ChosenStatus, string]>([
  ['DRAFT', '100.00'],
  ['SUBMITTED', '100.00'],
  ['VOIDED', '0.00'],
  ['DELETED', '0.00'],
])('%s leaves %s due and its status alone', (status, due) => {
  const settled = invoice('100', { status });
  expect([settled.status, settled.due.toFixed(2)]).toEqual([status, due]);
});

test('an approved invoice over nothing is paid on its own date', () => {
  expect(invoice('0')).toMatchObject({ status: 'PAID', fullyPaidOn: '2026-10-01' });
});

test('paid, credited and due make up the total', () => {
  const pennies = fc.array(fc.integer({ min: 1, max: 50_000 }), { maxLength: 5 });
  fc.assert(
    fc.property(pennies, pennies, fc.nat(50_000), (paid, credited, left) => {
      const money = (n: number) => new Big(n).div(100);
      const total = money([...paid, ...credited, left].reduce((a, b) => a + b, 0));
      const settled = settleInvoice({
        status: 'AUTHORISED',
        date: '2026-10-01',
        total,
        payments: paid.map((n) => applied(money(n).toString())),
        credits: credited.map((n) => applied(money(n).toString())),
      });
      expect(settled.due.eq(money(left))).toBe(true);
      expect(settled.status).toBe(left === 0 ? 'PAID' : 'AUTHORISED');
      expect(settled.paid.plus(settled.credited).plus(settled.due).eq(total)).toBe(true);
    }),
  );
});

test('a credit is PAID once it is used up; a voided one has nothing left', () => {
  const credit = { status: 'AUTHORISED' as const, total: new Big(30), allocations: [applied('10'), applied('20')] };
  expect(settleCredit(credit)).toMatchObject({ status: 'PAID', fullyPaidOn: '2026-11-01' });
  expect(settleCredit({ ...credit, allocations: [applied('10')] }).remaining.toFixed(2)).toBe('20.00');
  expect(settleCredit({ ...credit, status: 'VOIDED', allocations: [] }).remaining.toFixed(2)).toBe('0.00');
});
