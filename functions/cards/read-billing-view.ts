import { templatesFor } from '../../src/billing-settings/rules/template-steps.ts';
import type { BillingBooks } from '../../src/invoicing/facts.ts';
import { readPlan } from '../../src/invoicing/ledger/read-plan.ts';
import { dateIn } from '../../src/lib/calendar.ts';
import type { PortalReads } from '../runtime/deps.ts';
import type { BillingView } from '../present/billing-view.ts';

/** How the deal is billed in the organisation, by what the mirror and the outbox say; null: the mirror does not have it. */
export async function billingView(
  reads: PortalReads,
  { books, dealId, now }: { books: BillingBooks; dealId: string; now: Date },
): Promise<Omit<BillingView, 'invoices'> | null> {
  const { tenantId, portal, zone } = books;
  const today = dateIn(zone, now);
  const read = await readPlan(reads, { tenantId, dealId, currency: portal.currency, today });
  if (!read) return null;
  const templates = templatesFor(books.billing.schedules, read.deal.deal.pipelineId);
  return { read, today, templates, quotes: await reads.drafting.quotes(dealId) };
}
