import { Temporal } from 'temporal-polyfill';

/** A calendar date without a zone, `YYYY-MM-DD`. */
export type CalendarDate = string;

/** The calendar date that a clock on the wall of the zone shows at that moment. `zone` is an IANA name. */
export function dateIn(zone: string, moment: Date): CalendarDate {
  return Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days;
}

/** The date that many days earlier. */
export function daysBefore(date: CalendarDate, days: number): CalendarDate {
  return Temporal.PlainDate.from(date).subtract({ days }).toString();
}

/** The date that many months earlier; the last day of the month where the day does not exist (29 February). */
export function monthsBefore(date: CalendarDate, months: number): CalendarDate {
  return Temporal.PlainDate.from(date).subtract({ months }).toString();
}

/** A date as a sentence says it: `1 December 2026`. */
export const dateWords = (date: CalendarDate): string =>
  Temporal.PlainDate.from(date).toLocaleString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });

/** Whether it is an IANA zone that this machine knows. */
export function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** Whether the calendar has that date. */
export function isDate(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
}
