import type { ModeCase } from '../../approvals/facts.ts';
import type { ApprovalRule, Mode } from '../../billing-settings/facts.ts';
import { decimal } from '../../lib/money.ts';
import { draftOf } from '../../../test/support/billing-facts.ts';
import { approvalChecks, beyondWords, permissionOf, refusedBy, refusedEver } from './permission.ts';

const rule = (mode: Mode, upTo: string | null = null, change: Partial<ApprovalRule> = {}): ApprovalRule => ({
  ...{ id: 'r', who: { kind: 'anyone' }, pipelineId: null, mode },
  upTo: upTo === null ? null : { amount: upTo, currency: 'GBP' },
  ...change,
});
const rep = (total: string | null, change: Partial<ModeCase> = {}): ModeCase => ({
  ...{ right: 'invoice', userId: '7', teamIds: [], pipelineId: 'default', currency: 'GBP' },
  total: total === null ? null : decimal(total),
  ...change,
});
const of = (rules: ApprovalRule[], total: string | null, change: Partial<ModeCase> = {}) =>
  permissionOf({ rules }, rep(total, change));

const DRAFTS = 'You may make a draft; whoever has the right “approve” approves it.';
const SUBMITS = 'You may submit for approval.';
const APPROVE = [rule('approve', '500'), rule('submit')];

test.each<[string, ReturnType<typeof of>, Mode, string]>([
  ['no rule', of([], '1'), 'draft', 'You may make a draft; whoever has the right “approve” approves it.'],
  ['any amount', of([rule('submit')], '1'), 'submit', 'You may submit for approval.'],
  ['up to an amount', of([rule('approve', '1500.5')], '1'), 'approve', 'You may approve up to GBP 1,500.50.'],
  [
    'in a pipeline',
    of([rule('approve', '500', { pipelineId: 'default' })], '500'),
    'approve',
    'You may approve up to GBP 500.00 in this pipeline.',
  ],
  [
    'the right',
    of(APPROVE, '9000', { right: 'approve' }),
    'approve_and_send',
    'Your right “approve” lets you approve and send.',
  ],
])('%s: why a person may go so far', (...[, { may, why }, ...expected]) => {
  expect([may, why]).toEqual(expected);
});

test.each<[string, ApprovalRule[], string, Mode, string]>([
  ['a penny above', APPROVE, '500.01', 'approve', 'Over GBP 500.00 finance approves: you may submit it for approval.'],
  ['the very amount', APPROVE, '500', 'approve', 'You may approve up to GBP 500.00.'],
  [
    'nothing else to do',
    [rule('submit', '100')],
    '101',
    'submit',
    'Over GBP 100.00 you may not submit it: you may make a draft.',
  ],
  [
    'sending alone',
    [rule('approve_and_send', '100'), rule('approve')],
    '101',
    'approve_and_send',
    'Over GBP 100.00 you may not have it sent: you may approve it without sending it.',
  ],
  [
    'another currency',
    [rule('approve', '100', { upTo: { amount: '100', currency: 'EUR' } })],
    '1',
    'approve',
    'Your limit of EUR 100.00 does not hold for GBP: you may make a draft.',
  ],
  ['a rule of others', [rule('approve', '9', { who: { kind: 'user', id: '8' } })], '10', 'approve', DRAFTS],
  ['a rule after the one that decides', [rule('submit'), rule('approve', '9')], '10', 'approve', SUBMITS],
])('%s: what is said to whoever wants more', (...[, rules, total, wanted, words]) => {
  const permission = of(rules, total);
  expect(beyondWords(permission, wanted)).toBe(words);
  expect(refusedBy(permission, wanted)).toMatchObject({ code: 'not_allowed', policy: { says: words } });
});

test('whom no rule lets go so far is told how far any goes', () => {
  expect(refusedEver('submit').policy).toEqual({
    says: 'You may submit for approval and no more; whoever has the right “approve” approves it.',
    fix: 'Submit it for approval.',
  });
});

test('what is chosen beyond the policy is a warning, and so is a total beyond it; a choice within it is neither', () => {
  const [within, beyond] = [of(APPROVE, '500'), of(APPROVE, '501')];
  expect(approvalChecks(within, 'AUTHORISED')).toEqual([]);
  const said = {
    ...{ check: 'approval', severity: 'warning', lineId: null },
    message: 'Over GBP 500.00 finance approves: you may submit it for approval.',
    fix: 'Submit it for approval.',
  };
  expect(approvalChecks(beyond, 'AUTHORISED')).toEqual([{ ...said, field: 'status' }]);
  expect(approvalChecks(beyond, 'DRAFT')).toEqual([{ ...said, field: null }]);
  expect(approvalChecks(of([rule('submit')], '501'), 'AUTHORISED')).toMatchObject([
    { field: 'status', message: 'You may submit for approval.' },
  ]);
});

test('what depends on a total that is not known, or on who creates it, is left open', () => {
  const open = [of(APPROVE, null), of(APPROVE, '1', { right: 'amounts' })];
  expect(open.map(({ isOpen }) => isOpen)).toEqual([true, true]);
  expect(open.flatMap((one) => approvalChecks(one, 'AUTHORISED'))).toEqual([]);
  expect([of([rule('approve')], null), of(APPROVE, null, { right: 'approve' })].map(({ isOpen }) => isOpen)).toEqual([
    false,
    false,
  ]);
});

test('a draft says it in its check: passed with why, a warning, or not checked', () => {
  const check = (rules: ApprovalRule[], change: Partial<ModeCase> = {}) => {
    const permit = ({ total, currency }: Pick<ModeCase, 'total' | 'currency'>) =>
      permissionOf({ rules }, { ...rep(null), total, currency, ...change });
    return draftOf({ permit, choices: { status: 'AUTHORISED' } }).readiness.checks.find(({ id }) => id === 'approval');
  };
  expect(check([rule('approve', '120')])).toMatchObject({
    ...{ state: 'passed', why: 'You may approve up to GBP 120.00.' },
  });
  expect(check([rule('approve', '119.99'), rule('submit')])).toMatchObject({
    ...{ state: 'warning', field: 'status', fix: 'Submit it for approval.' },
  });
  expect(check([], { right: 'amounts' })).toMatchObject({ state: 'not_checked', why: null });
});
