import fc from 'fast-check';
import { decimal, sum, zero } from '../../lib/money.ts';
import type { Step } from '../../schedules/facts.ts';
import { planOf } from '../../schedules/rules/plan-of.ts';
import type { Billing, WonDeal } from '../facts.ts';
import { billing, calendar, draft, percent, standing, text, unbilled, wonDeal, word } from './testing/won-deal.ts';
import { unbilledOf } from './unbilled-of.ts';

const of = (more: Partial<WonDeal>, how: Billing = billing()) => {
  const found = unbilledOf(wonDeal(more), how, calendar);
  return found && [found.reason, text(found.open), text(found.left), text(found.billed)].join(' ');
};
const at = (date: string): Step['when'] => ({ kind: 'date', date });
const dated = (first: string, second: string) => [
  percent('deposit', '30', at(first)),
  percent('rest', '70', at(second)),
];

test.each<[string, Partial<WonDeal>, Billing, string | null]>([
  ['nothing is billed', {}, billing(), 'nothing 1000 1000 0'],
  ['all is billed', {}, billing([standing('1000')]), null],
  ['more is billed than the deal', {}, billing([standing('1200')]), null],
  ['its invoice is on its way', {}, billing([standing('1000', { isUnderWay: true })]), null],
  ['some was credited', {}, billing([standing('900')]), 'partly 100 100 900'],
  ['it has no amount', { amount: null }, billing(), 'no_amount   0'],
  ['it has no amount, and is billed', { amount: null }, billing([standing('50')]), null],
  [
    'it has no amount, and a draft',
    { amount: null, drafts: [draft('50')] },
    billing([standing('50')]),
    'in_draft   50',
  ],
  ['it comes to nothing', { amount: zero }, billing(), null],
  ['a draft bills it', { drafts: [draft('1000')] }, billing([standing('1000')]), 'in_draft 0 0 1000'],
  ['a draft bills some', { drafts: [draft('600')] }, billing([standing('600')]), 'partly 400 400 600'],
  [
    'another currency bills it',
    { foreign: [{ currency: 'USD', amount: decimal('1300') }] },
    billing(),
    'other_currency   0',
  ],
  ['steps lie ahead', {}, billing([], dated('2026-11-21', '2026-12-21')), 'planned 1000 1000 0'],
  ['the first step is due today', {}, billing([], dated('2026-11-20', '2026-12-21')), 'nothing 300 1000 0'],
  [
    'the next step is due',
    {},
    billing([standing('300', { stepId: 'deposit' })], dated('2026-10-20', '2026-11-20')),
    'step_due 700 700 300',
  ],
  [
    'the next step lies ahead',
    {},
    billing([standing('300', { stepId: 'deposit' })], dated('2026-10-20', '2026-11-21')),
    'planned 700 700 300',
  ],
  [
    'the next step waits for a payment',
    {},
    billing(
      [standing('300', { stepId: 'deposit' })],
      [percent('deposit', '30'), percent('rest', '70', { kind: 'paid' })],
    ),
    'planned 700 700 300',
  ],
  [
    'the step before is paid',
    {},
    billing(
      [standing('300', { stepId: 'deposit', isPaid: true, paid: decimal('300') })],
      [percent('deposit', '30'), percent('rest', '70', { kind: 'paid' })],
    ),
    'step_due 700 700 300',
  ],
  [
    'the next step lies ahead, and the deposit is in a draft',
    { drafts: [draft('300')] },
    billing([standing('300', { stepId: 'deposit' })], dated('2026-10-20', '2026-11-21')),
    'in_draft 0 700 300',
  ],
  [
    'every step is billed and some was credited',
    {},
    billing(
      [standing('300', { stepId: 'deposit' }), standing('600', { stepId: 'rest' })],
      dated('2026-10-20', '2026-11-01'),
    ),
    'partly 100 100 900',
  ],
])('%s', (...[, more, how, expected]) => {
  expect(of(more, how)).toBe(expected);
});

test('what is counted, what is planned and what is billed make the deal', () => {
  const cents = fc.integer({ min: 1, max: 9_999_999 }).map((n) => decimal((n / 100).toFixed(2)));
  const when = fc.constantFrom<Step['when']>({ kind: 'now' }, at('2026-11-19'), at('2026-11-21'), { kind: 'paid' });
  const shares = fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), when), { maxLength: 5 });
  fc.assert(
    fc.property(cents, shares, fc.tuple(fc.nat(5), fc.boolean()), (amount, asked, [billedSteps, isPaid]) => {
      const steps = asked.map(([share, of], n) => percent(`s${n}`, String(share), n === 0 ? { kind: 'now' } : of));
      const whole = planOf({ ...billing([], steps), deal: amount, currency: 'GBP', today: calendar.today });
      const standings = whole.steps
        .slice(0, steps.length > 0 ? billedSteps : 0)
        .filter((step) => step.amount?.gt(zero))
        .map(({ stepId, amount: billed }) => standing(billed?.toFixed() ?? '0', { stepId, isPaid }));
      const how = billing(standings, steps);
      const plan = planOf({ ...how, deal: amount, currency: 'GBP', today: calendar.today });
      const found = unbilledOf(wonDeal({ amount }), how, calendar);
      const ahead = sum(
        plan.steps.flatMap((step) => (/planned|waiting/.test(step.state) ? [step.amount ?? zero] : [])),
      );
      const planned = found?.reason === 'planned' ? zero : ahead;
      const counted = found?.open ?? zero;
      expect(plan.billed.plus(counted).plus(planned).toFixed()).toBe(amount.toFixed());
    }),
  );
});

test('it was won on the organisation’s day, and never in the future', () => {
  const shown = (closedAt: string | null) => {
    const { wonOn, days, age } = unbilled({ closedAt: closedAt === null ? null : new Date(closedAt) });
    return [wonOn, days, age];
  };
  expect(shown('2026-11-10T23:30:00Z')).toEqual(['2026-11-10', 10, 'to_30']);
  expect(shown('2026-07-10T23:30:00Z')).toEqual(['2026-07-11', 132, 'over_90']);
  expect(shown('2026-12-10T09:00:00Z')).toEqual(['2026-12-10', 0, 'to_7']);
  expect(shown(null)).toEqual([null, null, 'unknown']);
});

test.each([
  ['2026-08-31T22:59:00Z', true],
  ['2026-08-31T23:00:00Z', false],
])('won at %s, before Tieout was live on 1 September in London: %s', (closedAt, isBefore) => {
  expect(unbilled({ closedAt: new Date(closedAt) }).isBefore).toBe(isBefore);
});

test.each<[string, Partial<WonDeal>, Billing, 'stands' | 'outdated']>([
  ['nothing has changed', { ignoring: word('1000', '1000') }, billing(), 'stands'],
  ['less is left', { ignoring: word('1000', '1000') }, billing([standing('400')]), 'stands'],
  ['the deal has another amount', { ignoring: word('900', '900') }, billing(), 'outdated'],
  ['the deal has an amount now', { ignoring: word(null, null) }, billing(), 'outdated'],
  ['it still has none', { amount: null, ignoring: word(null, null) }, billing(), 'stands'],
  ['the deal has another currency', { ignoring: word('1000', '1000', { currency: 'EUR' }) }, billing(), 'outdated'],
  ['more is left', { ignoring: word('1000', '20') }, billing([standing('400')]), 'outdated'],
])('a deal that was passed over, and %s', (...[, more, how, state]) => {
  expect(unbilled(more, how).ignoring?.state).toBe(state);
});

test('the step that comes next is named, and may be billed when it is due', () => {
  const due = unbilled({}, billing([], dated('2026-11-20', '2026-12-21')));
  expect(due).toMatchObject({ step: { stepId: 'deposit', date: '2026-11-20', isDue: true }, isBillable: true });
  const ahead = unbilled({}, billing([], dated('2026-11-21', '2026-12-21')));
  expect(ahead).toMatchObject({ step: { stepId: 'deposit', date: '2026-11-21', isDue: false }, isBillable: false });
  expect(unbilled()).toMatchObject({ step: null, isBillable: true });
  expect(unbilled({}, billing([standing('900')]))).toMatchObject({ step: null, isBillable: false });
  expect(unbilled({ amount: null })).toMatchObject({ isBillable: false });
});
