import fc from 'fast-check';
import { decimal, sum } from '../../lib/money.ts';
import type { DealPlan, Schedule, Standing } from '../facts.ts';
import {
  amount,
  amountsIn,
  currencies,
  hundredIn,
  percent,
  REST,
  scheduleOf,
  standing,
  steps,
} from '../testing/steps.ts';
import { planOf } from './plan-of.ts';

const TODAY = '2026-11-20';

interface Facts {
  of?: Schedule;
  deal?: string | null;
  currency?: string;
  standings?: Standing[];
}

const plan = ({ of = scheduleOf([], 0), deal = '1000', currency = 'GBP', standings = [] }: Facts = {}): DealPlan =>
  planOf({ schedule: of, deal: deal === null ? null : decimal(deal), currency, standings, today: TODAY });

const told = ({ steps: planned }: DealPlan): string[] =>
  planned.map(({ stepId, amount: of, state }) => `${stepId} ${of?.toFixed() ?? '-'} ${state}`);

const THREE = scheduleOf(steps(percent('30'), percent('50'), percent('20')));

test('a deal without a schedule is one step that bills all of it', () => {
  expect(told(plan())).toEqual(['whole 1000 due']);
  expect(told(plan({ standings: [standing('whole', '1000')] }))).toEqual(['whole 1000 billed']);
  expect(told(plan({ deal: null }))).toEqual(['whole - due']);
});

test('percentages are rounded to the currency’s unit, and the last step takes what they leave', () => {
  const thirds = scheduleOf(steps(percent('33.3333'), percent('33.3333'), percent('33.3334')));
  expect(told(plan({ of: thirds, deal: '100' }))).toEqual(['a 33.33 due', 'b 33.33 due', 'c 33.34 due']);
  expect(told(plan({ of: thirds, deal: '100', currency: 'JPY' }))).toEqual(['a 33 due', 'b 33 due', 'c 34 due']);
  expect(told(plan({ of: thirds, deal: '100', currency: 'KWD' }))).toEqual([
    'a 33.33 due',
    'b 33.33 due',
    'c 33.34 due',
  ]);
});

test('a billed step has what stands in Xero; the others share what is left', () => {
  const standings = [standing('a', '299.5')];
  const now = plan({ of: THREE, standings });
  expect(told(now)).toEqual(['a 299.5 billed', 'b 500 due', 'c 200.5 due']);
  expect([now.billed, now.left, now.over, now.unplanned].map(String)).toEqual(['299.5', '700.5', '0', '0']);
  expect(now.next?.stepId).toBe('b');
  expect(now.steps.map(({ isLocked }) => isLocked)).toEqual([true, false, false]);
});

test('a step that is billed out of its order leaves the rest to the last of those that are not', () => {
  expect(told(plan({ of: THREE, standings: [standing('c', '200')] }))).toEqual([
    'a 300 due',
    'b 500 due',
    'c 200 billed',
  ]);
  const two = [standing('a', '300'), standing('c', '190')];
  expect(told(plan({ of: THREE, standings: two }))).toEqual(['a 300 billed', 'b 510 due', 'c 190 billed']);
});

test('a deal that was raised bills more with the steps that are left, one that was lowered less, and nothing below nothing', () => {
  const standings = [standing('a', '300')];
  expect(told(plan({ of: THREE, deal: '2000', standings }))).toEqual(['a 300 billed', 'b 1000 due', 'c 700 due']);
  expect(told(plan({ of: THREE, deal: '400', standings }))).toEqual(['a 300 billed', 'b 100 due', 'c 0 nothing_left']);
  const over = plan({ of: THREE, deal: '250', standings });
  expect(told(over)).toEqual(['a 300 billed', 'b 0 nothing_left', 'c 0 nothing_left']);
  expect([over.left, over.over].map(String)).toEqual(['0', '50']);
  expect(over.next).toBeNull();
});

test('what is left and in no step is told: after a credit, a raise, or an invoice that was linked and is smaller', () => {
  const all = plan({ of: THREE, standings: [standing('a', '300'), standing('b', '500'), standing('c', '150')] });
  expect([all.left, all.unplanned].map(String)).toEqual(['50', '50']);
  expect(all.next).toBeNull();
  const raised = plan({ deal: '1200', standings: [standing('whole', '1000')] });
  expect(raised.unplanned.toFixed()).toBe('200');
  const more = scheduleOf([...THREE.steps, { stepId: 'd', role: 'Rest', share: REST, when: { kind: 'now' } }]);
  const standings = [standing('a', '300'), standing('b', '500'), standing('c', '150')];
  expect(told(plan({ of: more, standings }))).toContain('d 50 due');
});

test('what is billed by no step of the schedule counts all the same', () => {
  const now = plan({ of: THREE, standings: [standing('elsewhere', '400')] });
  expect(told(now)).toEqual(['a 300 due', 'b 300 due', 'c 0 nothing_left']);
  expect(now.billed.toFixed()).toBe('400');
});

test('a step is due on its date, and one that waits for the step before once that is paid', () => {
  const of = scheduleOf(
    steps(
      percent('30'),
      [percent('50'), { kind: 'paid' }],
      [amount('100'), { kind: 'date', date: '2026-11-20' }],
      [REST, { kind: 'date', date: '2026-11-21' }],
    ),
  );
  expect(told(plan({ of }))).toEqual(['a 300 due', 'b 500 waiting', 'c 100 due', 'd 100 planned']);
  const billed = (isPaid: boolean) => plan({ of, standings: [standing('a', '300', { isPaid })] }).steps[1]?.state;
  expect([billed(false), billed(true)]).toEqual(['waiting', 'due']);
  const onItsWay = plan({ of, standings: [standing('a', '300', { isUnderWay: true, invoiceIds: [] })] });
  expect(told(onItsWay).slice(0, 2)).toEqual(['a 300 sending', 'b 500 waiting']);
});

test('the steps of any schedule make the deal, to the unit, in currencies of any kind', () => {
  const cases = currencies.chain((currency) =>
    fc.record({ currency: fc.constant(currency), deal: amountsIn(currency), of: hundredIn }),
  );
  fc.assert(
    fc.property(cases, ({ currency, deal, of }) => {
      const schedule = scheduleOf(of.map((part, index) => ({ ...one(part.toFixed()), stepId: `s${index}` })));
      const now = planOf({ schedule, deal, currency, standings: [], today: TODAY });
      const amounts = now.steps.map((step) => step.amount ?? decimal('0'));
      expect(sum(amounts).toFixed()).toBe(deal.toFixed());
      for (const each of amounts) {
        expect(each.gte(0)).toBe(true);
        expect(each.eq(each.round(currency === 'JPY' ? 0 : 2))).toBe(true);
      }
    }),
  );
});

const one = (share: string) => steps(percent(share))[0] ?? fail();
const fail = (): never => {
  throw new Error('There is a step');
};
