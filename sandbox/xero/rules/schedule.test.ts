import type { Schedule } from '../../seed/repeating-invoice.ts';
import { nextDate } from './schedule.ts';

const schedule = (startDate: string, more: Partial<Schedule> = {}): Schedule => ({
  period: 1,
  unit: 'MONTHLY',
  dueDate: 20,
  dueDateType: 'OFFOLLOWINGMONTH',
  startDate,
  ...more,
});

test.each([
  [schedule('2026-06-02'), '2026-12-02'],
  [schedule('2026-06-22'), '2026-11-22'],
  [schedule('2026-12-24'), '2026-12-24'],
  // The 31st is kept though November has none.
  [schedule('2026-08-31'), '2026-11-30'],
  [schedule('2026-08-31', { period: 4 }), '2026-12-31'],
  [schedule('2026-11-02', { unit: 'WEEKLY', period: 2 }), '2026-11-30'],
  [schedule('2026-06-02', { endDate: '2026-12-02' }), '2026-12-02'],
  [schedule('2026-06-02', { endDate: '2026-12-01' }), undefined],
])('on 22 November %j goes on', (of, expected) => {
  expect(nextDate(of, '2026-11-22')).toBe(expected);
});
