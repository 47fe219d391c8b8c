import { ago, count, listed, payingHabit } from './words.ts';

test('one is counted in the singular', () => {
  expect([0, 1, 2].map((number) => count(number, 'invoice'))).toEqual(['0 invoices', '1 invoice', '2 invoices']);
});

const now = new Date('2026-11-22T12:00:00Z');

test.each([
  ['2026-11-22T12:00:30Z', 'just now'],
  ['2026-11-22T11:59:01Z', 'just now'],
  ['2026-11-22T11:59:00Z', '1 minute ago'],
  ['2026-11-22T11:00:01Z', '59 minutes ago'],
  ['2026-11-22T11:00:00Z', '1 hour ago'],
  ['2026-11-20T11:59:00Z', '2 days ago'],
])('%s is %s', (moment, words) => {
  expect(ago(moment, now)).toBe(words);
});

test.each([
  [null, 'No invoice paid in this time'],
  [0.4, 'Usually pays on the due date'],
  [11.2, 'Usually pays 11 days late'],
  [0.5, 'Usually pays 1 day late'],
  [-3, 'Usually pays 3 days early'],
])('a mean of %s days late: %s', (days, words) => {
  expect(payingHabit({ averageDaysLate: days, trend: null })).toBe(words);
  expect(payingHabit({ averageDaysLate: days, trend: 'steady' })).toBe(words);
});

test('a habit that changes says so; one that is not known does not', () => {
  expect(payingHabit({ averageDaysLate: 11, trend: 'slower' })).toBe('Usually pays 11 days late, getting slower');
  expect(payingHabit({ averageDaysLate: 0, trend: 'faster' })).toBe('Usually pays on the due date, getting faster');
  expect(payingHabit({ averageDaysLate: null, trend: 'slower' })).toBe('No invoice paid in this time');
});

test('several things in one sentence', () => {
  expect([['a'], ['a', 'b'], ['a', 'b', 'c']].map(listed)).toEqual(['a', 'a and b', 'a, b and c']);
});
