import { written } from '../wire/lazy-row.ts';
import type { Wire } from '../wire/wire.ts';
import { filtersOf, keep, type Query } from './filters.ts';
import { sortRows } from './order.ts';
import { allInOwnOrder, inOwnOrder } from './own-order.ts';
import { takePage, type Pagination } from './paging.ts';
import { QueryError } from './query-error.ts';
import type { Resource, Source } from './resource.ts';
import { parseWhere } from './where.ts';

export interface ListAnswer {
  pagination?: Pagination;
  rows: Wire[];
}

/** Parameters that make a list paged even when no page is asked for. */
const FORCES_PAGING = ['page', 'pageSize', 'Statuses'];

const isPaged = ({ lists = {}, paged }: Resource, query: Query): boolean =>
  paged?.always === true ||
  query['summaryOnly'] === 'true' ||
  FORCES_PAGING.some((name) => (name !== 'Statuses' || name in lists) && query[name] !== undefined);

/**
 * Answers a list: filtered, ordered, cut into a page, each row in the form of that kind of list. `most`: how many rows a list
 * that is not cut may come to.
 */
export const readList = (
  resource: Resource,
  source: Source,
  request: { query: Query; since: string | undefined; most: number },
): ListAnswer => {
  const { query } = request;
  const { fields, paged } = resource;
  const conditions = filtersOf(resource, source, request);
  if (query['where'] !== undefined) conditions.push(parseWhere(query['where'], fields));
  const stable =
    conditions.length === 0
      ? allInOwnOrder(resource, source)
      : inOwnOrder(resource, keep(resource.rows(source), conditions));
  const rows = query['order'] === undefined ? stable : sortRows(stable, query['order'], fields);
  const isCut = paged !== undefined && isPaged(resource, query);
  if (!isCut && rows.length > request.most)
    throw new QueryError(`More than ${request.most} records would be returned: ask for a page`);
  const { withoutArchived, listed = (row: Wire) => row } = resource;
  const isWhole = withoutArchived === undefined || query['includeArchived'] === 'true';
  if (paged === undefined) return { rows: rows.map(written).map(isWhole ? listed : withoutArchived) };
  if (!isCut) return { rows: rows.map(written).map(paged.unpaged) };
  const page = takePage(rows, { page: query['page'], pageSize: query['pageSize'] });
  const form = query['summaryOnly'] === 'true' ? (paged.summary ?? paged.page) : paged.page;
  return { pagination: page.pagination, rows: page.rows.map(written).map(form) };
};

/** The row with this id, or with this number where the resource has them. */
export const readOne = (resource: Resource, source: Source, key: string): Wire | undefined => {
  const rows = resource.rows(source);
  const { idField, numberField } = resource;
  const byId = rows.find((row) => String(row[idField]).toLowerCase() === key.toLowerCase());
  const found = byId ?? (numberField === undefined ? undefined : rows.find((row) => row[numberField] === key));
  return found && written(found);
};
