import { decimal } from '../../lib/money.ts';
import type { Standing, Step } from '../facts.ts';
import { amount, percent, REST, scheduleOf, standing, steps } from '../testing/steps.ts';
import { checkSteps } from './check-steps.ts';
import { planOf } from './plan-of.ts';

interface Asked {
  before?: Step[];
  deal?: string | null;
  currency?: string;
  standings?: Standing[];
}

function said(of: Step[], { before = [], deal = '1000', currency = 'GBP', standings = [] }: Asked = {}): string[] {
  const amountOf = deal === null ? null : decimal(deal);
  const plan = planOf({ schedule: scheduleOf(before), deal: amountOf, currency, standings, today: '2026-11-20' });
  return checkSteps({ steps: of, plan }).map(({ index, message }) => `${index ?? 'all'}: ${message}`);
}

const THREE = steps(percent('30'), percent('50'), percent('20'));

test.each([
  ['three percentages', THREE],
  ['a deposit and what is left', steps(percent('30'), REST)],
  ['amounts that come to the deal', steps(amount('400'), amount('600'))],
  ['a percentage and an amount that come to the deal', steps(percent('40'), amount('600'))],
  ['an amount and what is left', steps(amount('0.01'), REST)],
  ['one step', steps(REST)],
  ['no steps', []],
])('%s can be saved', (_name, of) => {
  expect(said(of)).toEqual([]);
});

test.each([
  ['99.99 %', steps(percent('30'), percent('69.99')), 'all: The percentages come to 99.99, not to 100.'],
  ['101 %', steps(percent('51'), percent('50')), 'all: The percentages come to 101, not to 100.'],
  ['101 % and a rest', steps(percent('51'), percent('50'), REST), 'all: The percentages come to 101, not to 100.'],
  ['nothing', steps(percent('0'), REST), '0: A step bills nothing or less.'],
  ['less than nothing', steps(amount('-1'), REST), '0: A step bills nothing or less.'],
  ['part of a cent', steps(amount('1.005'), REST), '0: 1.005 is no amount that can be billed in GBP.'],
  ['a rest before the end', steps(REST, percent('20')), '0: Only the last step can bill what is left.'],
  [
    'a first step that waits',
    steps([percent('30'), { kind: 'paid' }], REST),
    '0: The first step has no step before it that could be paid.',
  ],
  [
    'too little',
    steps(amount('400'), amount('500')),
    'all: The steps come to GBP 900.00; GBP 1,000.00 is left to bill: GBP 100.00 too little.',
  ],
  [
    'too much',
    steps(amount('400'), amount('700')),
    'all: The steps come to GBP 1,100.00; GBP 1,000.00 is left to bill: GBP 100.00 too much.',
  ],
  ['a rest of nothing', steps(amount('1000'), REST), '1: Nothing would be left for “Step b”.'],
  ['a hundred and a rest', steps(percent('100'), REST), '1: Nothing would be left for “Step b”.'],
])('%s is refused', (_name, of, words) => {
  expect(said(of)).toContain(words);
});

test('a yen has no decimals', () => {
  expect(said(steps(amount('10.5'), REST), { currency: 'JPY' })).toEqual([
    '0: 10.5 is no amount that can be billed in JPY.',
  ]);
});

test('a step has a name of one to sixty letters, and there are at most sixty steps', () => {
  const named = (role: string) => said([{ ...(THREE[0] ?? fail()), role, share: REST }]);
  expect(named(' ')).toEqual(['0: A step has no name.']);
  expect(named('x'.repeat(61))).toEqual(['0: The name of a step has more than 60 letters.']);
  expect(named('x'.repeat(60))).toEqual([]);
  const many = Array.from({ length: 61 }, (_, index) => ({ ...(THREE[0] ?? fail()), stepId: `s${index}` }));
  expect(said(many)).toEqual(['all: A deal is billed in at most 60 steps.']);
});

test('a billed step stays as it is and where it is', () => {
  const of = { before: THREE, standings: [standing('a', '300'), standing('b', '500', { isUnderWay: true })] };
  const [a, b, c] = THREE as [Step, Step, Step];
  expect(said(THREE, of)).toEqual([]);
  expect(said([a, b, { ...c, role: 'Last' }], of)).toEqual([]);
  expect(said([{ ...a, role: 'First' }, b, c], of)[0]).toContain('“Step a” is billed already');
  expect(said([a, { ...b, share: percent('60') }, c], of)[0]).toContain('cannot be changed');
  expect(said([a, { ...b, when: { kind: 'paid' } }, c], of)[0]).toContain('cannot be changed');
  expect(said([b, c], of)[0]).toContain('cannot be taken out');
  expect(said([], of)[0]).toContain('cannot be taken out');
  expect(said([b, a, c], of)).toEqual(['all: Steps that are billed keep their order.']);
  expect(said([a, b, c, c], of)).toEqual(['3: A step is there twice.']);
});

test('what is left after a credit, or of a deal that was raised, gets a step of its own; one that ends with what is billed does not', () => {
  const all = [standing('a', '300'), standing('b', '500'), standing('c', '150')];
  const rest: Step = { stepId: 'd', role: 'Rest', share: REST, when: { kind: 'now' } };
  expect(said([...THREE, rest], { before: THREE, standings: all })).toEqual([]);
  expect(said([...THREE, rest], { before: THREE, standings: [...all, standing('elsewhere', '50')] })).toEqual([
    '3: Nothing would be left for “Rest”.',
  ]);
  expect(said(THREE.slice(0, 1), { before: THREE, standings: all.slice(0, 1) })).toEqual([]);
  const whole = { stepId: 'whole', role: '', share: REST, when: { kind: 'now' } } as const;
  expect(said([whole, rest], { deal: '1200', standings: [standing('whole', '1000')] })).toEqual([]);
});

test('of a deal without an amount the percentages alone are looked at', () => {
  expect(said(THREE, { deal: null })).toEqual([]);
  expect(said(steps(amount('3'), amount('4')), { deal: null })).toEqual([]);
});

const fail = (): never => {
  throw new Error('There is a step');
};
