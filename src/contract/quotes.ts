import * as z from 'zod';
import { dealId, draftChoices, lineChoicesText, quoteId } from './draft-choices.ts';
import { intentState, invoiceDraft } from './invoicing.ts';
import { calendarDate, currency, decimal, moment } from './values.ts';

/** How far a quote has come in HubSpot; `void`: withdrawn or archived there. */
const quoteState = z.enum(['draft', 'pending_approval', 'rejected', 'published', 'expired', 'accepted', 'void']);

const xeroQuoteStatus = z.enum(['DRAFT', 'SENT', 'ACCEPTED', 'DECLINED', 'INVOICED', 'DELETED']);

/** What a person can do about a quote. `make`: as a quote in Xero; `link`: with one of its number that stands there. */
const quoteStep = z.enum(['make', 'link', 'send', 'accept', 'decline', 'reopen', 'invoice']);

const xeroQuote = z.object({
  id: z.string(),
  number: z.string(),
  status: xeroQuoteStatus,
  currency,
  /** With tax. */
  total: decimal,
  xeroUrl: z.string().nullable(),
  /** When it was read last. */
  asOf: moment,
});

export const dealQuote = z.object({
  quoteId,
  number: z.string().nullable(),
  title: z.string(),
  state: quoteState,
  currency: currency.nullable(),
  /** HubSpot's own sum, without tax. */
  amount: decimal.nullable(),
  expiresOn: calendarDate.nullable(),
  /** Where the buyer sees it. */
  link: z.string().nullable(),
  xero: xeroQuote.nullable(),
  /** One from elsewhere in Xero that has its number, while it is linked to none. */
  alike: xeroQuote.nullable(),
  /** A write that is not settled yet; else one that was refused last, until another goes through. */
  write: intentState.nullable(),
  /** How it stands on both sides and what comes next, in words. */
  says: z.string(),
  /** What comes next, and what else this person may do now. */
  next: quoteStep.nullable(),
  also: z.array(quoteStep),
});
export type DealQuote = z.infer<typeof dealQuote>;

/** GET /cards/deals/:dealId/quotes: the quotes of a deal in HubSpot and Xero, from the mirror. */
export const dealQuotesQuery = z.object({ dealId });

export const dealQuotes = z.object({
  quotes: z.array(dealQuote),
  /** What keeps this person from changing anything; null: nothing. */
  whyNot: z.string().nullable(),
  /** When the quotes of each were read last. */
  hubspotAsOf: moment.nullable(),
  xeroAsOf: moment.nullable(),
});
export type DealQuotes = z.infer<typeof dealQuotes>;

const newQuoteStatus = z.enum(['DRAFT', 'SENT']);

/** What of the choices of a draft concerns a quote: it has no due date and is approved by nobody. */
const quoteChoices = draftChoices.omit({ status: true, quoteId: true, quoteEnded: true, dueDate: true });

/** GET /cards/quotes/:quoteId/draft?dealId: what would stand in Xero if the quote were made there. Nothing is written. */
export const quoteDraftQuery = quoteChoices.extend({
  dealId,
  quoteId,
  lines: lineChoicesText.optional(),
  status: newQuoteStatus.optional(),
});

export const quoteDraft = z.object({
  /** Of all that would be sent; it travels with the click. Null while something is missing. */
  hash: z.string().nullable(),
  number: z.string().nullable(),
  title: z.string(),
  terms: z.string(),
  summary: z.string(),
  expiresOn: calendarDate.nullable(),
  state: quoteState,
  status: newQuoteStatus,
  /** Whether this person may make it as sent. */
  maySend: z.boolean(),
  /** Customer, lines, totals and what is missing, as of an invoice of the same lines. */
  draft: invoiceDraft,
});
export type QuoteDraft = z.infer<typeof quoteDraft>;

/** POST /cards/deals/:dealId/quotes: makes the quote in Xero, once. The same `requestId` with the same body gets the same answer. */
export const createQuoteRequest = quoteChoices.extend({
  dealId,
  quoteId,
  requestId: z.uuid('is not a request id'),
  hash: z.string().min(1).max(100),
  status: newQuoteStatus,
});

/** The answer to a click: how the write stands, or that the quote has changed since it was shown. */
export const createQuoteAnswer = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('intent'), intent: intentState }),
  z.object({ outcome: z.literal('changed'), draft: quoteDraft, changes: z.array(z.string()) }),
]);
export type CreateQuoteAnswer = z.infer<typeof createQuoteAnswer>;

/** POST /cards/quotes/:quoteId/move: changes its status in Xero; answers an `IntentState`. */
export const moveQuoteRequest = z.object({
  quoteId,
  dealId,
  requestId: z.uuid('is not a request id'),
  to: z.enum(['SENT', 'ACCEPTED', 'DECLINED']),
});

/** POST /cards/quotes/:quoteId/link: that a quote of the same number in Xero is this one; answers a `DealQuotes`. */
export const linkQuoteRequest = z.object({ quoteId, dealId, xeroQuoteId: z.string().min(1).max(50) });
