import type { BulkRun, Verdict } from '../../../src/bulk/facts.ts';
import type { BulkUnit } from '../../../src/bulk/ports.ts';
import { meaningOf } from '../../../src/bulk/rules/goes-on.ts';
import { nothingDue } from '../../../src/bulk/rules/next-bill.ts';
import { byDraft, MERGED, NOT_WON } from '../../../src/bulk/rules/verdict.ts';
import { draftFromMirror } from '../../../src/invoicing/draft-invoice.ts';
import { readPlan } from '../../../src/invoicing/ledger/read-plan.ts';
import { dateIn } from '../../../src/lib/calendar.ts';
import type { Failure } from '../../../src/lib/failure.ts';
import { rightIn } from '../../asked/right-to-bill.ts';
import { problemOf } from '../../runtime/failures.ts';

interface Planning {
  run: Pick<BulkRun, 'status' | 'createdBy' | 'tenantId'>;
  portalId: string;
  dealId: string;
  now: Date;
}

/**
 * Which group the deal falls into for the person who plans, by the mirror alone: of the next step that is to be billed, never of
 * more than that. Of a deal that the person may not bill
 * nothing is said.
 */
export async function planDeal(unit: BulkUnit, { run, portalId, dealId, now }: Planning): Promise<Verdict> {
  const { status, createdBy: userId, tenantId } = run;
  const billable = await rightIn(unit, { userId, dealId, status });
  if (!billable.ok) return verdictOf(billable.error);
  if (billable.value.dealId !== dealId) return MERGED;
  const later = await notNow(unit, { tenantId, dealId, now });
  if (later) return later;
  if (!(await unit.bulk.isWon(dealId))) return NOT_WON;
  const request = { portalId, actor: billable.value.actor, dealId, choices: { status } };
  const drafted = await draftFromMirror(unit, { request, now });
  return drafted.ok ? byDraft(drafted.value.draft) : verdictOf(drafted.error);
}

function verdictOf(failure: Failure): Verdict {
  const meaning = meaningOf(failure, problemOf);
  if (meaning.do === 'settle') return meaning.verdict;
  const { message, fix = '' } = problemOf(failure);
  return { state: 'needs_you', words: message, fix, planned: null };
}

/** Why none of the deal's steps can be billed now; null: the draft says what can, or what is missing. */
async function notNow(
  unit: BulkUnit,
  { tenantId, dealId, now }: { tenantId: string; dealId: string; now: Date },
): Promise<Verdict | null> {
  const books = await unit.billing.books(tenantId);
  if (!books) return null;
  const of = { tenantId, currency: books.portal.currency, today: dateIn(books.zone, now) };
  const read = await readPlan(unit, { ...of, dealId });
  return read && nothingDue(read);
}
