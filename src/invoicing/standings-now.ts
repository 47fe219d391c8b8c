import type { LedgerEntry } from './ledger/facts.ts';
import type { OutboxUnit } from './ports.ts';
import type { InvoiceDraft } from './rules/draft.ts';
import { isUnderWay } from './outbox/rules/next-step.ts';
import { stampOf } from './rules/stamp.ts';
import { standingsOf } from './rules/standings-of.ts';
import { invoiceSubject } from './outbox/rules/subjects.ts';

interface Standings {
  /** All that bills the deal, or is on its way there. */
  entries: LedgerEntry[];
  stamp: string;
  ofStep: boolean;
  /** Whether another invoice of the deal is about to come to something else. */
  isRevised: boolean;
}

/** How the billing of a draft's deal stands, to be asked under the deal's lock. */
export async function standingsNow(
  { schedules, ledger, outbox }: OutboxUnit,
  { tenantId, currency, stepId, deal }: Pick<InvoiceDraft, 'tenantId' | 'currency' | 'stepId' | 'deal'>,
): Promise<Standings> {
  const schedule = await schedules.schedule(deal.id);
  const entries = await ledger.entries(tenantId, [deal.id]);
  const standings = standingsOf(entries, currency);
  const invoices = entries.flatMap(({ invoiceId }) => (invoiceId === null ? [] : [invoiceSubject(invoiceId)]));
  const moves = await outbox.ofSubjects(tenantId, invoices);
  return {
    entries,
    stamp: stampOf(schedule, standings),
    ofStep: standings.some((standing) => standing.stepId === stepId),
    isRevised: moves.some((move) => move.kind === 'revise_invoice' && isUnderWay(move)),
  };
}
