import fc from 'fast-check';
import { decimal, zero } from '../../lib/money.ts';
import { creditState, daysOverdue, invoiceState } from './invoice-state.ts';
import { byUrgency } from './open-order.ts';

const TODAY = '2026-11-20';
const approved = {
  status: 'AUTHORISED',
  amountDue: decimal('10'),
  amountPaid: zero,
  amountCredited: zero,
  dueDate: TODAY,
};

test.each([
  ['due today', {}, 'awaiting_payment'],
  ['due yesterday', { dueDate: '2026-11-19' }, 'overdue'],
  ['no due date', { dueDate: null }, 'awaiting_payment'],
  ['part paid', { amountPaid: decimal('1') }, 'part_paid'],
  ['part credited', { amountCredited: decimal('1') }, 'awaiting_payment'],
  ['part paid and overdue', { amountPaid: decimal('1'), dueDate: '2026-11-19' }, 'overdue'],
  ['nothing left to pay', { amountDue: zero, dueDate: '2026-01-01' }, 'paid'],
  ['paid', { status: 'PAID', dueDate: '2026-01-01' }, 'paid'],
  ['draft, past its date', { status: 'DRAFT', dueDate: '2026-01-01' }, 'draft'],
  ['submitted', { status: 'SUBMITTED' }, 'submitted'],
  ['voided', { status: 'VOIDED' }, 'voided'],
  ['deleted', { status: 'DELETED' }, 'deleted'],
  ['a status unknown to us', { status: 'QUARANTINED' }, 'draft'],
] as const)('%s', (_, more, expected) => {
  expect(invoiceState({ ...approved, ...more }, TODAY)).toBe(expected);
});

test.each([
  ['AUTHORISED', '5', 'unallocated'],
  ['AUTHORISED', '0', 'allocated'],
  ['PAID', '0', 'allocated'],
  ['DRAFT', '5', 'draft'],
  ['SUBMITTED', '5', 'submitted'],
  ['VOIDED', '0', 'voided'],
  ['DELETED', '0', 'deleted'],
] as const)('a credit that is %s with %s left is %s', (status, left, expected) => {
  expect(creditState({ status, remainingCredit: decimal(left) })).toBe(expected);
});

test('days overdue are whole days of the calendar, over a leap day too', () => {
  expect(daysOverdue({ ...approved, dueDate: '2024-02-28' }, '2024-03-01')).toBe(2);
  expect(daysOverdue({ ...approved, dueDate: '2026-11-21' }, TODAY)).toBe(0);
});

const day = fc.constantFrom('2026-01-05', '2026-11-19', '2026-11-20', '2027-01-01');
const due = fc.record({ id: fc.uuid(), date: day, dueDate: fc.option(day) });

test('the oldest due comes first, those without a date last, and the order is one and the same', () => {
  fc.assert(
    fc.property(fc.array(due), (all) => {
      const sorted = all.toSorted(byUrgency);
      const dates = sorted.map(({ dueDate }) => dueDate ?? '9999');
      expect(dates).toEqual(dates.toSorted());
      expect(all.toReversed().toSorted(byUrgency)).toEqual(sorted);
    }),
  );
});
