import type { Ledger } from '../ledger/ledger.ts';
import { LazyRow } from '../wire/lazy-row.ts';
import type { Wire } from '../wire/wire.ts';
import { sortRows } from './order.ts';
import type { Resource, Source } from './resource.ts';

/** Rows of a resource in Xero's own order: by `UpdatedDateUTC`, then by id. */
export const inOwnOrder = ({ fields, idField }: Resource, rows: Wire[]): Wire[] =>
  'UpdatedDateUTC' in fields ? sortRows(rows, `UpdatedDateUTC, ${idField}`, fields) : rows;

const kept = new WeakMap<Ledger, Map<string, Wire[]>>();

/** All rows in that order. A long list is sorted once for as long as the books stay as they are: it is read page by page. */
export const allInOwnOrder = (resource: Resource, source: Source): Wire[] => {
  const { ledger, unitdp } = source;
  const rows = resource.rows(source);
  if (!(rows[0] instanceof LazyRow)) return inOwnOrder(resource, rows);
  const name = `${resource.name} ${unitdp}`;
  const ofLedger = kept.get(ledger) ?? new Map<string, Wire[]>();
  const sorted = ofLedger.get(name) ?? inOwnOrder(resource, rows);
  kept.set(ledger, ofLedger.set(name, sorted));
  return sorted;
};
