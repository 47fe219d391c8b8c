import fc from 'fast-check';
import { addDays, addMonths, instantOf, lastClockChange, lastLeapDay, monthEnd } from './calendar.ts';

const date = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));

test.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2024-01-31', 1, '2024-02-29'],
  ['2026-03-31', -1, '2026-02-28'],
  ['2026-01-15', -13, '2024-12-15'],
])('%s and %i months is %s', (from, months, expected) => {
  expect(addMonths(from, months)).toBe(expected);
});

test('days and months end where the calendar says', () => {
  expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
  expect(addDays('2026-03-29', -1)).toBe('2026-03-28');
  expect(monthEnd('2026-02-03')).toBe('2026-02-28');
});

test('the last leap day may be today', () => {
  expect(lastLeapDay('2024-02-29')).toBe('2024-02-29');
  expect(lastLeapDay('2024-02-28')).toBe('2020-02-29');
  expect(lastLeapDay('2027-12-31')).toBe('2024-02-29');
});

test('clocks change on the last Sunday of March and October', () => {
  expect(lastClockChange('2026-11-22', 'march')).toBe('2026-03-29');
  expect(lastClockChange('2026-11-22', 'october')).toBe('2026-10-25');
  expect(lastClockChange('2026-03-29', 'march')).toBe('2025-03-30');
});

test('moments lie before today, and keep the order of their dates', () => {
  fc.assert(
    fc.property(date, date, date, (a, b, today) => {
      const [early, late] = a < b ? [a, b] : [b, a];
      const at = (on: string): string => instantOf({ date: on, key: 'same', today });
      expect(at(early) <= at(late)).toBe(true);
      expect(at(late) < today).toBe(true);
    }),
  );
});
