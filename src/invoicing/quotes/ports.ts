import type { VendorFailure } from '../../lib/failure.ts';
import type { Result } from '../../lib/result.ts';
import type { CrmQuoteFact, QuoteFact } from '../../mirror/facts.ts';
import type { WantedProperties } from '../facts.ts';
import type { LiveQuote, QuoteLink } from './facts.ts';

/** Reads a quote with its links and line items as they are now; null: there is no such quote. At most three calls. */
export type ReadQuote = (
  portalId: string,
  quoteId: string,
  wanted: Pick<WantedProperties, 'line'>,
) => Promise<Result<LiveQuote | null, VendorFailure>>;

/** A quote of Xero's and when it was read. */
export interface MirroredQuote {
  quote: QuoteFact;
  readAt: Date;
}

/** What the portal knows of quotes, inside one transaction; implemented in src/store. */
export interface QuoteStore {
  /** The quote of HubSpot's; null: the mirror has none. */
  crm(quoteId: string): Promise<CrmQuoteFact | null>;
  /** The links of those quotes of HubSpot's. */
  links(tenantId: string, quoteIds: readonly string[]): Promise<QuoteLink[]>;
  /** Quotes of Xero's by their ids, as the mirror has them. */
  byIds(tenantId: string, xeroQuoteIds: readonly string[]): Promise<MirroredQuote[]>;
  /** Those of Xero's that have one of these numbers, whatever their letter case, and are not deleted. */
  numbered(tenantId: string, numbers: readonly string[]): Promise<MirroredQuote[]>;
  /** Whose deal the quote of HubSpot's is: by its link, else by the mirror. */
  dealOf(quoteId: string): Promise<string | null>;
  /** Keeps which quote of Xero's it is; a newer word takes the place of one before. False: that one of Xero's is another's. */
  link(link: QuoteLink & { tenantId: string; intentId: string | null; by: string; at: Date }): Promise<boolean>;
  /** Puts what Xero answered into the mirror, under the mirror's guard. */
  mirror(tenantId: string, quote: QuoteFact, readAt: Date): Promise<void>;
  /** When both vendors' quotes were read last; null: never. */
  readUntil(tenantId: string): Promise<{ hubspot: Date | null; xero: Date | null }>;
}
