import * as z from 'zod';
import type { LiveQuote } from '../../invoicing/quotes/facts.ts';
import type { ReadQuote } from '../../invoicing/quotes/ports.ts';
import type { VendorFailure } from '../../lib/failure.ts';
import { ok, type Result } from '../../lib/result.ts';
import { withToken, type CallFailure } from '../with-token.ts';
import { callHubSpot, type HubSpotReading } from './call.ts';
import { text } from './fields.ts';
import { fetchLines, linkedIds } from './live-lines.ts';
import { quote } from './quote.ts';

type Given = HubSpotReading & { accessToken: string };

const more = ['hs_terms', 'hs_comments'] as const;

/** The quote as the mirror reads it, with what only the live one has. */
const answer = z.object({
  properties: z.object({ hs_terms: text, hs_comments: text }),
  associations: z.object({ deals: linkedIds, 'line items': linkedIds }).prefault({}),
});

/**
 * Reads a quote as it is now: one call for it and its links, one for its lines, which are copies of the deal's (one more for
 * each further hundred). Null: there is no such quote, or it is archived. Never a part of a quote. Capability C31.
 */
export const readQuote =
  (reading: HubSpotReading): ReadQuote =>
  async (portalId, quoteId, wanted) => {
    const read = await withToken({ token: reading.token, who: { portalId } }, (accessToken) =>
      fetchWhole({ ...reading, accessToken }, { quoteId, wanted: wanted.line }),
    );
    return isMissing(read) ? ok(null) : read;
  };

const isMissing = (read: Result<unknown, VendorFailure>): boolean =>
  !read.ok && read.error.code === 'vendor_rejected' && read.error.status === 404;

async function fetchWhole(
  given: Given,
  { quoteId, wanted }: { quoteId: string; wanted: readonly string[] },
): Promise<Result<LiveQuote, CallFailure>> {
  const path = `/crm/objects/2026-09/quotes/${encodeURIComponent(quoteId)}`;
  const qs = { properties: [...quote.properties, ...more].join(','), associations: 'deals,line_items' };
  const schema = z.intersection(quote.row, answer);
  const read = await callHubSpot({ ...given, operation: 'quotes.get' }, { method: 'GET', path, qs }, schema);
  if (!read.ok) return read;
  const { id, properties: p, associations } = read.value;
  const lines = await fetchLines(given, { from: 'quotes', id, wanted }, associations['line items']);
  if (!lines.ok) return lines;
  const dealIds = associations.deals.ids;
  const links = (): { toId: string; typeIds: string[] }[] => dealIds.map((toId) => ({ toId, typeIds: [] }));
  const fact = quote.toFact(read.value, links);
  return ok({ quote: fact, dealIds, terms: p.hs_terms, comments: p.hs_comments, lines: lines.value });
}
