import { Big } from 'big.js';
import type { CalendarDate } from '../../lib/calendar.ts';
import { decimal, minorUnits, sum, zero, type Decimal } from '../../lib/money.ts';
import { WHOLE_STEP, type DealPlan, type PlannedStep, type Schedule, type Standing, type Step } from '../facts.ts';

export interface PlanFacts {
  schedule: Schedule;
  /** What the deal comes to, without tax; null: not known. */
  deal: Decimal | null;
  currency: string;
  standings: readonly Standing[];
  /** In the organisation's zone. */
  today: CalendarDate;
}

/** Decimals of an amount that is billed: the currency's own, and no more than the two that Xero keeps. */
export const billedDecimals = (currency: string): number => Math.min(2, minorUnits(currency));

/**
 * What each step of a deal comes to and may do now. What stands in Xero, or is on its way there, has the amount that it has
 * there; of the others the last takes what is left, whatever its share says, so that billed and left make the deal, to the
 * cent, and nothing is billed beyond it.
 */
export function planOf(facts: PlanFacts): DealPlan {
  const { schedule, deal, currency, standings } = facts;
  const steps = schedule.steps.length > 0 ? schedule.steps : [WHOLE_STEP];
  const billed = sum(standings.map((standing) => standing.billed));
  const left = deal === null ? null : atLeastNothing(deal.minus(billed));
  const amounts = amountsOf(steps, { deal, left, currency, standings });
  const planned = steps.map((step): PlannedStep => {
    const standing = standingOf(step, standings);
    const amount = standing ? standing.billed : (amounts.get(step.stepId) ?? null);
    return { ...step, amount, state: 'due', isLocked: Boolean(standing), invoiceIds: standing?.invoiceIds ?? [] };
  });
  const states = withStates(planned, facts);
  const isOpen = states.some(({ isLocked }) => !isLocked);
  return {
    ...{ currency, deal, billed, left },
    paid: sum(standings.map((standing) => standing.paid)),
    over: deal === null ? zero : atLeastNothing(billed.minus(deal)),
    unplanned: isOpen || left === null ? zero : left,
    steps: states,
    next: states.find(({ state }) => state === 'due') ?? null,
  };
}

const atLeastNothing = (amount: Decimal): Decimal => (amount.gt(zero) ? amount : zero);

const standingOf = ({ stepId }: Step, standings: readonly Standing[]): Standing | undefined =>
  standings.find((standing) => standing.stepId === stepId);

/** What each step that nothing stands of would bill: by its share, never more than is left; the last all that is left. */
function amountsOf(
  steps: readonly Step[],
  { deal, left, currency, standings }: Pick<PlanFacts, 'deal' | 'currency' | 'standings'> & { left: Decimal | null },
): ReadonlyMap<string, Decimal> {
  const amounts = new Map<string, Decimal>();
  if (deal === null || left === null) return amounts;
  const open = steps.filter((step) => !standingOf(step, standings));
  let rest = left;
  for (const [index, step] of open.entries()) {
    const wanted = index === open.length - 1 ? rest : wantedBy(step, { deal, currency }, rest);
    const amount = wanted.gt(rest) ? rest : wanted;
    amounts.set(step.stepId, amount);
    rest = rest.minus(amount);
  }
  return amounts;
}

const HUNDRED = decimal('100');

/** What the share says of the deal, in the currency's unit. */
function wantedBy({ share }: Step, { deal, currency }: { deal: Decimal; currency: string }, rest: Decimal): Decimal {
  if (share.kind === 'rest') return rest;
  if (share.kind === 'amount') return share.amount;
  return atLeastNothing(deal.times(share.percent).div(HUNDRED).round(billedDecimals(currency), Big.roundHalfUp));
}

function withStates(steps: readonly PlannedStep[], { standings, today }: PlanFacts): PlannedStep[] {
  const states: PlannedStep[] = [];
  for (const step of steps) states.push({ ...step, state: stateOf(step, { before: states.at(-1), standings, today }) });
  return states;
}

function stateOf(
  step: PlannedStep,
  { before, standings, today }: { before: PlannedStep | undefined } & Pick<PlanFacts, 'standings' | 'today'>,
): PlannedStep['state'] {
  if (step.isLocked) return standingOf(step, standings)?.isUnderWay ? 'sending' : 'billed';
  if (step.amount?.lte(zero)) return 'nothing_left';
  if (step.when.kind === 'date' && step.when.date > today) return 'planned';
  if (step.when.kind === 'paid' && before && !isSettled(before, standings)) return 'waiting';
  return 'due';
}

/** A step that bills nothing keeps nobody waiting. */
const isSettled = (step: PlannedStep, standings: readonly Standing[]): boolean =>
  step.state === 'nothing_left' || (standingOf(step, standings)?.isPaid ?? false);
