import type { BaseDate } from '@hubspot/ui-extensions';

/** A calendar date, `YYYY-MM-DD`, as HubSpot's date field holds it: its months begin with 0. */
export function datePartsOf(day: string): BaseDate {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return { year, month: month - 1, date };
}

/** The calendar date, `YYYY-MM-DD`, that HubSpot's date field holds. */
export const dayOf = ({ year, month, date }: BaseDate): string =>
  `${String(year).padStart(4, '0')}-${String(month + 1).padStart(2, '0')}-${String(date).padStart(2, '0')}`;

/** The same day some months later, or the last of the month where it has no such day. */
export function monthsLater(day: string, months: number): string {
  const { year, month, date } = datePartsOf(day);
  const last = new Date(Date.UTC(year, month + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month + months, Math.min(date, last))).toISOString().slice(0, 10);
}
