import type { CalendarDate } from '../../lib/calendar.ts';
import { cutText } from '../rules/cut-text.ts';
import type { LiveDeal } from '../facts.ts';
import type { LedgerEntry } from '../ledger/facts.ts';
import type { LiveQuote } from './facts.ts';
import type { QuoteStore } from './ports.ts';
import { quotesBilledBy } from './rules/billed-quotes.ts';
import { plainText } from './rules/plain-text.ts';
import { LONGEST, type QuoteFacts, type QuotePurpose } from './rules/quote-checks.ts';
import { expiryOf, quoteState } from './rules/quote-state.ts';

/** The deal with the quote's lines, amount and currency in place of its own. */
export const dealOfQuote = (deal: LiveDeal, { quote, lines }: LiveQuote): LiveDeal => ({
  ...deal,
  lines,
  amount: quote.amount,
  currency: quote.currency ?? deal.currency,
});

interface Asked {
  live: LiveQuote;
  tenantId: string;
  /** IANA zone of the organisation. */
  zone: string;
  today: CalendarDate;
  purpose: QuotePurpose | undefined;
  /** What bills the deal already. */
  entries: readonly LedgerEntry[];
}

/** What a draft is to know of the quote that it is made of, and of how it stands in Xero by the mirror. */
export async function readQuoteFacts(
  quotes: Pick<QuoteStore, 'links' | 'byIds' | 'numbered'>,
  { live: { quote, terms, comments }, tenantId, zone, today, purpose = 'invoice', entries }: Asked,
): Promise<QuoteFacts> {
  const [link] = await quotes.links(tenantId, [quote.id]);
  const [linked] = link ? await quotes.byIds(tenantId, [link.xeroQuoteId]) : [];
  const number = quote.quoteNumber;
  const alike = number === null || linked ? [] : await quotes.numbered(tenantId, [number]);
  return {
    purpose,
    quote: {
      ...{ quoteId: quote.id, number, amount: quote.amount },
      title: cutText(quote.name, LONGEST.title),
      terms: cutText(plainText(terms), LONGEST.terms),
      summary: cutText(plainText(comments), LONGEST.summary),
      state: quoteState(quote, { zone, today }),
      expiresOn: expiryOf(quote, zone),
    },
    isCut: {
      title: quote.name.length > LONGEST.title,
      terms: plainText(terms).length > LONGEST.terms,
      summary: plainText(comments).length > LONGEST.summary,
    },
    linked: linked && linked.quote.status !== 'DELETED' ? linked.quote : null,
    alike: alike[0]?.quote ?? null,
    isBilledHere: quotesBilledBy(entries).includes(quote.id),
  };
}
