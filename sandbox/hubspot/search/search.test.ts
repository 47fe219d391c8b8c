import { startSmall, type SmallHubSpot } from '../testing/start-small.ts';

let hubspot: SmallHubSpot;
let token: string;

beforeAll(async () => {
  hubspot = await startSmall();
  token = await hubspot.token();
});
afterAll(() => hubspot.close());
beforeEach(() => hubspot.clock.advance(10));

const search = (type: string, body: object) => hubspot.api(token, `/crm/objects/2026-09/${type}/search`, body);
const idsOf = ({ body }: { body: Record<string, unknown> }): string[] =>
  (body['results'] as { id: string }[]).map(({ id }) => id);
const group = (propertyName: string, operator: string, value?: string) => ({
  filters: [{ propertyName, operator, value }],
});

test('groups are alternatives, filters of one group must all hold', async () => {
  const either = [group('name', 'EQ', 'acme signs ltd'), group('domain', 'CONTAINS_TOKEN', 'zenith')];
  expect(idsOf(await search('companies', { filterGroups: either }))).toEqual(['101', '1004']);
  const both = [{ filters: either.flatMap(({ filters }) => filters) }];
  expect(idsOf(await search('companies', { filterGroups: both }))).toEqual([]);
});

test('numbers are compared as numbers; HubSpot’s own properties can be searched', async () => {
  expect(idsOf(await search('companies', { filterGroups: [group('annualrevenue', 'GT', '1000')] }))).toEqual(['102']);
  const modified = [group('hs_lastmodifieddate', 'GTE', String(Date.parse('2026-02-01T09:00:00Z')))];
  expect((await search('companies', { filterGroups: modified })).body['total']).toBe(3);
  expect(idsOf(await search('deals', { filterGroups: [group('hs_is_closed_won', 'EQ', 'true')] }))).toEqual(['301']);
});

test('the free query looks at the beginnings of words, and archived records are not found', async () => {
  expect(idsOf(await search('contacts', { query: 'love ada' }))).toEqual(['201']);
  expect(idsOf(await search('companies', { query: 'gone' }))).toEqual([]);
});

test('results are sorted by one property, those without it last, and paged by offset', async () => {
  const sorted = { sorts: [{ propertyName: 'annualrevenue', direction: 'DESCENDING' }], limit: 2 };
  const first = await search('companies', sorted);
  expect(idsOf(first)).toEqual(['102', '101']);
  expect(first.body).toMatchObject({ total: 3, paging: { next: { after: '2' } } });
  const second = await search('companies', { ...sorted, after: '2' });
  expect(idsOf(second)).toEqual(['1004']);
  expect(second.body).not.toHaveProperty('paging');
  expect(idsOf(await search('companies', { sorts: ['-name'] }))).toEqual(['1004', '102', '101']);
});

test('only the properties asked for come back', async () => {
  const { body } = await search('contacts', { query: 'bob', properties: ['lifecyclestage'] });
  const [found] = body['results'] as { properties: Record<string, string> }[];
  expect(Object.keys(found!.properties)).toEqual(['createdate', 'hs_object_id', 'lastmodifieddate', 'lifecyclestage']);
});

const filter = (propertyName: string, operator: string, parts: object) => ({
  filters: [{ propertyName, operator, ...parts }],
});
const between = (value: string, highValue: string) => filter('annualrevenue', 'BETWEEN', { value, highValue });

test.each([
  ['numbers', 'companies', between('900', '1e4'), ['101', '102']],
  ['times', 'companies', filter('createdate', 'GTE', { value: '2026-01-03' }), ['1004']],
  ['truth', 'deals', filter('hs_is_closed', 'IN', { values: ['true'] }), ['301']],
  ['choices', 'contacts', filter('lifecyclestage', 'EQ', { value: 'customer' }), ['202']],
  ['choices that are not played', 'companies', filter('industry', 'EQ', { value: 'PRINTING' }), []],
])('%s of the right form are searched for', async (...[, type, filters, ids]) => {
  expect(idsOf(await search(type, { filterGroups: [filters] }))).toEqual(ids);
});

const some = (count: number) =>
  Array.from({ length: count }, () => ({ propertyName: 'name', operator: 'HAS_PROPERTY' }));

test.each([
  ['201 a page', { limit: 201 }, /limit/],
  ['past ten thousand', { limit: 200, after: '9900' }, /10000/],
  ['six groups', { filterGroups: some(6).map((filter) => ({ filters: [filter] })) }, /5 filterGroups/],
  ['seven filters in a group', { filterGroups: [{ filters: some(7) }] }, /6 filters/],
  ['nineteen filters', { filterGroups: [6, 6, 6, 1].map((count) => ({ filters: some(count) })) }, /18 filters/],
  ['two sorts', { sorts: ['name', 'domain'] }, /one sort/],
  ['an unknown property', { filterGroups: [group('nonsense', 'EQ', 'x')] }, /nonsense/],
  ['an unknown operator', { filterGroups: [group('name', 'LIKE', 'x')] }, /operator/],
  ['a filter without its value', { filterGroups: [group('name', 'EQ')] }, /needs value/],
  ['a range with one end', { filterGroups: [group('annualrevenue', 'BETWEEN', '1')] }, /highValue/],
  ['a number that is none', { filterGroups: [group('annualrevenue', 'GT', 'abc')] }, /"abc" is no value/],
  ['an empty number', { filterGroups: [group('annualrevenue', 'EQ', '')] }, /no value/],
  ['a time that is none', { filterGroups: [group('createdate', 'GT', 'soon')] }, /"soon" is no value/],
  ['a choice that is none', { filterGroups: [group('lifecyclestage', 'NEQ', 'banana')] }, /"banana" is no value/],
  [
    'a choice among others that is none',
    { filterGroups: [filter('lifecyclestage', 'IN', { values: ['lead', 'x'] })] },
    /"x"/,
  ],
  ['a range whose end is none', { filterGroups: [between('1', 'x')] }, /"x" is no value/],
  ['a list of nothing', { filterGroups: [filter('name', 'IN', { values: [] })] }, /needs values/],
  ['words in a number', { filterGroups: [group('annualrevenue', 'CONTAINS_TOKEN', '9')] }, /CONTAINS_TOKEN cannot/],
  ['an order of choices', { filterGroups: [group('lifecyclestage', 'LT', 'lead')] }, /LT cannot/],
  ['a value where none is asked', { filterGroups: [group('name', 'HAS_PROPERTY', 'x')] }, /takes no value/],
  [
    'a list in place of a value',
    { filterGroups: [filter('name', 'EQ', { value: 'x', values: ['x'] })] },
    /takes no values/,
  ],
  [
    'a second end',
    { filterGroups: [filter('annualrevenue', 'GT', { value: '1', highValue: '2' })] },
    /takes no highValue/,
  ],
  ['a body over 3,000 characters', { query: 'x'.repeat(3000) }, /3000 characters/],
])('a search with %s is refused', async (_what, body, words) => {
  const answer = await search('companies', body);
  expect(answer.status).toBe(400);
  expect(answer.body['message']).toMatch(words);
});

describe('while search lags', () => {
  // What was written before is in the index by now.
  beforeEach(() => hubspot.clock.advance(60));
  afterEach(() => hubspot.control('DELETE', '/faults'));

  const lag = (operation: string, more = {}) =>
    hubspot.control('POST', '/faults', { operation, kind: 'lag', delayMs: 30_000, ...more });
  const named = (name: string) => search('companies', { filterGroups: [group('name', 'EQ', name)] });

  test.each(['companies.search', '*'])(
    'with a lag of %s, search trails behind what a read sees at once',
    async (operation) => {
      await lag(operation);
      const [name, novel] = [`Nadir ${operation}`, `Novel ${operation}`];
      await hubspot.control('PATCH', '/crm/companies/1004', { properties: { name } });
      const made = await hubspot.control('POST', '/crm/companies', { properties: { name: novel } });
      await hubspot.control('DELETE', '/crm/companies/102');
      const list = await hubspot.api(token, '/crm/objects/2026-09/companies?properties=name');
      expect(list.body['results']).toMatchObject([
        { id: '101' },
        { properties: { name } },
        { properties: { name: novel } },
      ]);
      expect([idsOf(await named(name)), idsOf(await named(novel))]).toEqual([[], []]);
      expect(idsOf(await named("O'Brien & Søn"))).toEqual(['102']);
      hubspot.clock.advance(30);
      expect([idsOf(await named(name)), idsOf(await named(novel))]).toEqual([['1004'], [made.body['id']]]);
      expect(idsOf(await named("O'Brien & Søn"))).toEqual([]);
      await hubspot.control('DELETE', `/crm/companies/${String(made.body['id'])}`);
      await hubspot.control('POST', '/crm/companies/102/restore');
    },
  );

  test('a lag strikes as often as it was told to, and a search of another kind not at all', async () => {
    await lag('companies.search', { times: 1 });
    await hubspot.control('PATCH', '/crm/contacts/202', { properties: { lastname: 'Nguyen' } });
    await hubspot.control('PATCH', '/crm/companies/1004', { properties: { name: 'Apex Print' } });
    expect((await search('contacts', { query: 'nguyen' })).body['total']).toBe(1);
    expect(idsOf(await named('Apex Print'))).toEqual([]);
    expect(idsOf(await named('Apex Print'))).toEqual(['1004']);
  });
});

test('a lag of a list is refused: lists do not lag', async () => {
  const answer = await hubspot.control('POST', '/faults', { operation: 'companies.list', kind: 'lag' });
  expect([answer.status, answer.body['message']]).toEqual([400, expect.stringMatching(/^No lag strikes/)]);
});

test('on a rough day searches lag', async () => {
  process.env['SANDBOX_ROUGH'] = 'lag';
  const rough = await startSmall();
  delete process.env['SANDBOX_ROUGH'];
  const bearer = await rough.token();
  await rough.control('POST', '/crm/companies', { properties: { name: 'Novel Ltd' } });
  const found = () => rough.api(bearer, '/crm/objects/2026-09/companies/search', { query: 'novel' });
  expect((await found()).body['total']).toBe(0);
  rough.clock.advance(2);
  expect((await found()).body['total']).toBe(1);
  await rough.close();
});
