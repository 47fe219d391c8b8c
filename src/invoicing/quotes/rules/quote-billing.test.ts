import { decimal } from '../../../lib/money.ts';
import type { Step } from '../../../schedules/facts.ts';
import { planOf } from '../../../schedules/rules/plan-of.ts';
import { percent, scheduleOf, standing, steps } from '../../../schedules/testing/steps.ts';
import { quoteBilling } from './quote-billing.ts';

const THREE = steps(
  percent('30'),
  [percent('50'), { kind: 'paid' }],
  [percent('20'), { kind: 'date', date: '2027-01-01' }],
);

const told = (of: Step[], standings: ReturnType<typeof standing>[], deal: string | null = '100') => {
  const facts = { currency: 'GBP', today: '2026-11-20', standings, deal: deal === null ? null : decimal(deal) };
  return quoteBilling(planOf({ schedule: scheduleOf(of, of.length > 0 ? 1 : 0), ...facts }));
};

test('a deal billed at once is open until it is billed', () => {
  expect(told([], [])).toBe('open');
  expect(told([], [], null)).toBe('open');
  expect(told([], [standing('whole', '100')])).toBe('done');
  expect(told([], [standing('whole', '100', { isUnderWay: true })])).toBe('done');
});

test('a deal billed in steps is open while one is due, for later while none is, and done once nothing is left', () => {
  const deposit = standing('a', '30');
  const paid = standing('a', '30', { isPaid: true });
  expect(told(THREE, [])).toBe('open');
  expect(told(THREE, [deposit])).toBe('later');
  expect(told(THREE, [paid])).toBe('open');
  expect(told(THREE, [paid, standing('b', '50')])).toBe('later');
  expect(told(THREE, [paid, standing('b', '50'), standing('c', '20')])).toBe('done');
  expect(told(steps(percent('50'), percent('50')), [standing('a', '100')])).toBe('done');
});

test('a deal that comes to nothing is open: its quote may not', () => {
  expect(told([], [], '0')).toBe('open');
  expect(quoteBilling(null)).toBe('open');
});
