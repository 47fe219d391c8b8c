import type { DealQuote, DealQuotes, QuoteDraft } from '../../../src/contract/quotes.ts';
import { draft } from './invoicing-sample.ts';

/** A quote that is published in HubSpot and not in Xero. */
export const dealQuote = (change: Partial<DealQuote> = {}): DealQuote => ({
  quoteId: '77',
  number: '20261122-1',
  title: 'Rope for the harbour',
  ...{ state: 'published', currency: 'GBP', amount: '1178.75', expiresOn: '2026-12-22', link: null },
  ...{ xero: null, alike: null, write: null },
  says: 'It is published and not in Xero yet.',
  ...{ next: 'make', also: [] },
  ...change,
});

/** As it stands in Xero. */
export const inXero = (change: Partial<NonNullable<DealQuote['xero']>> = {}): NonNullable<DealQuote['xero']> => ({
  id: 'quote-9',
  number: '20261122-1',
  ...{ status: 'SENT', currency: 'GBP', total: '1414.50', xeroUrl: 'https://go.xero.test/quote-9' },
  asOf: '2026-11-22T10:40:00Z',
  ...change,
});

/** The quotes of a deal that has none. */
export const dealQuotes = (change: Partial<DealQuotes> = {}): DealQuotes => ({
  ...{ quotes: [], whyNot: null, hubspotAsOf: '2026-11-22T10:40:00Z', xeroAsOf: '2026-11-22T10:40:00Z' },
  ...change,
});

/** What would stand in Xero, of which nothing is missing. */
export const quoteDraft = (change: Partial<QuoteDraft> = {}): QuoteDraft => ({
  ...{ hash: 'quote-hash-1', number: '20261122-1', title: 'Rope for the harbour' },
  ...{ terms: 'Ex works', summary: '', expiresOn: '2026-12-22', state: 'published', status: 'SENT', maySend: true },
  draft: draft(),
  ...change,
});
