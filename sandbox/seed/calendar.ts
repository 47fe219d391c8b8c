import { randomFor } from './random.ts';

const DAY = 86_400_000;

/** Calendar dates are `YYYY-MM-DD`; adding days never meets a clock change because everything is counted in UTC. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);
}

/** The same day so many months on; the last day of the month where that day does not exist. */
export function addMonths(date: string, months: number): string {
  const [year, month, day] = parts(date);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}

export function monthEnd(date: string): string {
  const [year, month] = parts(date);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** The most recent 29 February on or before the date. */
export function lastLeapDay(date: string): string {
  let year = parts(date)[0];
  while (!isLeapDay(year) || `${year}-02-29` > date) year -= 1;
  return `${year}-02-29`;
}

/** The most recent day before the date on which clocks in the United Kingdom changed: the last Sunday of March or October. */
export function lastClockChange(date: string, month: 'march' | 'october'): string {
  const year = parts(date)[0];
  const inYear = (y: number): string => lastSunday(`${y}-${month === 'march' ? '03' : '10'}-31`);
  return inYear(year) < date ? inYear(year) : inYear(year - 1);
}

/**
 * When something was typed in, as UTC. Always before the start of `today`, so that no stand-in's clock lies behind its
 * own records; for one `key` a later date never gives an earlier moment.
 */
export function instantOf({ date, key, today }: { date: string; key: string; today: string }): string {
  const yesterday = addDays(today, -1);
  const random = randomFor(`time:${key}`);
  const pad = (n: number): string => String(n).padStart(2, '0');
  const time = [random.between(7, 18), random.between(0, 59), random.between(0, 59)].map(pad).join(':');
  return `${date < yesterday ? date : yesterday}T${time}.000Z`;
}

function parts(date: string): [year: number, month: number, day: number] {
  const [year, month, day] = date.split('-').map(Number);
  if (year === undefined || month === undefined || day === undefined) throw new Error(`Not a calendar date: ${date}`);
  return [year, month, day];
}

const isLeapDay = (year: number): boolean => new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;

const lastSunday = (lastDayOfMonth: string): string => addDays(lastDayOfMonth, -new Date(lastDayOfMonth).getUTCDay());
