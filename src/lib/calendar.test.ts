import fc from 'fast-check';
import { dateIn, dateWords, daysBetween, isDate, isZone, monthsBefore } from './calendar.ts';

const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));

test.each([
  ['Europe/London', '2026-06-30T23:30:00Z', '2026-07-01'],
  ['Europe/London', '2026-12-31T23:30:00Z', '2026-12-31'],
  ['Pacific/Auckland', '2026-12-31T11:00:00Z', '2027-01-01'],
  ['Pacific/Kiritimati', '2026-11-20T10:00:00Z', '2026-11-21'],
  ['America/New_York', '2026-11-20T04:59:59Z', '2026-11-19'],
  ['Europe/London', '2026-03-29T00:59:59Z', '2026-03-29'],
  ['Europe/London', '2026-10-25T23:30:00Z', '2026-10-25'],
])('in %s, %s is on %s', (zone, moment, date) => expect(dateIn(zone, new Date(moment))).toBe(date));

test.each([
  ['2026-12-01', '1 December 2026'],
  ['2028-02-29', '29 February 2028'],
])('%s is written %s', (date, words) => expect(dateWords(date)).toBe(words));

test('days between two dates are whole, summer time or not', () => {
  expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
  expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
  expect(daysBetween('2026-11-20', '2026-11-20')).toBe(0);
});

test('days count the same both ways, and add up', () => {
  fc.assert(
    fc.property(day, day, day, (a, b, c) => {
      expect(daysBetween(b, a) + daysBetween(a, b)).toBe(0);
      expect(daysBetween(a, b) + daysBetween(b, c)).toBe(daysBetween(a, c));
      expect(Math.sign(daysBetween(a, b))).toBe(a < b ? 1 : a > b ? -1 : 0);
    }),
  );
});

test.each([
  ['2026-11-20', 12, '2025-11-20'],
  ['2024-02-29', 12, '2023-02-28'],
  ['2026-03-31', 1, '2026-02-28'],
  ['2026-01-15', 2, '2025-11-15'],
  ['2026-11-20', 0, '2026-11-20'],
])('%s less %d months is %s', (date, months, before) => expect(monthsBefore(date, months)).toBe(before));

test.each([
  ['Europe/London', true],
  ['UTC', true],
  ['GMTSTANDARDTIME', false],
  ['Mars/Olympus', false],
  ['', false],
])('%s is a zone: %s', (zone, known) => expect(isZone(zone)).toBe(known));

test('a date that does not exist is refused', () => expect(() => daysBetween('2026-02-30', '2026-03-01')).toThrow());

test.each([
  ['2028-02-29', true],
  ['2026-02-29', false],
  ['2026-13-01', false],
  ['2026-1-1', false],
  ['20260101', false],
  ['2026-01-01T00:00', false],
  ['soon', false],
])('%s is a date: %s', (text, known) => expect(isDate(text)).toBe(known));
