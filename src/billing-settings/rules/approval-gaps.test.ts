import { choosable } from '../../../test/support/choosable.ts';
import type { ApprovalRule } from '../facts.ts';
import { approvalGaps } from './approval-gaps.ts';

const rule = (more: Partial<ApprovalRule> = {}): ApprovalRule => ({
  ...{ id: 'r', who: { kind: 'anyone' }, pipelineId: null, upTo: null, mode: 'submit' },
  ...more,
});
const upTo = (amount: string, currency = 'GBP') => ({ upTo: { amount, currency } });

test.each<[Partial<ApprovalRule>, string[]]>([
  [{}, []],
  [{ who: { kind: 'user', id: '7' } }, []],
  [{ who: { kind: 'user', id: '70' } }, ['Rule 1: HubSpot has no user 70.']],
  [{ who: { kind: 'team', id: 't' } }, []],
  [{ who: { kind: 'team', id: '7' } }, ['Rule 1: HubSpot has no team 7.']],
  [{ pipelineId: 'default' }, []],
  [{ pipelineId: 'gone' }, ['Rule 1: HubSpot has no pipeline gone.']],
  [upTo('0'), []],
  [upTo('5000.5'), []],
  [upTo('250000', 'EUR'), []],
  [upTo('1.12345'), ['Rule 1: “1.12345” is no amount.']],
  [upTo('-1'), ['Rule 1: “-1” is no amount.']],
  [upTo('5,000'), ['Rule 1: “5,000” is no amount.']],
  [upTo('1e3'), ['Rule 1: “1e3” is no amount.']],
  [upTo(''), ['Rule 1: “” is no amount.']],
  [upTo('NaN', 'XXX'), ['Rule 1: “NaN” is no amount.', 'Rule 1: the organisation has no currency XXX.']],
])('%j', (more, expected) => {
  expect(approvalGaps({ rules: [rule(more)] }, choosable).map(({ message }) => message)).toEqual(expected);
});

test('each is named by its place, and two of the same id are told', () => {
  const gaps = approvalGaps({ rules: [rule(), rule({ pipelineId: 'gone' })] }, choosable);
  expect(gaps.map(({ message }) => message)).toEqual([
    'Two of the rules have the same id.',
    'Rule 2: HubSpot has no pipeline gone.',
  ]);
});
