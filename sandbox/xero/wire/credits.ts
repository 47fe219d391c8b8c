import type { Allocation } from '../../seed/world.ts';
import type { Credit, CreditKind } from '../ledger/credits.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { wireDate, wireDay, wireUpdated } from '../rules/dates.ts';
import { fileFinder } from './attachments.ts';
import { contactFinder, fullContact } from './contacts.ts';
import { wireLines } from './lines.ts';
import { given, wireNumber, type Wire } from './wire.ts';

/** Xero's words for the type of a credit. */
export const CREDIT_TYPES: Record<CreditKind, string> = {
  CreditNote: 'ACCRECCREDIT',
  Overpayment: 'RECEIVE-OVERPAYMENT',
  Prepayment: 'RECEIVE-PREPAYMENT',
};

/** The invoice inside an allocation or a payment: which one, and empty lists. */
export const stubInvoice = (invoiceId: string, invoiceNumber: string): Wire => ({
  InvoiceID: invoiceId,
  InvoiceNumber: invoiceNumber,
  Payments: [],
  CreditNotes: [],
  Prepayments: [],
  Overpayments: [],
  HasErrors: false,
  IsDiscounted: false,
  LineItems: [],
});

/** Writes credit that was set against an invoice of the ledger. */
export const allocationWriter = ({ invoices }: Ledger): ((allocation: Allocation) => Wire) => {
  const numbers = new Map(invoices.map(({ invoiceId, invoiceNumber }) => [invoiceId, invoiceNumber]));
  return ({ allocationId, invoiceId, amount, date }) => ({
    AllocationID: allocationId,
    Amount: Number(amount),
    Date: wireDate(date),
    Invoice: stubInvoice(invoiceId, numbers.get(invoiceId) ?? ''),
  });
};

/** Every credit of one kind with all its fields. */
export const wireCredits = (options: { ledger: Ledger; kind: CreditKind; unitdp: 2 | 4 }): Wire[] => {
  const { ledger, kind, unitdp } = options;
  const contactOf = contactFinder(ledger.organisation);
  const wireAllocation = allocationWriter(ledger);
  const hasFiles = fileFinder(ledger.organisation);
  const wireCredit = (credit: Credit): Wire => ({
    [`${kind}ID`]: credit.id,
    ID: credit.id,
    ...(kind === 'CreditNote' ? { CreditNoteNumber: credit.number } : {}),
    Type: CREDIT_TYPES[kind],
    Reference: credit.reference,
    RemainingCredit: wireNumber(credit.remaining),
    Allocations: credit.allocations.map(wireAllocation),
    Payments: [],
    CurrencyRate: Number(credit.currencyRate),
    HasAttachments: hasFiles(credit.id),
    Contact: fullContact(contactOf(credit.contactId)),
    ...wireDay('Date', credit.date),
    Status: credit.status,
    LineAmountTypes: credit.lineAmountTypes,
    LineItems: wireLines(credit, ledger.organisation, unitdp),
    SubTotal: wireNumber(credit.totals.subTotal),
    TotalTax: wireNumber(credit.totals.totalTax),
    Total: wireNumber(credit.totals.total),
    ...wireUpdated(credit.updatedAt),
    CurrencyCode: credit.currencyCode,
    ...(kind === 'CreditNote' ? given('FullyPaidOnDate', credit.fullyPaidOn && wireDate(credit.fullyPaidOn)) : {}),
  });
  return ledger.credits.filter((credit) => credit.kind === kind).map(wireCredit);
};
