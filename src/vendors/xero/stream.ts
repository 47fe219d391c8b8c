import type { AccountingApi } from 'xero-node/dist/gen/api/accountingApi.js';
import type * as z from 'zod';

export const PAGE_SIZE = 1000;

/**
 * What is edited while a list is read moves to its front: rows that were read come again, and none is passed over. In
 * Xero's own order, the oldest first, it would move to the end and everything after it up by one, over the edge of a page.
 */
export const NEWEST_FIRST = 'UpdatedDateUTC DESC';

/** Prices come with four decimals when asked for, else with two. */
export const UNIT_DECIMALS = 4;

/** Which rows of a list, beside those that changed; a stream that knows no such filter is never asked with one. */
export interface XeroFilter {
  /** At most 40. */
  ids?: string[];
  contactIds?: string[];
  /** Only what this app made. */
  createdByMyApp?: boolean;
  statuses?: string[];
  /** Of a quote: Xero lets through whatever number contains it. */
  quoteNumber?: string;
  /** What is none of the stream's too: whoever waits for such a one learns of it, instead of waiting on. */
  ofAllTypes?: boolean;
}

interface Query {
  tenantId: string;
  /** From 1. */
  page: number;
  filter: XeroFilter;
  options: { headers: Record<string, string> };
}

/** How one row is read by its id. */
export interface OneRow {
  operation: string;
  call: (api: AccountingApi, which: { tenantId: string; id: string }) => Promise<unknown>;
}

/** How one stream is read. What comes in pages comes newest first. */
export interface XeroStream<Fact> {
  operation: string;
  /** The least scope that allows the operation. */
  scope: string;
  /** The name of the list in the answer. */
  list: string;
  idField: string;
  row: (tenantId: string) => z.ZodType<Fact>;
  /** Whether a row of the list is none of the stream's, where a list of all types may hold such. */
  isOther?: (row: unknown) => boolean;
  /** Whether the list comes in pages; else all of it comes at once. */
  isPaged: boolean;
  /** How it is found out that a row is gone: by the list's filter of ids, by one more look at a list that comes whole, or row by row. */
  confirm?: 'ids' | 'list' | OneRow;
  // The SDK's arguments go by position and move between its majors: they are written here and nowhere else.
  call: (api: AccountingApi, query: Query) => Promise<unknown>;
}

export const none = undefined;

/** Of rows of several types those that are not of these. */
export const isNoneOf =
  (field: 'Type' | 'PaymentType', types: readonly string[]) =>
  (row: unknown): boolean => {
    const type = (row as Record<string, unknown> | null)?.[field];
    return typeof type === 'string' && !types.includes(type);
  };

/** A condition of Xero's that lets rows of these types through; none, where all are wanted. */
export const ofTypes = (field: 'Type' | 'PaymentType', types: readonly string[], filter: XeroFilter) =>
  filter.ids || filter.ofAllTypes ? none : types.map((type) => `${field}=="${type}"`).join(' OR ');
