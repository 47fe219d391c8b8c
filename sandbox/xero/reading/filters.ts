import { millisOf } from '../rules/dates.ts';
import type { Wire } from '../wire/wire.ts';
import { valueOf } from './fields.ts';
import { QueryError } from './query-error.ts';
import type { Resource, Source } from './resource.ts';
import type { Condition } from './where.ts';

export type Query = Readonly<Record<string, string | undefined>>;

const MOST_IDS = 40;

const textOf = (row: Wire, path: string): string => String(valueOf(row, { path, type: 'text' }) ?? '').toLowerCase();

/** Rows whose field is one of a comma list. Up to 40 ids. */
const oneOf = (field: string, list: string): Condition => {
  const wanted = new Set(list.split(',').map((part) => part.trim().toLowerCase()));
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

/** All that a request asks of a row besides `where`. */
export const filtersOf = (
  resource: Resource,
  source: Source,
  { query, since }: { query: Query; since: string | undefined },
): Condition[] => {
  const { lists = {}, searched, archived, createdByApp } = resource;
  const conditions = Object.entries(lists).flatMap(([parameter, field]) => {
    const list = query[parameter];
    return list === undefined || list === '' ? [] : [oneOf(field, list)];
  });
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
