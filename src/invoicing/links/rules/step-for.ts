import type { Decimal } from '../../../lib/money.ts';
import { err, ok, type Result } from '../../../lib/result.ts';
import type { DealPlan, PlannedStep } from '../../../schedules/facts.ts';

/** Steps that nothing bills yet, nor is about to. */
export const openSteps = ({ steps }: DealPlan): PlannedStep[] =>
  steps.filter(({ state }) => state !== 'billed' && state !== 'sending');

/** What an invoice that fits the deal comes to: all that is left, or what one of its open steps bills. */
export const amountsThatFit = (plan: DealPlan): Decimal[] =>
  [plan.left, ...openSteps(plan).map(({ amount }) => amount)]
    .filter((amount) => amount !== null)
    .filter((amount) => amount.gt(0));

const ALL_BILLED = 'Every step of this deal is billed. Add one for what the invoice bills, then link it.';

/** The step that a linked invoice bills: the one that is asked for, else the first that still has something to bill; or why there is none. */
export function stepFor(plan: DealPlan, asked: string | null): Result<PlannedStep, string> {
  const open = openSteps(plan);
  if (asked === null) {
    const first = open.find(({ state }) => state !== 'nothing_left') ?? open[0];
    return first ? ok(first) : err(ALL_BILLED);
  }
  const step = plan.steps.find(({ stepId }) => stepId === asked);
  if (!step) return err('That step is no longer in the schedule of this deal.');
  if (step.state === 'sending') return err(`${nameOf(step)} is on its way to Xero.`);
  return step.state === 'billed' ? err(`${nameOf(step)} is billed already.`) : ok(step);
}

const nameOf = ({ role }: PlannedStep): string => (role === '' ? 'This deal' : `The step “${role}”`);
