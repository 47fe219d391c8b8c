import { daysBetween, type CalendarDate } from '../../lib/calendar.ts';
import type { CreditFact, InvoiceFact } from '../../mirror/facts.ts';

export type InvoiceState =
  'draft' | 'submitted' | 'awaiting_payment' | 'part_paid' | 'overdue' | 'paid' | 'voided' | 'deleted';
export type CreditState =
  Exclude<InvoiceState, 'awaiting_payment' | 'part_paid' | 'overdue' | 'paid'> | 'unallocated' | 'allocated';

/** Whether anything is owed on it: only an approved invoice is a debt. */
export function isOpen(invoice: Pick<InvoiceFact, 'status' | 'amountDue'>): boolean {
  return invoice.status === 'AUTHORISED' && invoice.amountDue.gt(0);
}

/** Whole days since the due date, 0 when it is today, still to come or unknown, or when nothing is owed. */
export function daysOverdue(
  invoice: Pick<InvoiceFact, 'status' | 'amountDue' | 'dueDate'>,
  today: CalendarDate,
): number {
  if (!isOpen(invoice) || invoice.dueDate === null) return 0;
  return Math.max(0, daysBetween(invoice.dueDate, today));
}

/** How an invoice stands today in the organisation's calendar. Overdue says more than part paid. */
export function invoiceState(
  invoice: Pick<InvoiceFact, 'status' | 'amountDue' | 'amountPaid' | 'dueDate'>,
  today: CalendarDate,
): InvoiceState {
  if (invoice.status !== 'AUTHORISED') return unapproved(invoice.status) ?? 'paid';
  if (!isOpen(invoice)) return 'paid';
  if (daysOverdue(invoice, today) > 0) return 'overdue';
  return invoice.amountPaid.gt(0) ? 'part_paid' : 'awaiting_payment';
}

/** How money held for a customer stands: whether some of it can still be set against invoices. */
export function creditState(credit: Pick<CreditFact, 'status' | 'remainingCredit'>): CreditState {
  return unapproved(credit.status) ?? (credit.remainingCredit.gt(0) ? 'unallocated' : 'allocated');
}

/** Null: the document was approved. A status that Xero may add one day is no debt, and is shown as a draft. */
function unapproved(status: string): 'draft' | 'submitted' | 'voided' | 'deleted' | null {
  if (status === 'AUTHORISED' || status === 'PAID') return null;
  if (status === 'SUBMITTED') return 'submitted';
  if (status === 'VOIDED') return 'voided';
  return status === 'DELETED' ? 'deleted' : 'draft';
}
