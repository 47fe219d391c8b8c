import { decimal, moneyWords, sum, zero, type Decimal } from '../../lib/money.ts';
import type { DealPlan, PlannedStep, Share, Step, When } from '../facts.ts';
import { billedDecimals, planOf } from './plan-of.ts';

/** What is wrong with the steps, or with one of them. */
export interface StepProblem {
  /** Place of the step, from 0; null: it is of all of them. */
  index: number | null;
  message: string;
  fix: string;
}

export interface StepsAsked {
  steps: readonly Step[];
  /** The deal as it is billed and planned until now. */
  plan: DealPlan;
}

/** More than anybody pays in; five years of months. */
const MOST_STEPS = 60;

const LONGEST_ROLE = 60;

/**
 * What keeps these steps from being the deal's schedule, in words; none: nothing does. No steps at all is a deal that is billed
 * at once. A step that is billed, or is on its way to Xero, has to be there as it was.
 */
export function checkSteps({ steps, plan }: StepsAsked): StepProblem[] {
  const locked = plan.steps.filter(({ isLocked }) => isLocked);
  const kept = lockedProblems(steps, locked);
  if (kept.length > 0) return kept;
  if (steps.length > MOST_STEPS)
    return [problem(`A deal is billed in at most ${MOST_STEPS} steps.`, 'Put steps together.')];
  const open = openOf(steps, locked);
  const each = open.flatMap(({ step, index }) => stepProblems(step, { index, steps, currency: plan.currency }));
  if (each.length > 0 || open.length === 0) return each;
  const all = sharesProblems(steps, { open, plan });
  return all.length > 0 ? all : emptyProblems({ steps, plan, open });
}

interface OpenStep {
  step: Step;
  index: number;
}

const openOf = (steps: readonly Step[], locked: readonly Step[]): OpenStep[] =>
  steps.flatMap((step, index) => (locked.some(({ stepId }) => stepId === step.stepId) ? [] : [{ step, index }]));

const problem = (message: string, fix: string, index: number | null = null): StepProblem => ({ index, message, fix });

const sameShare = (one: Share, other: Share): boolean => {
  if (one.kind === 'percent' && other.kind === 'percent') return one.percent.eq(other.percent);
  if (one.kind === 'amount' && other.kind === 'amount') return one.amount.eq(other.amount);
  return one.kind === other.kind;
};

const sameWhen = (one: When, other: When): boolean =>
  one.kind === 'date' && other.kind === 'date' ? one.date === other.date : one.kind === other.kind;

/** Whether they say the same, whatever their ids. */
export const isSameStep = (one: Step, other: Step): boolean =>
  one.role === other.role && sameShare(one.share, other.share) && sameWhen(one.when, other.when);

/** Billed steps stay, unchanged and in their order. */
function lockedProblems(steps: readonly Step[], locked: readonly PlannedStep[]): StepProblem[] {
  const twice = steps.findIndex(({ stepId }, index) => steps.findIndex((one) => one.stepId === stepId) !== index);
  if (twice >= 0) return [problem('A step is there twice.', 'Look at the steps again.', twice)];
  const changed = locked.flatMap((before) => {
    const index = steps.findIndex(({ stepId }) => stepId === before.stepId);
    const now = steps[index];
    if (now && isSameStep(now, before)) return [];
    const name = before.role === '' ? 'What is billed' : `“${before.role}”`;
    return [
      problem(
        `${name} is billed already, or on its way to Xero, and cannot be ${now ? 'changed' : 'taken out'}.`,
        'Leave it as it is; once its invoice is voided, deleted or credited in full, it can be changed.',
        now ? index : null,
      ),
    ];
  });
  if (changed.length > 0) return changed;
  const order = locked.map(({ stepId }) => steps.findIndex((step) => step.stepId === stepId));
  const isMoved = order.some((place, index) => index > 0 && place < (order[index - 1] ?? 0));
  return isMoved ? [problem('Steps that are billed keep their order.', 'Put them back in their order.')] : [];
}

function stepProblems(
  { role, share, when }: Step,
  { index, steps, currency }: { index: number; steps: readonly Step[]; currency: string },
): StepProblem[] {
  const found: StepProblem[] = [];
  const say = (message: string, fix: string) => found.push(problem(message, fix, index));
  if (role.trim() === '') say('A step has no name.', 'Name it, for example “Deposit”.');
  if (role.length > LONGEST_ROLE)
    say(`The name of a step has more than ${LONGEST_ROLE} letters.`, 'Give it a shorter name.');
  const size = share.kind === 'percent' ? share.percent : share.kind === 'amount' ? share.amount : null;
  if (size?.lte(zero)) say('A step bills nothing or less.', 'Give it more than nothing, or take it out.');
  if (share.kind === 'amount' && !share.amount.eq(share.amount.round(billedDecimals(currency))))
    say(`${share.amount.toFixed()} is no amount that can be billed in ${currency}.`, decimalsFix(currency));
  if (share.kind === 'rest' && index !== steps.length - 1)
    say('Only the last step can bill what is left.', 'Move it to the end, or give it a percentage or an amount.');
  if (when.kind === 'paid' && index === 0)
    say('The first step has no step before it that could be paid.', 'Bill it now or on a date.');
  return found;
}

const decimalsFix = (currency: string): string =>
  billedDecimals(currency) === 0
    ? `Amounts in ${currency} have no decimals.`
    : `Amounts in ${currency} have at most ${billedDecimals(currency)} decimals.`;

const HUNDRED = decimal('100');

const CORRECT_PERCENTS = 'Correct them, or let the last step bill what is left.';

/** Whether the shares together make the deal. */
function sharesProblems(
  steps: readonly Step[],
  { open, plan }: { open: readonly OpenStep[]; plan: DealPlan },
): StepProblem[] {
  const percents = steps.flatMap(({ share }) => (share.kind === 'percent' ? [share.percent] : []));
  const all = sum(percents);
  const isRest = open.at(-1)?.step.share.kind === 'rest';
  const isWrong = percents.length === steps.length ? !all.eq(HUNDRED) : all.gt(HUNDRED);
  if (isWrong) return [problem(`The percentages come to ${all.toFixed()}, not to 100.`, CORRECT_PERCENTS)];
  if (isRest || percents.length === steps.length) return [];
  if (plan.deal === null || plan.left === null) return [];
  const { currency, deal, left } = plan;
  const asked = sum(open.map(({ step }) => askedBy(step, { deal, currency })));
  if (asked.eq(left)) return [];
  const missing = left.minus(asked);
  const words = `The steps come to ${moneyWords(asked, currency)}; ${moneyWords(left, currency)} is left to bill`;
  const by = `${moneyWords(missing.abs(), currency)} too ${missing.gt(zero) ? 'little' : 'much'}`;
  return [problem(`${words}: ${by}.`, 'Correct the amounts, or let the last step bill what is left.')];
}

/** What one step says of the deal by itself. */
const askedBy = ({ share }: Step, { deal, currency }: { deal: Decimal; currency: string }): Decimal => {
  if (share.kind === 'amount') return share.amount;
  return share.kind === 'percent' ? deal.times(share.percent).div(HUNDRED).round(billedDecimals(currency)) : zero;
};

/** Steps for which nothing would be left. */
function emptyProblems({ steps, plan, open }: StepsAsked & { open: readonly OpenStep[] }): StepProblem[] {
  const standings = plan.steps
    .filter(({ isLocked }) => isLocked)
    .map(({ stepId, amount, invoiceIds }) => ({
      ...{ stepId, invoiceIds, isUnderWay: false, isPaid: false, paid: zero },
      billed: amount ?? zero,
    }));
  const elsewhere = plan.billed.minus(sum(standings.map(({ billed }) => billed)));
  const other = { stepId: '', invoiceIds: [], isUnderWay: false, isPaid: false, paid: zero, billed: elsewhere };
  const tried = planOf({
    schedule: { dealId: '', version: 0, steps: [...steps] },
    ...{ deal: plan.deal, currency: plan.currency, standings: [...standings, other], today: '9999-12-31' },
  });
  return open.flatMap(({ step, index }) =>
    tried.steps[index]?.state === 'nothing_left'
      ? [problem(`Nothing would be left for “${step.role}”.`, 'Give the others less, or take the step out.', index)]
      : [],
  );
}
