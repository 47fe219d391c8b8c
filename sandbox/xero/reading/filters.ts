import { millisOf } from '../rules/dates.ts';
import type { Wire } from '../wire/wire.ts';
import { valueOf } from './fields.ts';
import { QueryError } from './query-error.ts';
import type { Resource, Source } from './resource.ts';
import type { Condition } from './where.ts';

export type Query = Readonly<Record<string, string | undefined>>;

const MOST_IDS = 40;
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const textOf = (row: Wire, path: string): string => String(valueOf(row, { path, type: 'text' }) ?? '').toLowerCase();

/** What of a row is asked for: a field, and the only words that it can hold, if any. */
interface Asked {
  field: string;
  words?: readonly string[];
}

/** Throws on a value that no row can have: an id that is none, or another word. */
const demandPossible = ({ field, words }: Asked, value: string): void => {
  if (field.endsWith('ID') && !GUID.test(value)) throw new QueryError(`'${value}' is not an id`);
  if (words?.includes(value) === false) throw new QueryError(`'${value}' is none of ${words.join(', ')}`);
};

/** Rows whose field is one of a comma list. Up to 40 ids. */
const oneOf = (asked: Asked, list: string): Condition => {
  const { field } = asked;
  const given = list.split(',').map((part) => part.trim());
  for (const one of given) demandPossible(asked, one);
  const wanted = new Set(given.map((one) => one.toLowerCase()));
  if (field.endsWith('ID') && wanted.size > MOST_IDS) throw new QueryError(`At most ${MOST_IDS} ids can be asked for`);
  return (row) => wanted.has(textOf(row, field));
};

const modifiedSince = (header: string): Condition => {
  // Without a zone the time is UTC; fractions of a second do not count.
  const zoned = /(?:Z|GMT|[+-]\d\d:?\d\d)$/i.test(header) ? header : `${header}Z`;
  const since = Math.floor(Date.parse(zoned) / 1000);
  if (Number.isNaN(since)) throw new QueryError(`If-Modified-Since cannot be read: ${header}`);
  return (row) => Math.floor(millisOf(row['UpdatedDateUTC'] as string) / 1000) >= since;
};

const containing = (fields: readonly string[], term: string): Condition => {
  const wanted = term.toLowerCase();
  return (row) => fields.some((path) => textOf(row, path).includes(wanted));
};

const DAY_MS = 86_400_000;

/** Rows whose calendar date is on the day that is named, or on the side of it that `bound` says. */
const onSide = (field: string, day: string, bound: 'from' | 'to'): Condition => {
  const at = /^\d{4}-\d\d-\d\d/.test(day) ? Date.parse(day.slice(0, 10)) : NaN;
  if (Number.isNaN(at)) throw new QueryError(`'${day}' is not a date`);
  return (row) => {
    const date = valueOf(row, { path: field, type: 'date' });
    if (date === null) return false;
    return bound === 'from' ? Number(date) >= at : Number(date) < at + DAY_MS;
  };
};

/** Rows whose field is a value. */
const exactly = (asked: Asked, value: string): Condition => {
  demandPossible(asked, value);
  return (row) => textOf(row, asked.field) === value.toLowerCase();
};

type Parameters<T> = Readonly<Record<string, T>>;

/** The conditions of those parameters that are given, and not empty. */
const ofGiven = <T>(query: Query, parameters: Parameters<T> = {}, make: (of: T, value: string) => Condition) =>
  Object.entries(parameters).flatMap(([name, of]) => {
    const value = query[name];
    return value === undefined || value === '' ? [] : [make(of, value)];
  });

/** All that a request asks of a row besides `where`. */
export const filtersOf = (
  resource: Resource,
  source: Source,
  { query, since }: { query: Query; since: string | undefined },
): Condition[] => {
  const { searched, archived, unlisted, createdByApp } = resource;
  const conditions = [
    ...ofGiven(query, resource.lists, oneOf),
    ...ofGiven(query, resource.exact, exactly),
    ...ofGiven(query, resource.contained, (field, part) => containing([field], part)),
    ...ofGiven(query, resource.ranges, ({ field, bound }, day) => onSide(field, day, bound)),
  ];
  if (unlisted !== undefined) conditions.push((row) => !unlisted(row));
  if (since !== undefined && resource.modifiedSince) conditions.push(modifiedSince(since));
  if (searched !== undefined && query['searchTerm'] !== undefined)
    conditions.push(containing(searched, query['searchTerm']));
  if (archived !== undefined && query['includeArchived'] !== 'true') conditions.push((row) => !archived(row));
  if (createdByApp !== undefined && query['createdByMyApp'] === 'true') conditions.push(createdByApp(source));
  return conditions;
};

/** Rows that meet every condition. */
export const keep = (rows: Wire[], conditions: Condition[]): Wire[] =>
  rows.filter((row) => conditions.every((condition) => condition(row)));
