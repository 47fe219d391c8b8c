import type { Wire } from './wire.ts';

/**
 * A row of a long list. It has the fields that lists are filtered and ordered by, each worked out when it is read; the whole
 * of it is built for those that are shown. All of it follows from the ledger.
 */
export abstract class LazyRow {
  [field: string]: unknown;
  abstract write(): Wire;
}

/** A row with all its fields. */
export const written = (row: Wire): Wire => (row instanceof LazyRow ? row.write() : row);
