import { atLeast, type Right } from '../../src/access/rules/right.ts';
import { covers } from '../../src/approvals/rules/may-of.ts';
import type { DealQuote, DealQuotes, QuoteDraft } from '../../src/contract/quotes.ts';
import { quoteUrl } from '../../src/customers/rules/xero-links.ts';
import type { XeroQuoteStatus } from '../../src/invoicing/quotes/facts.ts';
import type { HashedQuote } from '../../src/invoicing/quotes/hash-quote.ts';
import type { MirroredQuote } from '../../src/invoicing/quotes/ports.ts';
import { nextQuoteStep } from '../../src/invoicing/quotes/rules/next-quote-step.ts';
import type { QuoteBilling } from '../../src/invoicing/quotes/rules/quote-billing.ts';
import { expiryOf, quoteState } from '../../src/invoicing/quotes/rules/quote-state.ts';
import type { IntentView } from '../../src/invoicing/outbox/read-intent.ts';
import { isUnderWay } from '../../src/invoicing/outbox/rules/next-step.ts';
import type { CalendarDate } from '../../src/lib/calendar.ts';
import { amountText } from '../../src/lib/money.ts';
import type { CrmQuoteFact } from '../../src/mirror/facts.ts';
import type { Books } from '../../src/receivables/facts.ts';
import { presentDraft } from './present-draft.ts';
import { presentIntent } from './present-intent.ts';

/** One quote on both sides. */
export interface QuoteView {
  crm: CrmQuoteFact;
  /** The quote in Xero that it is. */
  linked: MirroredQuote | null;
  /** One from elsewhere that has its number. */
  alike: MirroredQuote | null;
  /** What is told of its writes. */
  write: IntentView | null;
}

export interface QuotesView {
  views: QuoteView[];
  /** How far the deal is billed. */
  billing: QuoteBilling;
  /** Null: the portal is connected to no organisation. */
  books: Books | null;
  live: boolean;
  right: Right;
  readUntil: { hubspot: Date | null; xero: Date | null };
  zone: string;
  today: CalendarDate;
}

/** The answer of GET /cards/deals/:dealId/quotes, for whoever may see the amounts of the deal. */
export function presentDealQuotes(all: QuotesView): DealQuotes {
  const { views, readUntil } = all;
  const whyNot = obstacle(all);
  return {
    quotes: views.map((view) => quoteJson(view, { ...all, mayAct: whyNot === null })),
    whyNot,
    hubspotAsOf: readUntil.hubspot?.toISOString() ?? null,
    xeroAsOf: readUntil.xero?.toISOString() ?? null,
  };
}

/** What keeps this person from changing anything in Xero now, in words; null: nothing. */
function obstacle({ books, live, right }: QuotesView): string | null {
  if (!atLeast(right, 'invoice')) return 'Making quotes in Xero needs the right “invoice” too.';
  if (!books) return 'This account is not connected to a Xero organisation: an admin has to connect one.';
  if (books.state !== 'connected') return 'The connection to Xero no longer holds: an admin has to connect it again.';
  if (!live) return 'Nothing is written to Xero yet: an admin switches the connection live in the settings of Tieout.';
  return null;
}

function quoteJson(
  { crm, linked, alike, write }: QuoteView,
  { books, billing, zone, today, mayAct }: QuotesView & { mayAct: boolean },
): DealQuote {
  const shortCode = books?.shortCode ?? null;
  const state = quoteState(crm, { zone, today });
  const xero = (linked?.quote.status ?? null) as XeroQuoteStatus | null;
  const advice = nextQuoteStep({ state, xero, isAlike: alike !== null, billing });
  const isFree = mayAct && (write === null || !isUnderWay(write.intent));
  return {
    quoteId: crm.id,
    number: crm.quoteNumber,
    title: crm.name,
    ...{ state, currency: crm.currency, expiresOn: expiryOf(crm, zone), link: crm.link },
    amount: crm.amount && (crm.currency === null ? crm.amount.toFixed() : amountText(crm.amount, crm.currency)),
    xero: linked && xeroJson(linked, shortCode),
    alike: alike && xeroJson(alike, shortCode),
    write: write && presentIntent(write, shortCode),
    says: advice.says,
    next: isFree ? advice.next : null,
    also: isFree ? advice.also : [],
  };
}

const xeroJson = ({ quote, readAt }: MirroredQuote, shortCode: string | null): NonNullable<DealQuote['xero']> => ({
  id: quote.id,
  number: quote.quoteNumber,
  status: quote.status as XeroQuoteStatus,
  currency: quote.currency,
  total: amountText(quote.total, quote.currency),
  xeroUrl: quoteUrl(shortCode, quote.id),
  asOf: readAt.toISOString(),
});

/** The answer of GET /cards/quotes/:quoteId/draft. It holds amounts: only doors that need the right *invoice* make it. */
export function presentQuoteDraft({ draft, quote, status, hash }: HashedQuote): QuoteDraft {
  const { number, title, terms, summary, expiresOn, state } = quote;
  return {
    ...{ hash, number, title, terms, summary, expiresOn, state, status },
    maySend: covers(draft.permission.may, 'approve'),
    draft: presentDraft({ draft, hash }),
  };
}
