import { choosable } from '../../../test/support/choosable.ts';
import {
  NOTHING_CHOSEN,
  type ChosenTopic,
  type Condition,
  type LineRule,
  type LineSettings,
  type TaxSettings,
  type TextSettings,
  type TrackingChoice,
} from '../facts.ts';
import { topicGaps } from './topic-gaps.ts';

const messages = (chosen: ChosenTopic): string[] => topicGaps(chosen, choosable).map(({ message }) => message);
const tax = (more: Partial<TaxSettings>) => messages({ topic: 'tax', document: { ...NOTHING_CHOSEN.tax, ...more } });
const lines = (more: Partial<LineSettings>) =>
  messages({ topic: 'lines', document: { ...NOTHING_CHOSEN.lines, ...more } });
const texts = (more: Partial<TextSettings>) =>
  messages({ topic: 'texts', document: { ...NOTHING_CHOSEN.texts, ...more } });

const SALES: Condition[] = [{ field: 'pipeline', is: ['default'] }];
const rule = (then: LineRule['then'], when = SALES, id = 'r'): LineRule => ({ id, when, then });
const ruled = (...rules: LineRule[]) => lines({ rules });
const chosen = (...pairs: [string, string][]): TrackingChoice[] =>
  pairs.map(([categoryId, optionId]) => ({ categoryId, optionId }));

test.each(Object.entries(NOTHING_CHOSEN) as [ChosenTopic['topic'], ChosenTopic['document']][])(
  'what holds as long as nobody has set anything of %s could be set',
  (topic, document) => expect(messages({ topic, document } as ChosenTopic)).toEqual([]),
);

test('every gap comes with what to do', () => {
  const rules = [rule({ accountCode: '9' }, [])];
  const document = { ...NOTHING_CHOSEN.lines, rules, tracking: chosen(['q', 'q']) };
  for (const { fix } of topicGaps({ topic: 'lines', document }, choosable)) expect(fix).toMatch(/^[A-Z].+\.$/);
});

describe('tax', () => {
  test.each<[Partial<TaxSettings>, string[]]>([
    [{ rates: { standard: 'OUTPUT2', export: 'ZERORATEDOUTPUT' } }, []],
    [{ rates: { reverse_charge: 'NOPE' } }, ['Reverse charge: Xero has no tax rate NOPE.']],
    [{ rates: { zero: 'INPUT2' } }, ['Zero rate: the tax rate 20% (VAT on Expenses) cannot be used for sales.']],
    [{ rates: { out_of_scope: 'OLD' } }, ['Out of scope: the tax rate 17.5% is no longer active in Xero.']],
    [{ registrations: [{ place: 'US-CA', taxType: 'OUTPUT2' }] }, []],
    [{ registrations: [{ place: 'AU-NSW', taxType: 'OUTPUT2' }] }, []],
    [{ registrations: [{ place: 'Germany', taxType: 'OUTPUT2' }] }, ['“Germany” is no place of a registration.']],
    [{ registrations: [{ place: 'de', taxType: 'OUTPUT2' }] }, ['“de” is no place of a registration.']],
    [
      { registrations: [{ place: 'DE', taxType: 'OLD' }] },
      ['Registration in DE: the tax rate 17.5% is no longer active in Xero.'],
    ],
    [
      { registrations: ['DE', 'FR', 'DE'].map((place) => ({ place, taxType: 'OUTPUT2' })) },
      ['DE is registered twice.'],
    ],
    [{ taxNumberProperty: 'vat_number' }, []],
    [{ taxNumberProperty: 'vat' }, ['Tax number: Companies have no property vat in HubSpot.']],
  ])('%j', (document, expected) => expect(tax(document)).toEqual(expected));
});

describe('the rules of lines', () => {
  test.each<[LineRule['then'], string[]]>([
    [{ accountCode: '201' }, []],
    [{ accountCode: '9' }, ['Rule 1: Xero has no account 9.']],
    [{ accountCode: '299' }, ['Rule 1: the account 299 – Old Sales is archived in Xero.']],
    [{ accountCode: '400' }, ['Rule 1: the account 400 – Rent is no account for sales.']],
    [{ taxType: 'INPUT2' }, ['Rule 1: the tax rate 20% (VAT on Expenses) cannot be used for sales.']],
    [{}, ['Rule 1 decides nothing.']],
    [{ tracking: [] }, []],
    [{ tracking: chosen(['region', 'n'], ['team', 'a']) }, []],
    [
      { tracking: chosen(['region', 'n'], ['region', 's']) },
      ['Rule 1: two options of the same tracking category are chosen.'],
    ],
    [
      { tracking: chosen(['region', 'n'], ['team', 'a'], ['site', 'x']) },
      ['Rule 1: more than two tracking categories are chosen.'],
    ],
    [{ tracking: chosen(['gone', 'n']) }, ['Rule 1: Xero no longer has the tracking category that is chosen.']],
    [{ tracking: chosen(['region', 'a']) }, ['Rule 1: the tracking category Region no longer has the option.']],
    [{ tracking: chosen(['region', 'w']) }, ['Rule 1: W of the tracking is archived in Xero.']],
    [{ tracking: chosen(['past', 'p']) }, ['Rule 1: Past of the tracking is archived in Xero.']],
  ])('%j', (then, expected) => expect(ruled(rule(then))).toEqual(expected));

  test('each is named by its place, and all of them are looked at', () => {
    expect(
      ruled(rule({ accountCode: '200' }, SALES, 'a'), rule({}, SALES, 'b'), rule({ taxType: 'OLD' }, [], 'c')),
    ).toEqual([
      'Rule 2 decides nothing.',
      'Rule 3 has no condition, so that it would hold for everything.',
      'Rule 3: the tax rate 17.5% is no longer active in Xero.',
    ]);
  });

  test('two of the same id are told', () => {
    expect(ruled(rule({ taxType: 'OUTPUT2' }), rule({ accountCode: '200' }))).toEqual([
      'Two of the rules have the same id.',
    ]);
  });

  test('what every line is tracked by is looked at too', () => {
    expect(lines({ tracking: chosen(['region', 'w']) })).toEqual([
      'Every line: W of the tracking is archived in Xero.',
    ]);
  });
});

describe('conditions', () => {
  test.each<[Condition, string[]]>([
    [{ field: 'pipeline', is: [' default '] }, []],
    [{ field: 'pipeline', is: ['default', 'gone'] }, ['Rule 1: HubSpot has no pipeline gone.']],
    [{ field: 'owner', is: ['70'] }, []],
    [{ field: 'owner', is: ['7'] }, ['Rule 1: HubSpot has no owner 7.']],
    [{ field: 'team', is: ['u'] }, ['Rule 1: HubSpot has no team u.']],
    [{ field: 'product', is: ['whatever'] }, []],
    [{ field: 'deal.region', is: ['North'] }, []],
    [{ field: 'deal.kind', is: ['a'] }, ['Rule 1: Deals have no property kind in HubSpot.']],
    [{ field: 'line.region', is: ['a'] }, ['Rule 1: Line items have no property region in HubSpot.']],
    [{ field: 'country', is: [] }, ['Rule 1: a condition on country has no value.']],
    [{ field: 'line.kind', is: ['a', '  '] }, ['Rule 1: a condition on line.kind has no value.']],
  ])('%j', (condition, expected) => expect(ruled(rule({ accountCode: '200' }, [condition]))).toEqual(expected));
});

describe('texts', () => {
  test.each<[Partial<TextSettings>, string[]]>([
    [{ description: '{sku} {name}: {description} ({deal} {dealId}, {customer})' }, []],
    [
      { description: '{Name} {amount}' },
      [
        'The description holds {Name} and {amount}, which nothing can be put in for.',
        'The description holds no field, so that every line would read the same.',
      ],
    ],
    [{ description: '{name} {toString}' }, ['The description holds {toString}, which nothing can be put in for.']],
    [{ description: 'Work done' }, ['The description holds no field, so that every line would read the same.']],
    [{ brandingThemeId: 'standard' }, []],
    [{ brandingThemeId: 'gone' }, ['Every invoice: Xero no longer has the branding theme that is chosen.']],
    [{ brandingThemes: [{ when: SALES, brandingThemeId: 'standard' }] }, []],
    [
      { brandingThemes: [{ when: [], brandingThemeId: 'gone' }] },
      [
        'Theme rule 1 has no condition, so that it would hold for everything.',
        'Theme rule 1: Xero no longer has the branding theme that is chosen.',
      ],
    ],
  ])('%j', (document, expected) => expect(texts(document)).toEqual(expected));
});

test('the property of terms is one of companies', () => {
  const of = (crmProperty: string | null) => messages({ topic: 'terms', document: { crmProperty } });
  expect([of(null), of('vat_number')]).toEqual([[], []]);
  expect(of('region')).toEqual(['Payment terms: Companies have no property region in HubSpot.']);
});

test('while HubSpot does not say which properties there are, none is refused', () => {
  const terms: ChosenTopic = { topic: 'terms', document: { crmProperty: 'anything' } };
  expect(topicGaps(terms, { ...choosable, properties: null })).toEqual([]);
});
