import type { Big } from 'big.js';
import { round2, sum } from './amounts.ts';

/** One open document as a balance sees it. */
export interface OpenDocument {
  /** Still to be paid (invoice) or to be used (credit), in the document's currency. */
  open: Big;
  /** Units of the document's currency per unit of the base currency. */
  currencyRate: string;
  /** Calendar date; absent on credits. */
  dueDate?: string | undefined;
}

export interface Balance {
  outstanding: Big;
  overdue: Big;
}

const inBase = ({ open, currencyRate }: OpenDocument): Big => round2(open.div(currencyRate));

/**
 * One side of a contact's balances, in the organisation's base currency. Unused credit lowers what is outstanding, never
 * what is overdue; an invoice is overdue strictly after its due date. `today` is the organisation's calendar date.
 */
export const balanceOf = (options: { invoices: OpenDocument[]; credits: OpenDocument[]; today: string }): Balance => {
  const { invoices, credits, today } = options;
  const late = invoices.filter(({ dueDate }) => dueDate !== undefined && dueDate < today);
  return {
    outstanding: sum(invoices.map(inBase)).minus(sum(credits.map(inBase))),
    overdue: sum(late.map(inBase)),
  };
};
