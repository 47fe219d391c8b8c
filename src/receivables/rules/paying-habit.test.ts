import fc from 'fast-check';
import { decimal, zero } from '../../lib/money.ts';
import { averageDaysLate, payingTrend, type PaidInvoice } from './paying-habit.ts';

const TODAY = '2026-11-20';
const paid = (dueDate: string, fullyPaidOn: string, more: Partial<PaidInvoice> = {}): PaidInvoice => ({
  status: 'PAID',
  dueDate,
  fullyPaidOn,
  amountPaid: decimal('100.00'),
  ...more,
});

test.each([
  ['late, early and on the day', [paid('2026-06-01', '2026-06-12'), paid('2026-06-01', '2026-05-31')], 5],
  [
    'rounded to one decimal',
    [paid('2026-06-01', '2026-06-02'), paid('2026-06-01', '2026-06-02'), paid('2026-06-01', '2026-06-01')],
    0.7,
  ],
  ['early on average', [paid('2026-06-10', '2026-06-01')], -9],
  ['over a leap day', [paid('2024-02-28', '2024-03-01')], 2, '2024-06-01'],
  ['the first day of the twelve months does not count', [paid('2025-11-01', '2025-11-20')], null],
  ['the day after it does', [paid('2025-11-20', '2025-11-21')], 1],
  ['today counts', [paid('2026-11-19', TODAY)], 1],
  ['a date to come does not', [paid('2026-11-19', '2026-11-21')], null],
  ['without a due date nothing is early or late', [paid('2026-06-01', '2026-06-12', { dueDate: null })], null],
  ['credited away is not paid', [paid('2026-06-01', '2026-06-12', { amountPaid: zero })], null],
  ['voided is not paid', [paid('2026-06-01', '2026-06-12', { status: 'VOIDED' })], null],
] as const)('average days late: %s', (...[, invoices, expected, today = TODAY]) => {
  expect(averageDaysLate(invoices, today)).toBe(expected);
});

/** Invoices settled on that date, each so many days late. */
const settled = (on: string, ...late: number[]): PaidInvoice[] =>
  late.map((days) => paid(new Date(Date.parse(on) - days * 86_400_000).toISOString().slice(0, 10), on));

test.each([
  ['3 days later on average', [...settled('2026-03-01', 2, 2, 2), ...settled('2026-09-01', 5, 5, 5)], 'slower'],
  ['3 days later to the third', [...settled('2026-03-01', 34, 56, 2), ...settled('2026-09-01', 56, -8, 53)], 'slower'],
  ['under 3 days later', [...settled('2026-03-01', 2, 2, 2), ...settled('2026-09-01', 5, 5, 4)], 'steady'],
  ['3 days earlier', [...settled('2026-03-01', 2, 2, 2), ...settled('2026-09-01', -1, -1, -1)], 'faster'],
  ['two invoices in the older half', [...settled('2026-03-01', 2, 2), ...settled('2026-09-01', 30, 30, 30)], null],
  ['two invoices in the newer half', [...settled('2026-03-01', 2, 2, 2), ...settled('2026-09-01', 30, 30)], null],
  [
    'six months ago belongs to the older half',
    [...settled('2026-05-20', 0, 0, 0), ...settled(TODAY, 9, 9, 9)],
    'slower',
  ],
  ['the day after to the newer', settled('2026-05-21', 0, 0, 0, 9, 9, 9), null],
  ['what is older than a year does not count', [...settled('2025-11-20', 0, 0, 0), ...settled(TODAY, 9, 9, 9)], null],
] as const)('trend: %s', (_, invoices, expected) => {
  expect(payingTrend(invoices, TODAY)).toBe(expected);
});

test('to pay the same days later in both halves changes no trend', () => {
  const late = fc.array(fc.integer({ min: -20, max: 60 }), { minLength: 3, maxLength: 8 });
  fc.assert(
    fc.property(late, late, fc.integer({ min: -30, max: 30 }), (before, lately, shift) => {
      const of = (by: number) => [
        ...settled('2026-02-11', ...before.map((days) => days + by)),
        ...settled('2026-08-11', ...lately.map((days) => days + by)),
      ];
      expect(payingTrend(of(shift), TODAY)).toBe(payingTrend(of(0), TODAY));
    }),
  );
});

test('one half after the other, turned round, is the opposite trend', () => {
  const late = fc.array(fc.integer({ min: -20, max: 60 }), { minLength: 3, maxLength: 8 });
  const opposite = { slower: 'faster', faster: 'slower', steady: 'steady' } as const;
  fc.assert(
    fc.property(late, late, (one, other) => {
      const trend = payingTrend([...settled('2026-02-11', ...one), ...settled('2026-08-11', ...other)], TODAY)!;
      const turned = payingTrend([...settled('2026-02-11', ...other), ...settled('2026-08-11', ...one)], TODAY);
      expect(turned).toBe(opposite[trend]);
    }),
  );
});
