import type { Schedule } from '../../seed/repeating-invoice.ts';

/** The same day so many months on; the last day of the month where that day does not exist. */
const monthsOn = (date: string, months: number): string => {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
};

const daysOn = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);

/** The first date of a schedule that is not before `today`; undefined when it has ended. All are calendar dates. */
export const nextDate = (schedule: Schedule, today: string): string | undefined => {
  const { startDate, endDate, period, unit } = schedule;
  const after = (times: number): string =>
    unit === 'WEEKLY' ? daysOn(startDate, 7 * period * times) : monthsOn(startDate, period * times);
  let times = 0;
  while (after(times) < today) times += 1;
  const next = after(times);
  return endDate !== undefined && next > endDate ? undefined : next;
};
