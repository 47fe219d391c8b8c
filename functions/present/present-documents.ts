import type { DocumentRow, DocumentsPage, InvoiceDetail } from '../../src/contract/documents.ts';
import { invoiceUrl } from '../../src/customers/rules/xero-links.ts';
import type { CalendarDate } from '../../src/lib/calendar.ts';
import { amountText, type Decimal } from '../../src/lib/money.ts';
import type { LineFact } from '../../src/mirror/facts.ts';
import type { CreditSummary, DocumentList, InvoiceSummary, SettledInvoice } from '../../src/receivables/ports.ts';
import type { TaxNames } from '../../src/invoicing/rules/tax-words.ts';
import { creditState, daysOverdue, invoiceState } from '../../src/receivables/rules/invoice-state.ts';

/** An invoice as a row of a list. Rows hold amounts: only present.ts and doors that need the right *amounts* make them. */
export const invoiceRow = (invoice: InvoiceSummary, today: CalendarDate): DocumentRow => ({
  kind: 'invoice',
  id: invoice.id,
  number: invoice.invoiceNumber,
  reference: invoice.reference,
  state: stateOf(invoice, today),
  date: invoice.date,
  dueDate: invoice.dueDate,
  daysOverdue: daysOverdue(invoice, today),
  currency: invoice.currency,
  total: amountText(invoice.total, invoice.currency),
  amountDue: amountText(invoice.amountDue, invoice.currency),
});

/** What credit alone has settled nobody has paid. */
function stateOf(invoice: InvoiceSummary, today: CalendarDate): DocumentRow['state'] {
  const state = invoiceState(invoice, today);
  return state === 'paid' && invoice.amountPaid.eq(0) && invoice.total.gt(0) ? 'settled_by_credit' : state;
}

const creditRow = (credit: CreditSummary): DocumentRow => ({
  kind: credit.kind,
  id: credit.id,
  number: credit.creditNumber,
  reference: credit.reference,
  state: creditState(credit),
  date: credit.date,
  dueDate: null,
  daysOverdue: 0,
  currency: credit.currency,
  total: amountText(credit.total, credit.currency),
  amountDue: amountText(credit.remainingCredit, credit.currency),
});

/** The answer of GET /cards/documents. */
export function presentDocuments(
  list: DocumentList,
  { page, pageSize, today }: { page: number; pageSize: number; today: CalendarDate },
): DocumentsPage {
  return {
    rows: list.rows.map((row) => (row.type === 'invoice' ? invoiceRow(row, today) : creditRow(row))),
    page,
    pageCount: Math.ceil(list.total / pageSize),
    total: list.total,
    years: list.years,
  };
}

/** The answer of GET /cards/invoices/:id. */
export function presentInvoice(
  { invoice, contactName, payments, credits }: SettledInvoice,
  { today, shortCode, rates }: { today: CalendarDate; shortCode: string | null; rates: TaxNames },
): InvoiceDetail {
  const amount = (value: Decimal) => amountText(value, invoice.currency);
  return {
    ...invoiceRow(invoice, today),
    contactName,
    lineAmountTypes: invoice.lineAmountTypes,
    subTotal: amount(invoice.subTotal),
    totalTax: amount(invoice.totalTax),
    amountPaid: amount(invoice.amountPaid),
    amountCredited: amount(invoice.amountCredited),
    fullyPaidOn: invoice.fullyPaidOn,
    expectedPaymentDate: invoice.expectedPaymentDate,
    sentToContact: invoice.sentToContact,
    xeroUrl: invoiceUrl(shortCode, invoice.id),
    lines: invoice.lines.map((line) => lineJson(line, { currency: invoice.currency, rates })),
    payments: payments.map(({ id, date, reference, amount: paid }) => ({ id, date, reference, amount: amount(paid) })),
    credits: credits.map(({ kind, id, number, date, amount: set }) => ({
      kind,
      id,
      number,
      date,
      amount: amount(set),
    })),
  };
}

/** A line of an invoice that stands in Xero. */
export const lineJson = (
  line: LineFact,
  { currency, rates }: { currency: string; rates: TaxNames },
): InvoiceDetail['lines'][number] => ({
  description: line.description,
  itemCode: line.itemCode,
  accountCode: line.accountCode,
  quantity: line.quantity && line.quantity.toFixed(),
  unitAmount: line.unitAmount && amountText(line.unitAmount, currency),
  discount: discountOf(line, currency),
  taxType: line.taxType,
  taxLabel: rates.get(line.taxType ?? '') ?? null,
  taxAmount: amountText(line.taxAmount, currency),
  lineAmount: amountText(line.lineAmount, currency),
});

function discountOf({ discountRate, discountAmount }: LineFact, currency: string): string | null {
  if (discountRate && !discountRate.eq(0)) return `${discountRate.toFixed()}%`;
  return discountAmount && !discountAmount.eq(0) ? amountText(discountAmount, currency) : null;
}
