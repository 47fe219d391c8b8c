import fc from 'fast-check';
import { decimal, sum, zero, type Decimal } from '../../lib/money.ts';
import type { DealPlan, Standing, Step } from '../facts.ts';
import { percent, REST, scheduleOf } from '../testing/steps.ts';
import { checkSteps } from './check-steps.ts';
import { planOf } from './plan-of.ts';

/** What may happen to a deal: to its amount, its schedule, and its invoices. `at` chooses which of those that there are. */
type Act =
  | { do: 'amount'; units: number }
  | { do: 'steps'; percents: number[]; rest: boolean }
  | { do: 'bill_rest' }
  | { do: 'bill' | 'settle' | 'void' | 'pay'; at: number }
  | { do: 'credit'; at: number; percent: number };

const at = fc.nat({ max: 20 });
const acts: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ do: fc.constant('amount' as const), units: fc.integer({ min: 0, max: 200_000 }) }),
  fc.record({
    do: fc.constant('steps' as const),
    percents: fc.array(fc.integer({ min: 1, max: 70 }), { maxLength: 4 }),
    rest: fc.boolean(),
  }),
  fc.constant<Act>({ do: 'bill_rest' }),
  fc.record({
    do: fc.constantFrom('bill' as const, 'bill' as const, 'settle' as const, 'void' as const, 'pay' as const),
    at,
  }),
  fc.record({ do: fc.constant('credit' as const), at, percent: fc.integer({ min: 1, max: 100 }) }),
);

/** A deal as the rules see it. */
class Deal {
  amount: Decimal;
  steps: Step[] = [];
  standings: Standing[] = [];
  private made = 0;
  private readonly currency: string;

  constructor(currency: string) {
    this.currency = currency;
    this.amount = this.inUnits(100_000);
  }

  plan(): DealPlan {
    const { amount, currency, standings } = this;
    return planOf({ schedule: scheduleOf(this.steps), deal: amount, currency, standings, today: '2026-11-20' });
  }

  inUnits(units: number): Decimal {
    return this.currency === 'JPY' ? decimal(`${units}`) : decimal(`${units}`).div(100);
  }

  /** Saves the steps, unless the rules refuse them; what is locked is always there. */
  save(steps: Omit<Step, 'stepId'>[]): void {
    const plan = this.plan();
    const kept: Step[] = plan.steps
      .filter(({ isLocked }) => isLocked)
      .map(({ stepId, role, share, when }) => ({ stepId, role, share, when }));
    const asked = [...kept, ...steps.map((step) => ({ ...step, stepId: `made-${this.made++}` }))];
    if (asked.length > 0 && checkSteps({ steps: asked, plan }).length === 0) this.steps = asked;
  }

  /** Bills one of the steps that are due, as the guard lets it be. */
  bill(place: number): void {
    const due = this.plan().steps.filter(({ state }) => state === 'due');
    const step = due[place % Math.max(due.length, 1)];
    if (!step?.amount || step.amount.lte(zero)) return;
    this.standings.push({
      stepId: step.stepId,
      isUnderWay: true,
      billed: step.amount,
      paid: zero,
      isPaid: false,
      invoiceIds: [],
    });
  }

  change(place: number, changed: (standing: Standing) => Standing | null): void {
    const index = place % Math.max(this.standings.length, 1);
    this.standings = this.standings.flatMap((standing, one) =>
      one === index ? (changed(standing) ?? []) : [standing],
    );
  }

  /** One that is credited in full stands no more. */
  credit(place: number, percentage: number): void {
    const part = (billed: Decimal) =>
      billed
        .times(percentage)
        .div(100)
        .round(this.currency === 'JPY' ? 0 : 2, 0);
    this.change(place, (standing) => {
      if (standing.isUnderWay) return standing;
      const billed = standing.billed.minus(part(standing.billed));
      return billed.eq(zero) ? null : { ...standing, billed };
    });
  }

  act(act: Act): void {
    switch (act.do) {
      case 'amount':
        this.amount = this.inUnits(act.units);
        return;
      case 'steps': {
        this.save([
          ...act.percents.map((part) => ({ role: 'Part', share: percent(`${part}`), when: { kind: 'now' as const } })),
          ...(act.rest ? [REST_STEP] : []),
        ]);
        return;
      }
      case 'bill_rest': {
        this.save([REST_STEP]);
        return;
      }
      case 'bill': {
        this.bill(act.at);
        return;
      }
      case 'settle': {
        this.change(act.at, (standing) => ({ ...standing, isUnderWay: false, invoiceIds: ['it'] }));
        return;
      }
      case 'void': {
        this.change(act.at, (standing) => (standing.isUnderWay ? standing : null));
        return;
      }
      case 'pay': {
        this.change(act.at, (standing) => ({
          ...standing,
          isPaid: !standing.isUnderWay,
          paid: standing.billed,
        }));
        return;
      }
      case 'credit': {
        this.credit(act.at, act.percent);
        return;
      }
    }
  }
}

const REST_STEP: Omit<Step, 'stepId'> = { role: 'Rest', share: REST, when: { kind: 'now' } };

function holds({ deal, billed, left, over, unplanned, steps }: DealPlan): void {
  expect(
    billed
      .plus(left ?? zero)
      .minus(over)
      .toFixed(),
  ).toBe(deal?.toFixed());
  expect([left?.gte(zero), over.gte(zero), left?.eq(zero) || over.eq(zero)]).toEqual([true, true, true]);
  const open = steps.filter(({ isLocked }) => !isLocked);
  const planned = sum(open.map(({ amount }) => amount ?? zero));
  expect(planned.plus(unplanned).toFixed()).toBe(left?.toFixed());
  for (const { amount } of open) expect(amount?.gte(zero)).toBe(true);
}

test('whatever is edited, billed, voided, paid or credited, in any order: billed and left make the deal, and no click bills beyond it', () => {
  fc.assert(
    fc.property(fc.constantFrom('JPY', 'GBP', 'KWD'), fc.array(acts, { maxLength: 40 }), (currency, all) => {
      const deal = new Deal(currency);
      for (const act of all) {
        const before = deal.plan();
        deal.act(act);
        const after = deal.plan();
        holds(after);
        if (act.do === 'bill') expect(after.over.toFixed()).toBe(before.over.toFixed());
        const locked = before.steps.filter(({ isLocked }) => isLocked).map(({ stepId }) => stepId);
        expect(after.steps.map(({ stepId }) => stepId).filter((id) => locked.includes(id))).toEqual(locked);
      }
    }),
    { numRuns: 300 },
  );
});
