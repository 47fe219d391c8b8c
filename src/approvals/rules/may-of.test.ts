import fc from 'fast-check';
import { decimal } from '../../lib/money.ts';
import type { ApprovalRule, Mode } from '../../billing-settings/facts.ts';
import type { ModeCase } from '../facts.ts';
import { covers, mayEver, mayOf } from './may-of.ts';

const rule = (mode: Mode, change: Partial<ApprovalRule> = {}): ApprovalRule => ({
  ...{ id: 'r', who: { kind: 'anyone' }, pipelineId: null, upTo: null, mode },
  ...change,
});
const upTo = (amount: string, currency = 'GBP') => ({ upTo: { amount, currency } });
const rep = (total: string | null = '120.00', change: Partial<ModeCase> = {}): ModeCase => ({
  ...{ right: 'invoice', userId: '7', teamIds: ['t1', 't2'], pipelineId: 'default', currency: 'GBP' },
  total: total === null ? null : decimal(total),
  ...change,
});

test.each<[string, ApprovalRule[], ModeCase, Mode]>([
  ['no rule: a draft', [], rep(), 'draft'],
  [
    'whoever may approve may all, whatever the rules',
    [rule('draft')],
    rep('9', { right: 'approve' }),
    'approve_and_send',
  ],
  ['an admin may all', [], rep(null, { right: 'admin' }), 'approve_and_send'],
  ['anyone', [rule('submit')], rep(), 'submit'],
  ['the first rule that fits decides, not the greatest', [rule('submit'), rule('approve')], rep(), 'submit'],
  ['up to an amount: the very amount', [rule('approve', upTo('120'))], rep('120.00'), 'approve'],
  ['a penny above it', [rule('approve', upTo('120'))], rep('120.01'), 'draft'],
  ['above it the next rule', [rule('approve', upTo('120')), rule('submit')], rep('120.01'), 'submit'],
  ['another currency is not compared', [rule('approve', upTo('1000', 'EUR'))], rep('1'), 'draft'],
  ['a total that is not known yet is within no amount', [rule('approve', upTo('1000'))], rep(null), 'draft'],
  ['and within a rule for any amount', [rule('approve')], rep(null), 'approve'],
  ['a rule for the user', [rule('approve', { who: { kind: 'user', id: '7' } })], rep(), 'approve'],
  ['a rule for another', [rule('approve', { who: { kind: 'user', id: '8' } })], rep(), 'draft'],
  ['a rule for one of the teams', [rule('approve', { who: { kind: 'team', id: 't2' } })], rep(), 'approve'],
  ['a team of that id is no user', [rule('approve', { who: { kind: 'team', id: '7' } })], rep(), 'draft'],
  ['a rule for the pipeline', [rule('submit', { pipelineId: 'default' })], rep(), 'submit'],
  ['a rule for another pipeline', [rule('submit', { pipelineId: 'renewals' })], rep(), 'draft'],
  [
    'a pipeline that is not known is none',
    [rule('submit', { pipelineId: 'default' })],
    rep('1', { pipelineId: null }),
    'draft',
  ],
])('%s', (...[, rules, of, mode]) => {
  expect(mayOf({ rules }, of).may).toBe(mode);
});

test('each mode includes those before it', () => {
  const modes: Mode[] = ['draft', 'submit', 'approve', 'approve_and_send'];
  expect(modes.map((may) => modes.filter((wanted) => covers(may, wanted)).length)).toEqual([1, 2, 3, 4]);
});

const anyRule: fc.Arbitrary<ApprovalRule> = fc.record({
  id: fc.constant('r'),
  who: fc.constantFrom<ApprovalRule['who']>({ kind: 'anyone' }, { kind: 'user', id: '7' }, { kind: 'team', id: 't3' }),
  pipelineId: fc.constantFrom(null, 'default', 'renewals'),
  upTo: fc.constantFrom(null, upTo('100').upTo, upTo('100', 'EUR').upTo),
  mode: fc.constantFrom<Mode>('draft', 'submit', 'approve', 'approve_and_send'),
});

test('what a person may never do, no invoice lets the person do', () => {
  fc.assert(
    fc.property(fc.array(anyRule), fc.integer({ min: 1, max: 200 }), (rules, total) => {
      const of = rep(String(total));
      expect(covers(mayEver({ rules }, of), mayOf({ rules }, of).may)).toBe(true);
    }),
  );
});
