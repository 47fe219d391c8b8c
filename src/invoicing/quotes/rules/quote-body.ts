import type { DraftLine, InvoiceDraft, LineTracking } from '../../rules/draft.ts';
import { jsonText, type Json } from '../../rules/json-text.ts';
import { CONTACT_TO_COME, HAS_GAPS } from '../../rules/request-body.ts';
import type { DraftQuote, NewQuoteStatus } from '../facts.ts';
import { QUOTE_AMOUNT_TYPES } from './quote-moves.ts';

/**
 * The exact bytes of PUT /Quotes for a draft without gaps; throws on one that has any. Xero derives no tax type from the
 * account of a quote's line, and takes tracking by the option's id alone. Source:
 * https://developer.xero.com/documentation/api/accounting/quotes.
 */
export function quoteRequest(draft: InvoiceDraft, quote: DraftQuote, status: NewQuoteStatus): string {
  const { customer } = draft;
  if (draft.gaps.length > 0 || !customer || quote.number === null) throw new Error(HAS_GAPS);
  const body = {
    QuoteNumber: quote.number,
    Contact: { ContactID: customer.contactId ?? CONTACT_TO_COME },
    Date: draft.date,
    ExpiryDate: quote.expiresOn ?? undefined,
    LineAmountTypes: QUOTE_AMOUNT_TYPES[draft.lineAmountTypes],
    CurrencyCode: draft.currency,
    CurrencyRate: draft.currencyRate ?? undefined,
    BrandingThemeID: draft.brandingTheme?.brandingThemeId,
    ...{ Reference: draft.reference, Title: quote.title, Summary: quote.summary, Terms: quote.terms },
    Status: status,
    LineItems: draft.lines.map(lineJson),
  } satisfies Json;
  return jsonText({ Quotes: [body] });
}

const trackingJson = ({ optionId }: LineTracking): Json => ({ TrackingOptionID: optionId });

function lineJson({ quantity, unitAmount, taxType, ...line }: DraftLine): Json {
  if (quantity === null || unitAmount === null || taxType === null) throw new Error(HAS_GAPS);
  return {
    Description: line.description,
    ItemCode: line.itemCode ?? undefined,
    Quantity: quantity,
    UnitAmount: unitAmount,
    DiscountRate: line.discountRate ?? undefined,
    DiscountAmount: line.discountAmount ?? undefined,
    AccountCode: line.accountCode ?? undefined,
    TaxType: taxType,
    Tracking: line.tracking.length > 0 ? line.tracking.map(trackingJson) : undefined,
  };
}
