import fc from 'fast-check';
import type { Condition, LineRule } from '../../../billing-settings/facts.ts';
import { applyLineRules, meetsAll } from './apply-line-rules.ts';
import type { RuleFacts } from '../facts.ts';

const facts: RuleFacts = {
  ...{ productId: '11', productName: 'Window sign', pipelineId: 'default', ownerId: '70' },
  ...{ teamIds: ['5', '6'], country: 'DE' },
  dealProperties: { region: 'North', kinds: 'paper;film', empty: null },
  lineProperties: { hs_tax: 'reduced', folder: 'Signs' },
};
const on = (field: Condition['field'], ...is: string[]): Condition => ({ field, is });
const north = { categoryId: 'region', optionId: 'north' };
const south = { categoryId: 'region', optionId: 'south' };

test.each<[Condition, boolean]>([
  [on('product', '11'), true],
  [on('product', ' window SIGN '), true],
  [on('product', '12', '11'), true],
  [on('product', 'Window'), false],
  [on('pipeline', 'default'), true],
  [on('pipeline', 'other'), false],
  [on('owner', '70'), true],
  [on('team', '6'), true],
  [on('team', '7'), false],
  [on('country', 'de'), true],
  [on('country', 'D'), false],
  [on('country', 'Germany'), true],
  [on('country', 'Deutschland'), true],
  [on('country', 'Austria'), false],
  [on('deal.region', 'north'), true],
  [on('deal.kinds', 'film'), true],
  [on('deal.kinds', 'paper;film'), true],
  [on('deal.empty', ''), false],
  [on('deal.hs_tax', 'reduced'), false],
  [on('line.hs_tax', 'Reduced'), true],
  [on('line.region', 'North'), false],
  [on('line.folder', 'signs'), true],
  [on('line.constructor', 'x'), false],
  [on('product'), false],
])('%j: %s', (condition, expected) => expect(meetsAll([condition], facts)).toBe(expected));

test('all conditions of a rule must hold, and a rule without any never does', () => {
  const [yes, no] = [on('country', 'DE'), on('owner', '1')];
  expect([[yes, yes], [yes, no], [no, yes], []].map((when) => meetsAll(when, facts))).toEqual([
    true,
    false,
    false,
    false,
  ]);
});

test('nothing that a line lacks is met by an empty value', () => {
  const nothing = { productId: null, productName: null, pipelineId: null, ownerId: null };
  const bare = { ...nothing, teamIds: [], country: '', dealProperties: {}, lineProperties: {} };
  for (const field of ['product', 'pipeline', 'owner', 'team', 'country', 'deal.x', 'line.x'] as const)
    expect([field, meetsAll([on(field, '', ' ')], bare)]).toEqual([field, false]);
});

const always = [on('country', 'DE')];
const never = [on('country', 'FR')];
const rules = (...all: [Condition[], LineRule['then']][]): LineRule[] =>
  all.map(([when, then], index) => ({ id: `${index}`, when, then }));
const decided = (all: LineRule[]) => {
  const { accountCode, taxType, tracking } = applyLineRules({ rules: all, tracking: [south] }, facts);
  return [accountCode?.value, taxType?.value, tracking.value];
};

test.each<[string, LineRule[], ReturnType<typeof decided>]>([
  ['no rules: the default', [], [undefined, undefined, [south]]],
  ['one that does not hold', rules([never, { accountCode: '1' }]), [undefined, undefined, [south]]],
  [
    'the first of two that hold',
    rules([always, { accountCode: '1' }], [always, { accountCode: '2' }]),
    ['1', undefined, [south]],
  ],
  [
    'the first that holds',
    rules([never, { accountCode: '1' }], [always, { accountCode: '2' }]),
    ['2', undefined, [south]],
  ],
  [
    'each aspect by the first that says something of it',
    rules([always, { taxType: 'T1' }], [always, { accountCode: '2', taxType: 'T2', tracking: [north] }]),
    ['2', 'T1', [north]],
  ],
  [
    'no tracking is a decision',
    rules([always, { tracking: [] }], [always, { tracking: [north] }]),
    [undefined, undefined, []],
  ],
  [
    'what is named and undefined says nothing',
    rules([always, { taxType: undefined }], [always, { taxType: 'T' }]),
    [undefined, 'T', [south]],
  ],
])('%s', (_what, all, expected) => expect(decided(all)).toEqual(expected));

test('the rule that decided is told by its number and what it looked at, ids aside', () => {
  const when = [on('product', '11'), on('owner', '70'), on('country', 'DE'), on('deal.region', 'north')];
  const { accountCode, tracking } = applyLineRules(
    { rules: rules([never, {}], [when, { accountCode: '200' }]), tracking: [] },
    facts,
  );
  expect(accountCode?.rule).toBe('Rule 2: product “Window sign”, owner, country “DE”, region “North”');
  expect(tracking.rule).toBe('The default of the line rules.');
});

const anyRule = fc.record({
  id: fc.constant('r'),
  when: fc.array(fc.constantFrom(...always, ...never, on('team', '5')), { maxLength: 3 }),
  then: fc.record({ accountCode: fc.constantFrom('1', '2'), taxType: fc.constantFrom('A', 'B') }, { requiredKeys: [] }),
});

test('a rule that does not hold changes nothing wherever it stands, nor does what comes after the one that decides', () => {
  fc.assert(
    fc.property(fc.array(anyRule, { maxLength: 6 }), anyRule, fc.nat(6), (all, more, at) => {
      const before = decided(all);
      expect(decided(all.toSpliced(at, 0, { ...more, when: never }))).toEqual(before);
      if (before[0] !== undefined && before[1] !== undefined) expect(decided([...all, more])).toEqual(before);
    }),
  );
});
