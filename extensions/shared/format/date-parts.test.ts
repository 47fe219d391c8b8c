import { datePartsOf, dayOf } from './date-parts.ts';

test.each([
  ['2026-01-05', { year: 2026, month: 0, date: 5 }],
  ['2028-02-29', { year: 2028, month: 1, date: 29 }],
  ['2026-12-31', { year: 2026, month: 11, date: 31 }],
])('%s and its parts are each other', (day, parts) => {
  expect(datePartsOf(day)).toEqual(parts);
  expect(dayOf(parts)).toBe(day);
});
