import { dateIn } from '../../lib/calendar.ts';
import { decimal, zero } from '../../lib/money.ts';
import { ageing, ageOf } from './ageing.ts';

const debt = (dueDate: string | null, amount = '1.00') => ({
  status: 'AUTHORISED',
  dueDate,
  amountDue: decimal(amount),
});

test.each([
  [null, 'not_yet_due'],
  ['2026-12-24', 'not_yet_due'],
  ['2026-11-20', 'not_yet_due'],
  ['2026-11-19', 'late_1_30'],
  ['2026-10-21', 'late_1_30'],
  ['2026-10-20', 'late_31_60'],
  ['2026-09-21', 'late_31_60'],
  ['2026-09-20', 'late_61_90'],
  ['2026-08-22', 'late_61_90'],
  ['2026-08-21', 'late_over_90'],
  ['1969-07-20', 'late_over_90'],
])('due on %s, on 20 November 2026 it is %s', (dueDate, bucket) => {
  expect(ageOf(debt(dueDate), '2026-11-20')).toBe(bucket);
});

test.each([
  ['2024-02-29', '2024-02-29', 'not_yet_due'],
  ['2024-02-29', '2024-03-01', 'late_1_30'],
  ['2024-02-28', '2024-03-29', 'late_1_30'],
  ['2024-02-28', '2024-03-30', 'late_31_60'],
  ['2023-02-28', '2023-03-30', 'late_1_30'],
  ['2023-02-28', '2023-03-31', 'late_31_60'],
])('a leap day is a day: due on %s, on %s it is %s', (dueDate, today, bucket) => {
  expect(ageOf(debt(dueDate), today)).toBe(bucket);
});

test.each([
  ['Pacific/Auckland', '2026-11-20T10:59:59Z', 'not_yet_due'],
  ['Pacific/Auckland', '2026-11-20T11:00:00Z', 'late_1_30'],
  ['America/Los_Angeles', '2026-11-21T07:59:59Z', 'not_yet_due'],
  ['America/Los_Angeles', '2026-11-21T08:00:00Z', 'late_1_30'],
  ['Europe/London', '2026-11-20T23:59:59Z', 'not_yet_due'],
  ['Europe/London', '2026-11-21T00:00:00Z', 'late_1_30'],
])("due on 20 November is late from midnight on in the organisation's own zone: %s at %s", (zone, moment, bucket) => {
  expect(ageOf(debt('2026-11-20'), dateIn(zone, new Date(moment)))).toBe(bucket);
});

test.each([
  // The night in which clocks go on, and the one in which they go back: days of 23 and of 25 hours.
  ['Europe/London', '2026-03-29T22:59:59Z', 'not_yet_due', '2026-03-29'],
  ['Europe/London', '2026-03-29T23:00:00Z', 'late_1_30', '2026-03-29'],
  ['Europe/London', '2026-10-25T23:59:59Z', 'not_yet_due', '2026-10-25'],
  ['Europe/London', '2026-10-26T00:00:00Z', 'late_1_30', '2026-10-25'],
  ['Pacific/Auckland', '2026-09-27T10:59:59Z', 'not_yet_due', '2026-09-27'],
  ['Pacific/Auckland', '2026-09-27T11:00:00Z', 'late_1_30', '2026-09-27'],
])('a day is a day when clocks change: %s at %s', (...[zone, moment, bucket, dueDate]) => {
  expect(ageOf(debt(dueDate), dateIn(zone, new Date(moment)))).toBe(bucket);
});

test('30 days are 30 days over a change of clocks', () => {
  expect(ageOf(debt('2026-10-10'), dateIn('Europe/London', new Date('2026-11-09T00:30:00Z')))).toBe('late_1_30');
  expect(ageOf(debt('2026-10-10'), dateIn('Europe/London', new Date('2026-11-10T00:30:00Z')))).toBe('late_31_60');
});

test('every age is there once, with what is due and how many invoices; what is not owed has none', () => {
  const debts = [
    debt('2026-11-19', '1.10'),
    debt('2026-11-01', '2.20'),
    debt(null, '4.00'),
    { ...debt('2026-01-01'), status: 'DRAFT' },
    { ...debt('2026-01-01'), status: 'PAID', amountDue: zero },
  ];
  expect(ageing(debts, '2026-11-20').map(({ bucket, amount, invoices }) => [bucket, String(amount), invoices])).toEqual(
    [
      ['not_yet_due', '4', 1],
      ['late_1_30', '3.3', 2],
      ['late_31_60', '0', 0],
      ['late_61_90', '0', 0],
      ['late_over_90', '0', 0],
    ],
  );
});
