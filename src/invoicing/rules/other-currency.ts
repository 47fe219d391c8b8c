import type { BilledInvoice, LedgerEntry } from '../ledger/facts.ts';
import { isCreditedInFull } from './credited.ts';
import { isGone } from './invoice-moves.ts';

/** Invoices that stand for a deal in another currency than its own: they count nothing, since currencies are never added. */
export const inOtherCurrency = (entries: readonly LedgerEntry[], currency: string): BilledInvoice[] =>
  entries.flatMap(({ invoiceId, invoice }) => {
    const stands = invoice && invoiceId !== null && !isGone(invoice) && !isCreditedInFull({ ...invoice, invoiceId });
    return stands && invoice.currency !== currency ? [invoice] : [];
  });
