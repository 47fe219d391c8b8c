import { atLeast } from '../../src/access/rules/right.ts';
import type { DealQuotes } from '../../src/contract/quotes.ts';
import { DEAL } from '../../src/customers/facts.ts';
import type { BillingBooks, Intent } from '../../src/invoicing/facts.ts';
import { readPlan } from '../../src/invoicing/ledger/read-plan.ts';
import { quoteBilling, type QuoteBilling } from '../../src/invoicing/quotes/rules/quote-billing.ts';
import { viewOf } from '../../src/invoicing/outbox/read-intent.ts';
import { isUnderWay } from '../../src/invoicing/outbox/rules/next-step.ts';
import { quoteSubject } from '../../src/invoicing/outbox/rules/subjects.ts';
import type { CalendarDate } from '../../src/lib/calendar.ts';
import type { Failure } from '../../src/lib/failure.ts';
import { err, ok, type Result } from '../../src/lib/result.ts';
import type { CrmQuoteFact } from '../../src/mirror/facts.ts';
import type { Books } from '../../src/receivables/facts.ts';
import { today, zoneOf } from '../../src/receivables/rules/books.ts';
import type { PortalReads } from '../runtime/deps.ts';
import type { Caller } from '../runtime/door.ts';
import { presentDealQuotes, type QuoteView } from '../present/present-quotes.ts';
import { askedRecord } from '../asked/asked-customer.ts';

/** The quotes of a deal as the mirror has them, for whoever may see its amounts; audited. */
export async function readDealQuotes(
  reads: PortalReads,
  { caller, dealId, now }: { caller: Caller; dealId: string; now: Date },
): Promise<Result<DealQuotes, Failure>> {
  const asked = await askedRecord(reads, { objectTypeId: DEAL, objectId: dealId, userId: caller.userId });
  if (!asked.ok) return asked;
  const { right, record } = asked.value;
  if (!atLeast(right, 'amounts')) return err({ code: 'not_allowed', needed: 'amounts' });
  const books = await reads.receivables.books();
  const crm = await reads.drafting.quotes(record.objectId);
  const look = { at: now, ...caller, objectTypeId: DEAL, objectId: record.objectId, right };
  if (crm.length > 0) await reads.audit.note({ ...look, action: 'list_quotes' });
  const views = await viewsOf(reads, { crm, books });
  const selling = books && (await reads.billing.books(books.tenantId));
  const readUntil = await reads.quotes.readUntil(books?.tenantId ?? '');
  const days = books
    ? { zone: zoneOf(books), today: today(books, now) }
    : { zone: 'UTC', today: now.toISOString().slice(0, 10) };
  const billing = await billingOf(reads, { selling, dealId: record.objectId, today: days.today });
  const live = selling?.live ?? false;
  return ok(presentDealQuotes({ views, books, billing, live, right, readUntil, ...days }));
}

/** How far the deal is billed, by its plan. */
async function billingOf(
  reads: PortalReads,
  { selling, dealId, today }: { selling: BillingBooks | null; dealId: string; today: CalendarDate },
): Promise<QuoteBilling> {
  if (!selling) return quoteBilling(null);
  const { tenantId, portal } = selling;
  const read = await readPlan(reads, { tenantId, dealId, currency: portal.currency, today });
  return quoteBilling(read?.plan ?? null);
}

interface Viewing {
  crm: CrmQuoteFact[];
  books: Books | null;
}

async function viewsOf(reads: PortalReads, { crm, books }: Viewing): Promise<QuoteView[]> {
  if (!books) return crm.map((quote) => ({ crm: quote, linked: null, alike: null, write: null }));
  const { tenantId } = books;
  const links = await reads.quotes.links(
    tenantId,
    crm.map(({ id }) => id),
  );
  const linked = await reads.quotes.byIds(
    tenantId,
    links.map(({ xeroQuoteId }) => xeroQuoteId),
  );
  const alike = await reads.quotes.numbered(
    tenantId,
    crm.flatMap(({ quoteNumber }) => quoteNumber ?? []),
  );
  const intents = await reads.outbox.ofSubjects(
    tenantId,
    crm.map(({ id }) => quoteSubject(id)),
  );
  const views: QuoteView[] = [];
  for (const quote of crm) {
    const link = links.find(({ quoteId }) => quoteId === quote.id);
    const told = toldOf(intents.filter(({ subject }) => subject === quoteSubject(quote.id)));
    const same = ({ quote: { quoteNumber } }: (typeof alike)[number]): boolean =>
      quoteNumber.toLowerCase() === quote.quoteNumber?.toLowerCase();
    views.push({
      crm: quote,
      linked: linked.find(({ quote: { id } }) => id === link?.xeroQuoteId) ?? null,
      alike: link ? null : (alike.find(same) ?? null),
      write: told && (await viewOf(reads, told)),
    });
  }
  return views;
}

/** What is to be told of a quote's writes, the newest first: one under way, or the last one, where that was refused or differs. */
function toldOf(intents: Intent[]): Intent | null {
  const underWay = intents.filter(isUnderWay).at(-1);
  const [last] = intents.filter(({ waitsFor }) => waitsFor === null);
  if (underWay) return underWay;
  return last && (last.state === 'rejected' || last.difference !== null) ? last : null;
}
