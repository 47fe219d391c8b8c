import { addDays, instantOf } from './calendar.ts';
import { books, type Documents } from './documents.ts';
import type { Allocation, CreditNote, Invoice } from './world.ts';

/** Several stories as one. */
export const merge = (parts: Documents[]): Documents =>
  books({
    invoices: parts.flatMap(({ invoices }) => invoices),
    creditNotes: parts.flatMap(({ creditNotes }) => creditNotes),
    overpayments: parts.flatMap(({ overpayments }) => overpayments),
    prepayments: parts.flatMap(({ prepayments }) => prepayments),
  });

const inOrder = <T extends { date: string }>(documents: T[], idOf: (document: T) => string): T[] =>
  documents.toSorted((a, b) => a.date.localeCompare(b.date) || idOf(a).localeCompare(idOf(b)));

function numberInvoices(invoices: Invoice[]): Invoice[] {
  const prefix = { ACCREC: 'INV', ACCPAY: 'BILL' };
  const counted = { ACCREC: 1000, ACCPAY: 500 };
  return inOrder(invoices, ({ invoiceId }) => invoiceId).map((invoice) => {
    counted[invoice.type] += 1;
    return { ...invoice, invoiceNumber: `${prefix[invoice.type]}-${counted[invoice.type]}` };
  });
}

const numberCreditNotes = (creditNotes: CreditNote[]): CreditNote[] =>
  inOrder(creditNotes, ({ creditNoteId }) => creditNoteId).map((note, n) => ({
    ...note,
    creditNoteNumber: `CN-${101 + n}`,
  }));

const latest = (dates: string[]): string => dates.reduce((a, b) => (a > b ? a : b));

/** Gives each document its times: written on its date, touched last by what happened to it last. */
function timed(documents: Documents, today: string): Documents {
  const credits = [...documents.creditNotes, ...documents.overpayments, ...documents.prepayments];
  const allocations = Map.groupBy(
    credits.flatMap((credit) => credit.allocations),
    ({ invoiceId }) => invoiceId,
  );
  const touched = ({ date, allocations: own }: { date: string; allocations: Allocation[] }, key: string): string =>
    instantOf({ date: latest([date, ...own.map((allocation) => allocation.date)]), key, today });
  return {
    invoices: documents.invoices.map((invoice) => {
      const { invoiceId: key, date } = invoice;
      const events = [...invoice.payments, ...(allocations.get(key) ?? [])].map((event) => event.date);
      const ended = invoice.status === 'VOIDED' || invoice.status === 'DELETED' ? [addDays(date, 3)] : [];
      const last = latest([date, ...events, ...ended]);
      return {
        ...invoice,
        createdAt: instantOf({ date, key, today }),
        updatedAt: instantOf({ date: last, key, today }),
      };
    }),
    creditNotes: documents.creditNotes.map((note) => ({ ...note, updatedAt: touched(note, note.creditNoteId) })),
    overpayments: documents.overpayments.map((each) => ({ ...each, updatedAt: touched(each, each.overpaymentId) })),
    prepayments: documents.prepayments.map((each) => ({ ...each, updatedAt: touched(each, each.prepaymentId) })),
  };
}

/** Documents as they stand in the books: numbered in the order of their dates, each with its times. */
export function entered({ invoices, creditNotes, ...rest }: Documents, today: string): Documents {
  return timed({ ...rest, invoices: numberInvoices(invoices), creditNotes: numberCreditNotes(creditNotes) }, today);
}
