import { quotesBilledBy } from '../../src/invoicing/quotes/rules/billed-quotes.ts';
import type { Failure } from '../../src/lib/failure.ts';
import { ok, type Result } from '../../src/lib/result.ts';
import type { Deps } from '../runtime/deps.ts';

type LookDeps = Pick<Deps, 'inPortal' | 'inOutbox' | 'xero' | 'clock'>;

/**
 * Reads the quote in Xero that a quote of HubSpot's is, as it is now, into the mirror: Xero tells nobody that a quote has changed,
 * and a change of its status sends all of it back. Nothing where there is none.
 */
export async function lookAtQuote(
  { inPortal, inOutbox, xero, clock }: LookDeps,
  { portalId, quoteId }: { portalId: string; quoteId: string },
): Promise<Result<void, Failure>> {
  const found = await inPortal(portalId, async ({ receivables, quotes }) => {
    const books = await receivables.books();
    const [link] = books ? await quotes.links(books.tenantId, [quoteId]) : [];
    return books?.state === 'connected' && link ? { tenantId: books.tenantId, xeroQuoteId: link.xeroQuoteId } : null;
  });
  if (!found) return ok(undefined);
  const { tenantId, xeroQuoteId } = found;
  const readAt = clock.now();
  const read = await xero.readQuote({ portalId, tenantId }, xeroQuoteId);
  if (!read.ok) return read;
  const quote = read.value;
  if (quote) await inOutbox(portalId, ({ quotes }) => quotes.mirror(tenantId, quote, readAt));
  return ok(undefined);
}

/**
 * The same of every quote that an invoice of the deal may be the last one of: the quote that it is made of, and those that the
 * invoices before it are of. Most deals have none, and nothing is read.
 */
export async function lookAtQuotes(
  deps: LookDeps,
  { portalId, dealId, quoteId }: { portalId: string; dealId: string; quoteId: string | undefined },
): Promise<Result<void, Failure>> {
  const before = await deps.inPortal(portalId, async ({ receivables, ledger }) => {
    const books = await receivables.books();
    return books ? quotesBilledBy(await ledger.entries(books.tenantId, [dealId])) : [];
  });
  for (const id of new Set([...before, ...(quoteId === undefined ? [] : [quoteId])])) {
    const looked = await lookAtQuote(deps, { portalId, quoteId: id });
    if (!looked.ok) return looked;
  }
  return ok(undefined);
}
