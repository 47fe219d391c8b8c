import type { LineFact, QuoteFact } from '../../../mirror/facts.ts';
import { jsonText, type Json } from '../../rules/json-text.ts';
import type { XeroQuoteStatus } from '../facts.ts';

/** What a person may ask for; a quote becomes INVOICED with its invoice alone. */
export type QuoteMove = Extract<XeroQuoteStatus, 'SENT' | 'ACCEPTED' | 'DECLINED'>;

/** What a move of ours brings a quote to. */
export type QuoteTarget = QuoteMove | 'INVOICED';

/**
 * Which status may follow which by us; Xero knows more ways back. Source:
 * https://developer.xero.com/documentation/api/accounting/quotes, "Quote status changes".
 */
const NEXT: Readonly<Record<string, readonly QuoteTarget[]>> = {
  DRAFT: ['SENT'],
  SENT: ['ACCEPTED', 'DECLINED'],
  ACCEPTED: ['INVOICED'],
  DECLINED: ['SENT'],
};

/** Whether Xero takes the move of a quote that stands so. */
export const mayMoveQuote = (status: string, to: QuoteTarget): boolean => NEXT[status]?.includes(to) ?? false;

/** The moves, one after the other, that bring a quote from where it stands to INVOICED; none: it is, or is deleted. */
export function wayToInvoiced(status: string): QuoteTarget[] {
  const way: QuoteTarget[] = status === 'DRAFT' || status === 'DECLINED' ? ['SENT', 'ACCEPTED', 'INVOICED'] : [];
  if (status === 'SENT') return ['ACCEPTED', 'INVOICED'];
  return status === 'ACCEPTED' ? ['INVOICED'] : way;
}

/** What has come after it proves it as well; a quote that was declined proves nothing. */
const PROOFS: Readonly<Record<QuoteTarget, readonly string[]>> = {
  SENT: ['SENT', 'ACCEPTED', 'INVOICED'],
  ACCEPTED: ['ACCEPTED', 'INVOICED'],
  DECLINED: ['DECLINED'],
  INVOICED: ['INVOICED'],
};

/** Whether a quote that stands so in Xero proves that it was moved to that status. */
export const isMovedTo = (to: QuoteTarget, status: string): boolean => PROOFS[to].includes(status);

/** Xero writes the kinds of line amounts of a quote in capitals. */
export const QUOTE_AMOUNT_TYPES = { Exclusive: 'EXCLUSIVE', Inclusive: 'INCLUSIVE', NoTax: 'NOTAX' } as const;

/**
 * The exact bytes of POST /Quotes/{id} that change the status and nothing else: contact and date are demanded, texts that are
 * not sent would be cleared (XeroAPI/xero-mcp-server 309), and the lines go back with their ids as they were read.
 */
export function moveQuoteRequest(quote: QuoteFact, to: QuoteTarget): string {
  const body = {
    QuoteID: quote.id,
    QuoteNumber: quote.quoteNumber,
    Contact: { ContactID: quote.contactId },
    Date: quote.date,
    ExpiryDate: quote.expiryDate ?? undefined,
    LineAmountTypes: QUOTE_AMOUNT_TYPES[quote.lineAmountTypes],
    CurrencyCode: quote.currency,
    BrandingThemeID: quote.brandingThemeId ?? undefined,
    ...{ Reference: quote.reference, Title: quote.title, Summary: quote.summary, Terms: quote.terms },
    Status: to,
    LineItems: quote.lines.map(lineJson),
  };
  return jsonText({ Quotes: [body] });
}

const lineJson = (line: LineFact): Json => ({
  LineItemID: line.lineItemId ?? undefined,
  Description: line.description,
  ItemCode: line.itemCode ?? undefined,
  Quantity: line.quantity ?? undefined,
  UnitAmount: line.unitAmount ?? undefined,
  DiscountRate: line.discountRate ?? undefined,
  DiscountAmount: line.discountAmount ?? undefined,
  AccountCode: line.accountCode ?? undefined,
  TaxType: line.taxType ?? undefined,
  Tracking: trackingJson(line),
});

const trackingJson = ({ tracking }: LineFact): Json | undefined => {
  const ids = tracking.flatMap(({ optionId }) => (optionId === null ? [] : [{ TrackingOptionID: optionId }]));
  return ids.length > 0 ? ids : undefined;
};
