import type { Query } from '../reading/filters.ts';
import { QueryError } from '../reading/query-error.ts';

/** Calendar dates, both included. */
export interface Period {
  from: string;
  to: string;
}

const LONGEST_DAYS = 365;
const DAY_MS = 24 * 3600 * 1000;

const atMidnight = (date: string): number => Date.parse(`${date}T00:00:00Z`);
const dateOf = (millis: number): string => new Date(millis).toISOString().slice(0, 10);

/** The last day of the month of a calendar date. */
export const monthEnd = (date: string): string => {
  const [year = 0, month = 0] = date.split('-').map(Number);
  return dateOf(Date.UTC(year, month, 0));
};

/** Whole days from one calendar date to another. */
export const daysBetween = (from: string, to: string): number => (atMidnight(to) - atMidnight(from)) / DAY_MS;

/** A date of the query; throws a `QueryError` on one that cannot be read. */
export const dateIn = (query: Query, name: string): string | undefined => {
  const given = query[name];
  if (given === undefined || given === '') return undefined;
  const date = given.slice(0, 10);
  const isReal = /^\d{4}-\d\d-\d\d$/.test(date) && !Number.isNaN(atMidnight(date)) && dateOf(atMidnight(date)) === date;
  if (!isReal) throw new QueryError(`${name} is not a date: ${given}`);
  return date;
};

/** What `fromDate` and `toDate` ask for; by default the month of today. Throws a `QueryError`. */
export const periodOf = (query: Query, today: string): Period => {
  const to = dateIn(query, 'toDate') ?? monthEnd(today);
  const from = dateIn(query, 'fromDate') ?? `${to.slice(0, 7)}-01`;
  if (from > to) throw new QueryError('fromDate cannot be after toDate');
  if (daysBetween(from, to) > LONGEST_DAYS) throw new QueryError(`A report covers at most ${LONGEST_DAYS} days`);
  return { from, to };
};

/** Whether a calendar date lies in a period. */
export const within = (date: string, { from, to }: Period): boolean => from <= date && date <= to;

/** `30 November 2026`, as the titles of reports have it. */
export const spelledOut = (date: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(atMidnight(date));

/** `30 Nov 26`, as the columns of reports have it. */
export const shortly = (date: string): string =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: '2-digit', timeZone: 'UTC' })
    .format(atMidnight(date))
    .replace('Sept', 'Sep');
