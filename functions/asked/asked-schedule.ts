import { atLeast } from '../../src/access/rules/right.ts';
import type { StepInput } from '../../src/contract/schedule.ts';
import { DEAL } from '../../src/customers/facts.ts';
import type { BillingBooks } from '../../src/invoicing/facts.ts';
import { MERGED } from '../../src/invoicing/links/link-invoice.ts';
import { isDate } from '../../src/lib/calendar.ts';
import type { Conflict, Failure } from '../../src/lib/failure.ts';
import { decimal } from '../../src/lib/money.ts';
import { err, ok, type Result } from '../../src/lib/result.ts';
import type { DealPlan, Share, Step } from '../../src/schedules/facts.ts';
import type { PortalReads } from '../runtime/deps.ts';
import type { Caller } from '../runtime/door.ts';
import type { BillingView } from '../present/billing-view.ts';
import { askedRecord, type Asked } from './asked-customer.ts';
import { billingView } from '../cards/read-billing-view.ts';

/** A deal whose schedule somebody may change, and how it is billed. */
interface AskedSchedule extends Asked {
  books: BillingBooks;
  view: Omit<BillingView, 'invoices'>;
}

/** The deal, or the one that it was merged into, for whoever may bill it; `locks`: until the transaction ends nobody else decides about it. */
export async function askedSchedule(
  reads: PortalReads,
  { caller, dealId, now, locks }: { caller: Caller; dealId: string; now: Date; locks: boolean },
): Promise<Result<AskedSchedule, Failure>> {
  const asked = await askedRecord(reads, { objectTypeId: DEAL, objectId: dealId, userId: caller.userId });
  if (!asked.ok) return asked;
  if (!atLeast(asked.value.right, 'invoice')) return err({ code: 'not_allowed', needed: 'invoice' });
  const books = await reads.billing.books();
  if (!books) return err({ code: 'not_connected' });
  const id = asked.value.record.objectId;
  if (locks && !(await reads.schedules.lock(id))) return err(MERGED);
  const view = await billingView(reads, { books, dealId: id, now });
  return view ? ok({ ...asked.value, books, view }) : err({ code: 'not_found' });
}

const GONE: Conflict = { code: 'conflict', message: 'A step is no longer in the schedule: somebody has taken it out.' };

const NO_DATE: Conflict = { code: 'conflict', message: 'The calendar does not have the date of a step.' };

/** The steps as they are asked for; a new one gets its id from `newId`. */
export function stepsIn(
  inputs: readonly StepInput[],
  { plan, newId }: { plan: DealPlan; newId: (index: number) => string },
): Result<Step[], Conflict> {
  const known = new Set(plan.steps.map(({ stepId }) => stepId));
  if (inputs.some(({ stepId }) => stepId !== null && !known.has(stepId))) return err(GONE);
  if (inputs.some(({ when }) => when.kind === 'date' && !isDate(when.date))) return err(NO_DATE);
  return ok(
    inputs.map(({ stepId, role, share, when }, index) => ({
      ...{ stepId: stepId ?? newId(index), role: role.trim(), when },
      share: shareIn(share),
    })),
  );
}

const shareIn = (share: StepInput['share']): Share => {
  if (share.kind === 'percent') return { kind: share.kind, percent: decimal(share.percent) };
  return share.kind === 'amount' ? { kind: share.kind, amount: decimal(share.amount) } : share;
};
