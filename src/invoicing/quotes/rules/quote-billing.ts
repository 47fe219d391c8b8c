import type { DealPlan } from '../../../schedules/facts.ts';

/** How far the deal of a quote is billed: `later`: all that is left is planned, or waits until the step before is paid. */
export type QuoteBilling = 'open' | 'later' | 'done';

/**
 * How far it is by its plan; null: the mirror does not have the deal. A deal of which nothing is billed is open, whatever its
 * own lines come to: the quote's may come to more.
 */
export function quoteBilling(plan: Pick<DealPlan, 'steps' | 'next'> | null): QuoteBilling {
  if (!plan || plan.next) return 'open';
  if (plan.steps.some(({ state }) => state === 'planned' || state === 'waiting')) return 'later';
  return plan.steps.some(({ isLocked }) => isLocked) ? 'done' : 'open';
}
