import type { CalendarDate } from '../../lib/calendar.ts';
import type { Decimal } from '../../lib/money.ts';
import type { CrmQuoteFact } from '../../mirror/facts.ts';
import type { LiveLine } from '../facts.ts';

/** A quote as HubSpot has it now; its lines are copies of the deal's, with ids of their own. */
export interface LiveQuote {
  quote: CrmQuoteFact;
  /** Every deal that it is linked to. */
  dealIds: string[];
  /** Purchase terms and words to the buyer, as a person wrote them; HubSpot keeps them as HTML. */
  terms: string | null;
  comments: string | null;
  lines: LiveLine[];
}

/** How far a quote has come in HubSpot. `void` is withdrawn or archived there. */
export type QuoteState = 'draft' | 'pending_approval' | 'rejected' | 'published' | 'expired' | 'accepted' | 'void';

/** How far a quote has come in Xero. */
export type XeroQuoteStatus = 'DRAFT' | 'SENT' | 'ACCEPTED' | 'DECLINED' | 'INVOICED' | 'DELETED';

/** How a quote may begin in Xero. */
export type NewQuoteStatus = Extract<XeroQuoteStatus, 'DRAFT' | 'SENT'>;

/** The quote of HubSpot's that a draft takes its lines from. */
export interface DraftQuote {
  quoteId: string;
  /** HubSpot's number; null: it has given none. */
  number: string | null;
  title: string;
  terms: string;
  summary: string;
  state: QuoteState;
  expiresOn: CalendarDate | null;
  /** HubSpot's own sum, without tax. */
  amount: Decimal | null;
}

/** That a quote of HubSpot's is that one of Xero's. */
export interface QuoteLink {
  quoteId: string;
  xeroQuoteId: string;
  dealId: string;
}
