import { dateIn, daysBetween, type CalendarDate } from '../../lib/calendar.ts';
import { sum, zero, type Decimal } from '../../lib/money.ts';
import type { DealPlan, PlannedStep } from '../../schedules/facts.ts';
import { planOf } from '../../schedules/rules/plan-of.ts';
import type { Billing, Reason, Unbilled, WonDeal } from '../facts.ts';
import { ageOf } from './age.ts';

/** The organisation's calendar. */
export interface Calendar {
  /** IANA. */
  zone: string;
  today: CalendarDate;
  /** Since when Tieout writes to Xero. */
  liveSince: CalendarDate;
}

const AHEAD: readonly PlannedStep['state'][] = ['planned', 'waiting'];

/**
 * What of a won deal is in no approved invoice (C122–C124), by the deal's plan; null: it is billed in full, or on its way. What
 * the schedule bills later is not counted, nor is what cannot be said: a deal without an amount, or billed in another currency.
 */
export function unbilledOf(deal: WonDeal, billing: Billing, calendar: Calendar): Unbilled | null {
  const hasSteps = billing.schedule.steps.length > 0;
  const plan = planOf({ ...billing, currency: deal.currency, deal: deal.amount, today: calendar.today });
  const known = amountsOf(deal, plan);
  const reason = reasonOf(deal, plan, { ...known, hasSteps });
  if (reason === null) return null;
  const { left, due, inDrafts } = known;
  const next = plan.next ?? plan.steps.find(({ state }) => AHEAD.includes(state)) ?? null;
  return {
    ...{ deal, reason, billed: plan.billed, inDrafts, ...since(deal, calendar) },
    left,
    open: reason === 'planned' ? left : due,
    step: hasSteps && next ? stepOf(next) : null,
    isBillable: plan.next !== null && due !== null && due.gt(zero),
    ignoring: ignoringOf(deal, left),
  };
}

interface Amounts {
  left: Decimal | null;
  /** Of what is left that which no step bills later. */
  due: Decimal | null;
  inDrafts: Decimal;
}

function amountsOf({ foreign, drafts }: WonDeal, plan: DealPlan): Amounts {
  const inDrafts = sum(drafts.map(({ amount }) => amount));
  if (plan.left === null || foreign.length > 0) return { left: null, due: null, inDrafts };
  const ahead = sum(plan.steps.map(({ state, amount }) => (AHEAD.includes(state) ? (amount ?? zero) : zero)));
  return { left: plan.left, due: plan.left.minus(ahead), inDrafts };
}

function reasonOf(
  { foreign, drafts }: WonDeal,
  plan: DealPlan,
  { left, due, hasSteps }: Amounts & { hasSteps: boolean },
): Reason | null {
  if (foreign.length > 0) return 'other_currency';
  const isNew = plan.steps.every(({ state }) => state !== 'billed' && state !== 'sending') && plan.billed.eq(zero);
  if (due === null || left === null) return isNew ? 'no_amount' : drafts.length > 0 ? 'in_draft' : null;
  if (due.gt(zero)) return isNew ? 'nothing' : plan.next && hasSteps ? 'step_due' : 'partly';
  if (drafts.length > 0) return 'in_draft';
  return left.gt(zero) ? 'planned' : null;
}

function since({ closedAt }: WonDeal, { zone, today, liveSince }: Calendar) {
  const wonOn = closedAt && dateIn(zone, closedAt);
  const days = wonOn === null ? null : Math.max(0, daysBetween(wonOn, today));
  return { wonOn, days, age: ageOf(days), isBefore: wonOn !== null && wonOn < liveSince };
}

const stepOf = ({ stepId, role, when, state }: PlannedStep): Unbilled['step'] => ({
  ...{ stepId, role, isDue: state === 'due' },
  date: when.kind === 'date' ? when.date : null,
});

/** A deal that comes to something else than it did, or of which more is left, is no longer passed over. */
function ignoringOf({ ignoring: word, amount, currency }: WonDeal, left: Decimal | null): Unbilled['ignoring'] {
  if (!word) return null;
  const isSame = word.currency === currency && equal(word.amount, amount);
  const hasGrown = left !== null && word.left !== null && left.gt(word.left);
  return { state: isSame && !hasGrown ? 'stands' : 'outdated', word };
}

const equal = (one: Decimal | null, other: Decimal | null): boolean =>
  one === null || other === null ? one === other : one.eq(other);
