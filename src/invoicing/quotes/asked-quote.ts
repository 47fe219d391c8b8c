import * as z from 'zod';
import type { QuoteFact } from '../../mirror/facts.ts';
import type { Intent } from '../facts.ts';
import type { QuoteTarget } from './rules/quote-moves.ts';
import { differenceOf } from '../rules/preview-difference.ts';

const asked = z.object({
  Quotes: z.tuple([
    z.object({
      QuoteNumber: z.string(),
      Contact: z.object({ ContactID: z.string() }),
      LineItems: z.array(z.unknown()),
    }),
  ]),
});

/** The number of the quote that a request asks for. */
export const askedNumber = (request: string): string => asked.parse(JSON.parse(request)).Quotes[0].QuoteNumber;

/** How far before the intent was made a quote may have changed last: Xero's clock and ours may differ. */
const MARGIN_MS = 5 * 60_000;

/**
 * Whether a quote of Xero's is the one that was asked for: number, customer, lines and totals are its own, and it is no older
 * than the intent. A quote has no address that could bear a mark.
 */
export function isAskedQuote(quote: QuoteFact, of: Pick<Intent, 'request' | 'preview' | 'createdAt'>): boolean {
  const [{ QuoteNumber, Contact, LineItems }] = asked.parse(JSON.parse(of.request)).Quotes;
  return (
    quote.quoteNumber === QuoteNumber &&
    quote.contactId === Contact.ContactID &&
    quote.lines.length === LineItems.length &&
    quote.updatedAt.getTime() >= of.createdAt.getTime() - MARGIN_MS &&
    of.preview !== null &&
    differenceOf(of.preview, quote) === null
  );
}

/** Whether Xero refused it because another quote has its number; loosely, as Xero's words may change. */
export const isNumberTaken = (messages: readonly string[]): boolean =>
  messages.some((message) => /quote/i.test(message) && /unique|already|exists/i.test(message));

const moved = z.object({
  Quotes: z.tuple([z.object({ Status: z.enum(['SENT', 'ACCEPTED', 'DECLINED', 'INVOICED']) })]),
});

/** What the request of a move brings the quote to. */
export const statusAsked = (request: string): QuoteTarget => moved.parse(JSON.parse(request)).Quotes[0].Status;
