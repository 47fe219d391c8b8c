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
  ['a body over 3,000 characters', { query: 'x'.repeat(3000) }, /3000 characters/],
])('a search with %s is refused', async (_what, body, words) => {
  const answer = await search('companies', body);
  expect(answer.status).toBe(400);
  expect(answer.body['message']).toMatch(words);
});

test('with the lag switched on, search trails behind an edit that a read sees at once', async () => {
  await hubspot.control('POST', '/search-lag', { seconds: 30 });
  await hubspot.control('PATCH', '/crm/companies/1004', { properties: { name: 'Nadir Print' } });
  const byName = (name: string) => search('companies', { filterGroups: [group('name', 'EQ', name)] });
  const read = await hubspot.api(token, '/crm/objects/2026-09/companies/1004');
  expect(read.body['properties']).toMatchObject({ name: 'Nadir Print' });
  expect(idsOf(await byName('Nadir Print'))).toEqual([]);
  expect(idsOf(await byName('Zenith Print'))).toEqual(['1004']);
  hubspot.clock.advance(30);
  expect(idsOf(await byName('Nadir Print'))).toEqual(['1004']);
});
