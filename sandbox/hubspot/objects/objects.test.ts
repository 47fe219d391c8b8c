import { startSmall, type SmallHubSpot } from '../testing/start-small.ts';

const OBJECTS = '/crm/objects/2026-09';
let hubspot: SmallHubSpot;
let token: string;

beforeAll(async () => {
  hubspot = await startSmall();
  token = await hubspot.token(['crm.objects.line_items.read', 'crm.objects.products.read']);
});
afterAll(() => hubspot.close());
// Counts of other tests must not throttle this one.
beforeEach(() => hubspot.clock.advance(10));

const get = (path: string) => hubspot.api(token, OBJECTS + path);
const idsOf = (body: Record<string, unknown>): string[] => (body['results'] as { id: string }[]).map(({ id }) => id);

test('a list comes in pages by id, without the archived', async () => {
  const first = await get('/companies?limit=2');
  expect(idsOf(first.body)).toEqual(['101', '102']);
  expect(first.body['paging']).toMatchObject({ next: { after: '1004' } });
  const second = await get('/companies?limit=2&after=1004');
  expect(idsOf(second.body)).toEqual(['1004']);
  expect(second.body).not.toHaveProperty('paging');
  expect(idsOf((await get('/companies?archived=true')).body)).toEqual(['103']);
});

test('a cursor whose record is gone goes on with the next one', async () => {
  expect(idsOf((await get('/companies?after=103')).body)).toEqual(['1004']);
});

test.each(['0', '101', 'x', '2.5'])('limit %s is refused', async (limit) => {
  expect(await get(`/companies?limit=${limit}`)).toMatchObject({ status: 400, body: { category: 'VALIDATION_ERROR' } });
});

test('without a wish the default properties come, with one only what exists of it', async () => {
  const { body } = await get('/companies/102');
  expect(Object.keys(body['properties'] as object)).toEqual([
    'createdate',
    'domain',
    'hs_lastmodifieddate',
    'hs_object_id',
    'name',
  ]);
  const asked = await get('/companies/102?properties=phone,nonsense&properties=tier');
  expect(asked.body).toMatchObject({
    id: '102',
    url: 'https://app-eu1.hubspot.com/contacts/62515/record/0-2/102',
    archived: false,
  });
  expect(asked.body['properties']).toEqual({
    phone: null,
    tier: null,
    createdate: '2026-01-02T09:00:00.000Z',
    hs_lastmodifieddate: '2026-02-01T09:00:00.000Z',
    hs_object_id: '102',
  });
});

test('what follows from a deal’s stage is worked out', async () => {
  const { body } = await get('/0-3/301?properties=hs_is_closed_won,hs_deal_stage_probability,amount');
  expect(body['properties']).toMatchObject({
    hs_is_closed_won: 'true',
    hs_deal_stage_probability: '1.0',
    amount: '1200.50',
  });
});

test('the net price of a line is worked out', async () => {
  const { body } = await get('/line_items/401?properties=amount');
  expect(body['properties']).toMatchObject({ amount: '1200.5' });
});

test('associations come along under HubSpot’s names', async () => {
  const { body } = await get('/deals/301?associations=companies,0-8,contacts');
  expect(body['associations']).toEqual({
    companies: {
      results: [
        { id: '101', type: 'deal_to_company' },
        { id: '101', type: 'deal_to_company_unlabeled' },
        { id: '102', type: 'deal_to_company_unlabeled' },
      ],
    },
    'line items': { results: [{ id: '401', type: 'deal_to_line_item' }] },
    contacts: { results: [{ id: '201', type: 'deal_to_contact' }] },
  });
  expect((await get('/contacts/202?associations=companies')).body).not.toHaveProperty('associations');
  expect((await get('/contacts/202?associations=pets')).status).toBe(400);
});

test('associated records need their own scope', async () => {
  const poor = await hubspot.token();
  const answer = await hubspot.api(poor, `${OBJECTS}/deals?associations=line_items`);
  expect(answer).toMatchObject({ status: 403, body: { category: 'MISSING_SCOPES' } });
});

test('a contact is found by e-mail address, whatever its case', async () => {
  expect((await get('/contacts/ada@ACME.example?idProperty=email')).body).toMatchObject({ id: '201' });
  expect((await get('/companies/acme?idProperty=nonsense')).status).toBe(400);
});

test('what is not there is 404, and archived only when asked for', async () => {
  expect(await get('/deals/999')).toMatchObject({ status: 404, body: { message: 'resource not found' } });
  expect(await get('/deals/x1')).toMatchObject({ status: 404, body: { context: { id: ['x1'] } } });
  expect((await get('/companies/103')).status).toBe(404);
  const archived = await get('/companies/103?archived=true');
  expect(archived.body).toMatchObject({ archived: true, archivedAt: archived.body['updatedAt'] });
});

test('a batch answers each id once and names the missing in a 207', async () => {
  const inputs = ['102', '999', '101', '102', '103'].map((id) => ({ id }));
  const answer = await hubspot.api(token, `${OBJECTS}/companies/batch/read`, { inputs, properties: ['name'] });
  expect(answer.status).toBe(207);
  expect(idsOf(answer.body)).toEqual(['101', '102']);
  expect(answer.body).toMatchObject({
    status: 'COMPLETE',
    numErrors: 1,
    errors: [{ category: 'OBJECT_NOT_FOUND', context: { ids: ['103', '999'] } }],
  });
  expect((await hubspot.api(token, `${OBJECTS}/companies/batch/read`, { inputs: [{ id: '101' }] })).status).toBe(200);
});

test.each([
  ['over a hundred inputs', { inputs: Array.from({ length: 101 }, (_, id) => ({ id: String(id) })) }, 400],
  ['no inputs', {}, 400],
  ['ids that are numbers', { inputs: [{ id: 101 }] }, 400],
  ['a history of values, which is not played', { inputs: [{ id: '101' }], propertiesWithHistory: ['name'] }, 501],
])('a batch with %s is refused', async (_what, body, status) => {
  expect((await hubspot.api(token, `${OBJECTS}/companies/batch/read`, body)).status).toBe(status);
});

test.each([
  ['{', 'application/json', 400],
  ['{"inputs":[]}', 'text/plain', 415],
])('the body %s as %s is refused', async (body, contentType, status) => {
  const headers = { authorization: `Bearer ${token}`, 'content-type': contentType };
  const response = await fetch(`${hubspot.url}${OBJECTS}/deals/batch/read`, { method: 'POST', body, headers });
  expect(response.status).toBe(status);
});
