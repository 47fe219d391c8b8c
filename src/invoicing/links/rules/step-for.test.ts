import { decimal } from '../../../lib/money.ts';
import type { DealPlan, PlannedStep } from '../../../schedules/facts.ts';
import { amountsThatFit, stepFor } from './step-for.ts';

const step = (stepId: string, state: PlannedStep['state'], amount = '10'): PlannedStep => ({
  ...{ stepId, role: `Step ${stepId}`, share: { kind: 'rest' }, when: { kind: 'now' } },
  ...{ amount: decimal(amount), state, isLocked: state === 'billed', invoiceIds: [] },
});
const plan = (...steps: PlannedStep[]): DealPlan => ({
  ...{ currency: 'GBP', deal: decimal('100'), billed: decimal('0'), paid: decimal('0'), left: decimal('100') },
  ...{ over: decimal('0'), unplanned: decimal('0'), steps, next: null },
});
const three = plan(step('a', 'billed'), step('b', 'sending'), step('c', 'nothing_left', '0'), step('d', 'planned'));

test.each([
  ['the first with something to bill', three, null, 'd'],
  ['one with nothing left where there is no other', plan(step('a', 'billed'), step('c', 'nothing_left')), null, 'c'],
  ['the one that is asked for', three, 'c', 'c'],
])('%s', (...[, given, asked, found]) => expect(stepFor(given, asked)).toMatchObject({ value: { stepId: found } }));

test.each([
  [
    plan(step('a', 'billed')),
    null,
    'Every step of this deal is billed. Add one for what the invoice bills, then link it.',
  ],
  [three, 'a', 'The step “Step a” is billed already.'],
  [three, 'b', 'The step “Step b” is on its way to Xero.'],
  [three, 'x', 'That step is no longer in the schedule of this deal.'],
])('none: %#', (given, asked, error) => expect(stepFor(given, asked)).toEqual({ ok: false, error }));

test('what fits is what is left, or what an open step bills', () => {
  expect(amountsThatFit(three).map((amount) => amount.toFixed())).toEqual(['100', '10']);
  expect(amountsThatFit({ ...three, left: null }).map((amount) => amount.toFixed())).toEqual(['10']);
});
