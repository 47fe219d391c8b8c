import type { DocumentChange } from '../events.ts';
import type { Organisation } from '../facts.ts';
import type { Credit } from '../ledger/credits.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { findRow, type ListName } from '../lists.ts';
import { CREDIT_TYPES } from '../wire/credits.ts';
import { paymentType } from '../wire/payments.ts';

/** A row that was put into a list, or taken out of it. */
export interface Written {
  list: ListName;
  id: string;
}

/** What was written, what it comes to, and the organisation as it was before. */
interface Change {
  original: Organisation;
  ledger: Ledger;
  written: readonly Written[];
}

const CATEGORIES: Partial<Record<ListName, DocumentChange['category']>> = {
  contacts: 'CONTACT',
  invoices: 'INVOICE',
  creditNotes: 'CREDITNOTE',
  overpayments: 'OVERPAYMENT',
  prepayments: 'PREPAYMENT',
};

const creditData = (credit: Credit | undefined): Pick<DocumentChange, 'data'> =>
  credit === undefined ? {} : { data: { Type: CREDIT_TYPES[credit.kind], Status: credit.status } };

/** Payments that were made on an invoice or a bill, or taken back. */
const paymentChanges = ({ original, ledger }: Change, invoiceId: string): DocumentChange[] => {
  const before = findRow(original, 'invoices', invoiceId);
  const after = ledger.invoices.find((one) => one.invoiceId === invoiceId);
  if (after === undefined) return [];
  const known = new Set(before?.payments.map(({ paymentId }) => paymentId));
  const gone = new Set(before?.deletedPayments?.map(({ paymentId }) => paymentId));
  const told = (resourceId: string, eventType: DocumentChange['eventType'], Status: string): DocumentChange => ({
    category: 'PAYMENT',
    resourceId,
    eventType,
    organisation: original,
    data: { Type: paymentType(after), Status },
  });
  const made = after.payments.filter(({ paymentId }) => !known.has(paymentId));
  const deleted = (after.deletedPayments ?? []).filter(({ paymentId }) => !gone.has(paymentId));
  return [
    ...made.map(({ paymentId }) => told(paymentId, 'CREATE', 'AUTHORISED')),
    ...deleted.map(({ paymentId }) => told(paymentId, 'UPDATE', 'DELETED')),
  ];
};

/** A write as Xero's webhooks tell it: each document once, an invoice before its payments. */
export const changesOf = (change: Change): DocumentChange[] =>
  change.written.flatMap(({ list, id }) => {
    const { original, ledger } = change;
    const category = CATEGORIES[list];
    if (category === undefined) return [];
    const eventType = findRow(original, list, id) === undefined ? 'CREATE' : 'UPDATE';
    const credit = ledger.credits.find((one) => one.id === id);
    const own: DocumentChange = { category, resourceId: id, eventType, organisation: original, ...creditData(credit) };
    return list === 'invoices' ? [own, ...paymentChanges(change, id)] : [own];
  });
