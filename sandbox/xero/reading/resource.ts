import type { XeroUser } from '../../seed/xero-user.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Wire } from '../wire/wire.ts';
import type { Fields } from './fields.ts';

/** What the rows of a resource are computed from. */
export interface Source {
  ledger: Ledger;
  /** Those who sign in to the organisation. */
  users: XeroUser[];
  /** The organisation's calendar date. */
  today: string;
  unitdp: 2 | 4;
  /** Client id of the calling app; absent for the control plane. */
  app?: string | undefined;
}

/** One kind of document that can be listed, and mostly read one by one. */
export interface Resource {
  /** As in the envelope and, unless `path` says otherwise, in the path: `Invoices`. */
  name: string;
  /** Below the accounting API's own: `Organisation/Actions`. */
  path?: string;
  idField: string;
  /** A second name that one row can be read by: `InvoiceNumber`. */
  numberField?: string;
  /** One of these scopes suffices. */
  scopes: readonly string[];
  /** OpenAPI operation ids. */
  operations: { list: string; get?: string; pdf?: string };
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
    /** Whether it is paged also when nobody asks for a page. */
    always?: boolean;
  };
  /** Comma lists: the query parameter and the field that it is about, with its words if it has no others. */
  lists?: Readonly<Record<string, { field: string; words?: readonly string[] }>>;
  /** Parameters that name one value of a field, of these words if any. */
  exact?: Readonly<Record<string, { field: string; words?: readonly string[] }>>;
  /** Parameters that name a part of a field. */
  contained?: Readonly<Record<string, string>>;
  /** Parameters that are a calendar date from or up to which a field is. */
  ranges?: Readonly<Record<string, { field: string; bound: 'from' | 'to' }>>;
  /** Fields that `searchTerm` looks in. */
  searched?: readonly string[];
  /** Rows that are left out unless `includeArchived=true`. */
  archived?: (row: Wire) => boolean;
  /** A row without the parts that are left out then too. */
  withoutArchived?: (row: Wire) => Wire;
  /** A row in a list that is never paged. */
  listed?: (row: Wire) => Wire;
  /** Rows that no list shows, and that can be read by their id. */
  unlisted?: (row: Wire) => boolean;
  /** Rows that the calling app made, for `createdByMyApp=true`. */
  createdByApp?: (source: Source) => (row: Wire) => boolean;
  /** One row as a file. */
  pdf?: (row: Wire) => Buffer;
  /** Whether `If-Modified-Since` is honoured. */
  modifiedSince: boolean;
  /** Query parameters beside those that the rest of the resource brings along, and those of these that it lacks. */
  parameters?: { list?: readonly string[]; get?: readonly string[]; lacking?: readonly string[] };
}

/** The names that the query of its list may hold. */
export const listParameters = (resource: Resource): string[] => {
  const { fields, paged, searched, archived, createdByApp, parameters = {} } = resource;
  const { lists = {}, exact = {}, contained = {}, ranges = {} } = resource;
  const { list = [], lacking = [] } = parameters;
  const has: [unknown, string[]][] = [
    [Object.keys(fields).length > 0 || undefined, ['where', 'order']],
    [paged, ['page', 'pageSize']],
    [paged?.summary, ['summaryOnly']],
    [searched, ['searchTerm']],
    [archived, ['includeArchived']],
    [createdByApp, ['createdByMyApp']],
  ];
  const brought = has.flatMap(([part, names]) => (part === undefined ? [] : names));
  const own = [lists, exact, contained, ranges].flatMap((of) => Object.keys(of));
  return [...brought.filter((name) => !lacking.includes(name)), ...own, ...list];
};
