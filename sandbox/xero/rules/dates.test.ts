import { calendarDate, latest, millisOf, wireDate, wireDay, wireUpdated } from './dates.ts';

test('a calendar date is sent as UTC midnight and as text, as in the vendor’s examples', () => {
  expect(wireDay('Date', '2018-10-20')).toEqual({
    Date: '/Date(1539993600000+0000)/',
    DateString: '2018-10-20T00:00:00',
  });
  expect(wireDay('DueDate', undefined)).toEqual({});
});

test('an update time keeps its milliseconds in one form and drops them in the other', () => {
  expect(wireUpdated('2018-11-02T16:31:30.160Z')).toEqual({
    UpdatedDateUTC: '/Date(1541176290160+0000)/',
    UpdatedDateUTCString: '2018-11-02T16:31:30Z',
  });
});

test('the day is the organisation’s, not UTC’s', () => {
  const evening = new Date('2026-06-30T23:30:00Z');
  expect(calendarDate(evening, 'GMTSTANDARDTIME')).toBe('2026-07-01');
  expect(calendarDate(new Date('2026-11-22T23:30:00Z'), 'GMTSTANDARDTIME')).toBe('2026-11-22');
  expect(calendarDate(evening, 'AUSEASTERNSTANDARDTIME')).toBe('2026-07-01');
  expect(() => calendarDate(evening, 'NOWHERE')).toThrow('NOWHERE');
});

test('wire dates are read back, before 1970 too', () => {
  expect([millisOf(wireDate('1969-12-31')), millisOf('/Date(5)/')]).toEqual([-86_400_000, 5]);
});

test('the latest of times of different precision', () => {
  expect(latest(['2026-01-01T00:00:00Z', '2026-01-01T00:00:00.001Z', '2025-12-31T23:59:59.999Z'])).toBe(
    '2026-01-01T00:00:00.001Z',
  );
});
