import type { Ledger } from '../ledger/ledger.ts';
import type { Wire } from '../wire/wire.ts';
import type { Fields } from './fields.ts';

/** What the rows of a resource are computed from. */
export interface Source {
  ledger: Ledger;
  /** The organisation's calendar date. */
  today: string;
  unitdp: 2 | 4;
  /** Client id of the calling app; absent for the control plane. */
  app?: string | undefined;
}

/** One kind of document that can be listed, and mostly read one by one. */
export interface Resource {
  /** As in the path and the envelope: `Invoices`. */
  name: string;
  idField: string;
  /** A second name that one row can be read by: `InvoiceNumber`. */
  numberField?: string;
  /** One of these scopes suffices. */
  scopes: readonly string[];
  /** OpenAPI operation ids. */
  operations: { list: string; get?: string };
  fields: Fields;
  /** Every row: with all its fields, or a `LazyRow`, which has them once it is written. */
  rows: (source: Source) => Wire[];
  /** Absent: the list is never paged. */
  paged?: {
    /** A row in a list without paging. */
    unpaged: (row: Wire) => Wire;
    /** A row in a page. */
    page: (row: Wire) => Wire;
    /** A row in a page with `summaryOnly`; absent: the parameter is not known here. */
    summary?: (row: Wire) => Wire;
  };
  /** Comma lists: the query parameter and the field that it is about. */
  lists?: Readonly<Record<string, string>>;
  /** Fields that `searchTerm` looks in. */
  searched?: readonly string[];
  /** Rows that are left out unless `includeArchived=true`. */
  archived?: (row: Wire) => boolean;
  /** Rows that the calling app made, for `createdByMyApp=true`. */
  createdByApp?: (source: Source) => (row: Wire) => boolean;
  /** One row as `Accept: application/pdf` asks for it. */
  pdf?: (row: Wire) => Buffer;
  /** Whether `If-Modified-Since` is honoured. */
  modifiedSince: boolean;
  /** Query parameters beside those that the rest of the resource brings along. */
  parameters?: { list?: readonly string[]; get?: readonly string[] };
}

/** The names that the query of its list may hold. */
export const listParameters = (resource: Resource): string[] => {
  const { fields, lists = {}, paged, searched, archived, createdByApp, parameters } = resource;
  const has: [unknown, string[]][] = [
    [Object.keys(fields).length > 0 || undefined, ['where', 'order']],
    [paged, ['page', 'pageSize']],
    [paged?.summary, ['summaryOnly']],
    [searched, ['searchTerm']],
    [archived, ['includeArchived']],
    [createdByApp, ['createdByMyApp']],
  ];
  const brought = has.flatMap(([part, names]) => (part === undefined ? [] : names));
  return [...brought, ...Object.keys(lists), ...(parameters?.list ?? [])];
};
