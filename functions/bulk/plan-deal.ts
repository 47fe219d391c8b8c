import type { BulkRun, Verdict } from '../../src/bulk/facts.ts';
import type { BulkUnit } from '../../src/bulk/ports.ts';
import { meaningOf } from '../../src/bulk/rules/goes-on.ts';
import { billed, byDraft, MERGED, NOT_WON } from '../../src/bulk/rules/verdict.ts';
import { draftFromMirror } from '../../src/invoicing/draft-invoice.ts';
import { isUnderWay } from '../../src/invoicing/rules/next-step.ts';
import { dealSubject } from '../../src/invoicing/rules/subjects.ts';
import type { Failure } from '../../src/lib/failure.ts';
import { WHOLE_STEP } from '../../src/schedules/facts.ts';
import { rightIn } from '../cards/right-to-bill.ts';
import { problemOf } from '../runtime/failures.ts';

interface Planning {
  run: Pick<BulkRun, 'status' | 'createdBy' | 'tenantId'>;
  portalId: string;
  dealId: string;
  now: Date;
}

/**
 * Which group the deal falls into for the person who plans, by the mirror alone. Of a deal that the person may not bill
 * nothing is said.
 */
export async function planDeal(unit: BulkUnit, { run, portalId, dealId, now }: Planning): Promise<Verdict> {
  const { status, createdBy: userId, tenantId } = run;
  const billable = await rightIn(unit, { userId, dealId, status });
  if (!billable.ok) return verdictOf(billable.error);
  if (billable.value.dealId !== dealId) return MERGED;
  const bills = await billingOf(unit, { tenantId, dealId });
  if (bills) return bills;
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

/** What bills the deal already; null: nothing does. */
async function billingOf(
  { outbox, billing, schedules }: BulkUnit,
  { tenantId, dealId }: { tenantId: string; dealId: string },
): Promise<Verdict | null> {
  const { steps } = await schedules.schedule(dealId);
  // Which of several steps is due, if any, is its draft's to say.
  if (steps.length > 1) return null;
  const { stepId } = steps[0] ?? WHOLE_STEP;
  const intents = await outbox.ofSubjects(tenantId, [dealSubject(dealId, stepId)]);
  if (intents.some((intent) => intent.kind === 'create_invoice' && isUnderWay(intent))) return billed(null);
  const standing = await billing.invoicesOf(tenantId, dealId);
  const [invoice] = standing.filter(({ status }) => status !== 'VOIDED' && status !== 'DELETED');
  return invoice ? billed(invoice.invoiceNumber) : null;
}
