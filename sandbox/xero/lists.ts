import type { Contact, Invoice, Organisation } from './facts.ts';

/** The lists of an organisation that writes change, by the rows in them. */
export type Lists = Pick<
  Organisation,
  | 'contacts'
  | 'invoices'
  | 'creditNotes'
  | 'overpayments'
  | 'prepayments'
  | 'items'
  | 'quotes'
  | 'repeatingInvoices'
  | 'trackingCategories'
  | 'contactGroups'
  | 'accounts'
>;
export type ListName = keyof Lists;
export type Row<L extends ListName> = Lists[L][number];
type ById = { [L in ListName]: (row: Row<L>) => string };

const ids: ById = {
  contacts: ({ contactId }: Contact) => contactId,
  invoices: ({ invoiceId }: Invoice) => invoiceId,
  creditNotes: ({ creditNoteId }) => creditNoteId,
  overpayments: ({ overpaymentId }) => overpaymentId,
  prepayments: ({ prepaymentId }) => prepaymentId,
  items: ({ itemId }) => itemId,
  quotes: ({ quoteId }) => quoteId,
  repeatingInvoices: ({ repeatingInvoiceId }) => repeatingInvoiceId,
  trackingCategories: ({ trackingCategoryId }) => trackingCategoryId,
  contactGroups: ({ contactGroupId }) => contactGroupId,
  accounts: ({ accountId }) => accountId,
};

/** What tells a row from the others of its list. */
export const idOf = <L extends ListName>(list: L, row: Row<L>): string => ids[list](row);

export const rowsOf = <L extends ListName>(lists: Lists, list: L): Row<L>[] => lists[list];

export const findRow = <L extends ListName>(lists: Lists, list: L, id: string): Row<L> | undefined =>
  rowsOf(lists, list).find((row) => idOf(list, row) === id);

/** Puts a list in the place of that of the same name. */
export const setRows = <L extends ListName>(lists: Lists, list: L, rows: Row<L>[]): void => {
  Object.assign(lists, { [list]: rows });
};

/** A list with a row in the place of the one with its id, or at the end. */
export const withRow = <L extends ListName>(lists: Lists, list: L, row: Row<L>): Row<L>[] => {
  const rows = rowsOf(lists, list);
  const id = idOf(list, row);
  return rows.some((one) => idOf(list, one) === id)
    ? rows.map((one) => (idOf(list, one) === id ? row : one))
    : [...rows, row];
};

export const withoutRow = <L extends ListName>(lists: Lists, list: L, id: string): Row<L>[] =>
  rowsOf(lists, list).filter((one) => idOf(list, one) !== id);
