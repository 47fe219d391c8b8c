import { datePartsOf, dayOf, monthsLater } from './date-parts.ts';

test.each([
  ['2026-01-05', { year: 2026, month: 0, date: 5 }],
  ['2028-02-29', { year: 2028, month: 1, date: 29 }],
  ['2026-12-31', { year: 2026, month: 11, date: 31 }],
])('%s and its parts are each other', (day, parts) => {
  expect(datePartsOf(day)).toEqual(parts);
  expect(dayOf(parts)).toBe(day);
});

test.each([
  ['2027-01-31', 0, '2027-01-31'],
  ['2027-01-31', 1, '2027-02-28'],
  ['2027-01-31', 2, '2027-03-31'],
  ['2028-01-31', 1, '2028-02-29'],
  ['2026-11-30', 14, '2028-01-30'],
])('%s and %d months are %s', (day, months, later) => {
  expect(monthsLater(day, months)).toBe(later);
});
