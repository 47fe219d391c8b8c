import type { Credit } from '../ledger/credits.ts';
import type { Ledger, LedgerInvoice } from '../ledger/ledger.ts';
import { wireDate, wireDay, wireUpdated } from '../rules/dates.ts';
import { fileFinder } from './attachments.ts';
import { contactFinder, fullContact } from './contacts.ts';
import { wireLines } from './lines.ts';
import { given, wireNumber, type Wire } from './wire.ts';

/** A payment as it stands inside its invoice. */
const innerPayment = (invoice: LedgerInvoice, payment: LedgerInvoice['payments'][number]): Wire => ({
  PaymentID: payment.paymentId,
  Date: wireDate(payment.date),
  Amount: Number(payment.amount),
  Reference: payment.reference,
  CurrencyRate: Number(invoice.currencyRate),
  HasAccount: false,
  HasValidationErrors: false,
});

/** Credits of one kind as they stand inside the invoice that uses them. */
const innerCredits = (invoice: LedgerInvoice, kind: Credit['kind']): Wire[] =>
  invoice.credits
    .filter(({ credit }) => credit.kind === kind)
    .map(({ credit, amount }) => ({
      [`${kind}ID`]: credit.id,
      ...(kind === 'CreditNote' ? { CreditNoteNumber: credit.number } : {}),
      ID: credit.id,
      AppliedAmount: Number(amount),
      CurrencyRate: Number(credit.currencyRate),
      ...wireDay('Date', credit.date),
      Total: wireNumber(credit.totals.total),
      LineItems: [],
    }));

const wireAmounts = ({ totals, due, paid, credited }: LedgerInvoice): Wire => ({
  SubTotal: wireNumber(totals.subTotal),
  TotalTax: wireNumber(totals.totalTax),
  Total: wireNumber(totals.total),
  ...(totals.discount.eq(0) ? {} : { TotalDiscount: wireNumber(totals.discount) }),
  AmountDue: wireNumber(due),
  AmountPaid: wireNumber(paid),
  AmountCredited: wireNumber(credited),
});

/** Writes an invoice or bill of a ledger with all its fields. */
export const invoiceWriter = (ledger: Ledger, unitdp: 2 | 4): ((invoice: LedgerInvoice) => Wire) => {
  const contactOf = contactFinder(ledger.organisation);
  const hasFiles = fileFinder(ledger.organisation);
  return (invoice) => ({
    Type: invoice.type,
    InvoiceID: invoice.invoiceId,
    InvoiceNumber: invoice.invoiceNumber,
    Reference: invoice.reference,
    Payments: invoice.payments.map((payment) => innerPayment(invoice, payment)),
    CreditNotes: innerCredits(invoice, 'CreditNote'),
    Prepayments: innerCredits(invoice, 'Prepayment'),
    Overpayments: innerCredits(invoice, 'Overpayment'),
    ...wireAmounts(invoice),
    SentToContact: invoice.sentToContact,
    CurrencyRate: Number(invoice.currencyRate),
    HasErrors: false,
    IsDiscounted: !invoice.totals.discount.eq(0),
    HasAttachments: hasFiles(invoice.invoiceId),
    Contact: fullContact(contactOf(invoice.contactId)),
    ...wireDay('Date', invoice.date),
    ...wireDay('DueDate', invoice.dueDate),
    ...given('ExpectedPaymentDate', invoice.expectedPaymentDate && wireDate(invoice.expectedPaymentDate)),
    Status: invoice.status,
    LineAmountTypes: invoice.lineAmountTypes,
    LineItems: wireLines(invoice, ledger.organisation, unitdp),
    ...given('Url', invoice.url),
    ...given('BrandingThemeID', invoice.brandingThemeId),
    ...wireUpdated(invoice.updatedAt),
    CurrencyCode: invoice.currencyCode,
    ...given('FullyPaidOnDate', invoice.fullyPaidOn && wireDate(invoice.fullyPaidOn)),
  });
};

/** Every invoice and bill with all its fields. */
export const wireInvoices = (ledger: Ledger, unitdp: 2 | 4): Wire[] =>
  ledger.invoices.map(invoiceWriter(ledger, unitdp));
