import type { CalendarDate } from '../../../lib/calendar.ts';
import type { Decimal } from '../../../lib/money.ts';
import type { InvoiceFact, TrackingFact } from '../../../mirror/facts.ts';
import { jsonText, type Json } from '../../rules/json-text.ts';
import type { CreditDocument, CreditLine } from '../facts.ts';

interface Request {
  invoice: Pick<InvoiceFact, 'contactId' | 'currency' | 'currencyRate'>;
  document: CreditDocument;
  date: CalendarDate;
  reference: string;
  /** What a line that says nothing is described by. */
  reason: string;
  baseCurrency: string;
}

/**
 * The exact bytes of PUT /CreditNotes: an approved credit note to the invoice's customer, in its currency and at its rate.
 * Source: https://developer.xero.com/documentation/api/accounting/creditnotes.
 */
export function creditRequest({ invoice, document, date, reference, reason, baseCurrency }: Request): string {
  const note = {
    Type: 'ACCRECCREDIT',
    Contact: { ContactID: invoice.contactId },
    Date: date,
    LineAmountTypes: document.lineAmountTypes,
    CurrencyCode: invoice.currency,
    CurrencyRate: invoice.currency === baseCurrency ? undefined : invoice.currencyRate,
    Reference: reference,
    Status: 'AUTHORISED',
    LineItems: document.lines.map((line) => lineJson(line, reason)),
  } satisfies Json;
  return jsonText({ CreditNotes: [note] });
}

function lineJson(line: CreditLine, reason: string): Json {
  return {
    Description: line.description === '' ? reason : line.description,
    Quantity: line.quantity,
    UnitAmount: line.unitAmount,
    AccountCode: line.accountCode ?? undefined,
    TaxType: line.taxType ?? undefined,
    TaxAmount: line.isTaxSaid ? line.taxAmount : undefined,
    Tracking: line.tracking.length > 0 ? line.tracking.map(trackingJson) : undefined,
  };
}

const trackingJson = ({ categoryId, optionId, category, option }: TrackingFact): Json => ({
  ...{ TrackingCategoryID: categoryId ?? undefined, TrackingOptionID: optionId ?? undefined },
  ...{ Name: category, Option: option },
});

/** The exact bytes of PUT /CreditNotes/{id}/Allocations: sets so much of a credit note against the invoice. */
export const allocationRequest = (of: { invoiceId: string; amount: Decimal; date: CalendarDate }): string =>
  jsonText({ Allocations: [{ Invoice: { InvoiceID: of.invoiceId }, Amount: of.amount, Date: of.date }] });
