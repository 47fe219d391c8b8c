import fc from 'fast-check';
import { daysBetween } from '../../lib/calendar.ts';
import type { Terms } from '../../mirror/facts.ts';
import { dueDateBy, termsWords } from './due-date.ts';

/** The four types, month ends and leap days: https://help.xero.com/uk/gs-PaymentTerms. */
const cases: [Terms['type'], number, string, string | null][] = [
  ['DAYSAFTERBILLDATE', 0, '2026-11-20', '2026-11-20'],
  ['DAYSAFTERBILLDATE', 1, '2026-12-31', '2027-01-01'],
  ['DAYSAFTERBILLDATE', 14, '2026-11-20', '2026-12-04'],
  ['DAYSAFTERBILLDATE', 30, '2026-01-31', '2026-03-02'],
  ['DAYSAFTERBILLDATE', 30, '2028-01-31', '2028-03-01'],
  ['DAYSAFTERBILLDATE', 1, '2028-02-28', '2028-02-29'],
  ['DAYSAFTERBILLDATE', 365, '2026-11-20', '2027-11-20'],
  ['DAYSAFTERBILLMONTH', 0, '2026-11-20', '2026-11-30'],
  ['DAYSAFTERBILLMONTH', 1, '2026-11-30', '2026-12-01'],
  ['DAYSAFTERBILLMONTH', 30, '2026-11-01', '2026-12-30'],
  ['DAYSAFTERBILLMONTH', 30, '2026-01-15', '2026-03-02'],
  ['DAYSAFTERBILLMONTH', 10, '2028-02-05', '2028-03-10'],
  ['DAYSAFTERBILLMONTH', 10, '2026-12-05', '2027-01-10'],
  ['OFCURRENTMONTH', 31, '2026-11-20', '2026-11-30'],
  ['OFCURRENTMONTH', 31, '2026-12-20', '2026-12-31'],
  ['OFCURRENTMONTH', 30, '2026-02-10', '2026-02-28'],
  ['OFCURRENTMONTH', 29, '2028-02-10', '2028-02-29'],
  ['OFCURRENTMONTH', 5, '2026-11-20', '2026-11-05'],
  ['OFCURRENTMONTH', 0, '2026-11-20', null],
  ['OFFOLLOWINGMONTH', 20, '2026-11-20', '2026-12-20'],
  ['OFFOLLOWINGMONTH', 31, '2026-10-31', '2026-11-30'],
  ['OFFOLLOWINGMONTH', 31, '2027-01-31', '2027-02-28'],
  ['OFFOLLOWINGMONTH', 31, '2028-01-31', '2028-02-29'],
  ['OFFOLLOWINGMONTH', 1, '2026-12-31', '2027-01-01'],
  ['OFFOLLOWINGMONTH', 0, '2026-11-20', null],
  ['DAYSAFTERBILLDATE', 0, '2028-02-29', '2028-02-29'],
  ['DAYSAFTERBILLDATE', 365, '2028-02-29', '2029-02-28'],
  ['DAYSAFTERBILLDATE', 30, '2027-02-28', '2027-03-30'],
  ['DAYSAFTERBILLDATE', 60, '2026-12-31', '2027-03-01'],
  ['DAYSAFTERBILLMONTH', 0, '2028-02-01', '2028-02-29'],
  ['DAYSAFTERBILLMONTH', 0, '2027-02-28', '2027-02-28'],
  ['DAYSAFTERBILLMONTH', 0, '2100-02-10', '2100-02-28'],
  ['DAYSAFTERBILLMONTH', 60, '2026-12-31', '2027-03-01'],
  ['DAYSAFTERBILLMONTH', 1, '2028-02-29', '2028-03-01'],
  ['OFCURRENTMONTH', 31, '2026-04-30', '2026-04-30'],
  ['OFCURRENTMONTH', 31, '2100-02-01', '2100-02-28'],
  ['OFCURRENTMONTH', 1, '2026-11-01', '2026-11-01'],
  ['OFFOLLOWINGMONTH', 31, '2026-03-31', '2026-04-30'],
  ['OFFOLLOWINGMONTH', 30, '2028-01-30', '2028-02-29'],
  ['OFFOLLOWINGMONTH', 29, '2026-01-29', '2026-02-28'],
  ['OFFOLLOWINGMONTH', 28, '2028-02-29', '2028-03-28'],
  ['OFFOLLOWINGMONTH', 15, '2026-12-15', '2027-01-15'],
];

test.each(cases)('%s %d from %s is %s', (...[type, day, date, expected]) => {
  expect(dueDateBy({ type, day }, date)).toBe(expected);
});

const dates = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));
const types = fc.constantFrom('DAYSAFTERBILLDATE', 'DAYSAFTERBILLMONTH', 'OFFOLLOWINGMONTH');

test('but for a day of the current month, nothing is due before its date, and a longer term is never shorter', () => {
  fc.assert(
    fc.property(dates, types, fc.integer({ min: 1, max: 90 }), (date, type, day) => {
      const [due, later] = [dueDateBy({ type, day }, date)!, dueDateBy({ type, day: day + 1 }, date)!];
      expect(daysBetween(date, due)).toBeGreaterThanOrEqual(0);
      expect(daysBetween(due, later)).toBeGreaterThanOrEqual(0);
    }),
  );
});

test.each<[Terms['type'], number, string]>([
  ['DAYSAFTERBILLDATE', 0, 'on the invoice date'],
  ['DAYSAFTERBILLDATE', 1, '1 day after the invoice date'],
  ['DAYSAFTERBILLDATE', 30, '30 days after the invoice date'],
  ['DAYSAFTERBILLMONTH', 0, 'at the end of the invoice month'],
  ['DAYSAFTERBILLMONTH', 10, '10 days after the end of the invoice month'],
  ['OFCURRENTMONTH', 28, 'day 28 of the current month'],
  ['OFFOLLOWINGMONTH', 20, 'day 20 of the following month'],
])('%s %d is said “%s”', (...[type, day, words]) => expect(termsWords({ type, day })).toBe(words));
