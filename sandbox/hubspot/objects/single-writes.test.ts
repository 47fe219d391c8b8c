import { optionalScopes, startSmall, type Method, type SmallHubSpot } from '../testing/start-small.ts';

const OBJECTS = '/crm/objects/2026-09';
let hubspot: SmallHubSpot;
let token: string;

beforeAll(async () => {
  hubspot = await startSmall();
  token = await hubspot.token(optionalScopes);
});
afterAll(() => hubspot.close());
// Counts of other tests must not throttle this one.
beforeEach(() => hubspot.clock.advance(10));

const call = (method: Method, path: string, body?: unknown) => hubspot.call(token, `${method} ${OBJECTS}${path}`, body);
const create = (type: string, properties: Record<string, unknown>, associations: unknown[] = []) =>
  call('POST', `/${type}`, { properties, associations });
const to = (id: string, associationTypeId: number) => ({
  to: { id },
  types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId }],
});

test('a contact is made, changed, read, archived', async () => {
  const made = await create('contacts', { email: 'Eve@New.example', firstname: 'Eve' }, [to('101', 1)]);
  expect(made).toMatchObject({
    status: 201,
    body: { archived: false, properties: { email: 'eve@new.example', firstname: 'Eve', lastname: null } },
  });
  const id = String(made.body['id']);
  const changed = await call('PATCH', `/contacts/EVE@new.example?idProperty=email`, { properties: { firstname: '' } });
  expect(changed).toMatchObject({ status: 200, body: { id, properties: { firstname: null } } });
  const read = await call('GET', `/0-1/${id}?properties=associatedcompanyid,firstname&associations=companies`);
  expect(read.body).toMatchObject({
    properties: { associatedcompanyid: '101', firstname: null },
    associations: {
      companies: { results: [{ type: 'contact_to_company' }, { type: 'contact_to_company_unlabeled' }] },
    },
  });
  expect((await call('DELETE', `/contacts/${id}`)).status).toBe(204);
  expect((await call('DELETE', `/contacts/${id}`)).status).toBe(204);
  expect((await call('GET', `/contacts/${id}`)).status).toBe(404);
  expect((await call('PATCH', `/contacts/${id}`, { properties: {} })).status).toBe(404);
  expect((await call('DELETE', '/contacts/999')).status).toBe(404);
});

test.each([
  ['companies', { name: 'Novel Ltd' }],
  ['deals', { dealname: 'Van', dealstage: 'open', amount: '12.50', closedate: '2026-05-01' }],
  ['products', { name: 'Plinth', price: '10' }],
  ['line_items', { name: 'Plinth', price: '10', quantity: '3' }],
  ['quotes', { hs_title: 'Van', hs_expiration_date: '1772323200000', hs_status: 'DRAFT' }],
  ['tasks', { hs_timestamp: '2026-05-01T09:00:00+01:00', hs_task_status: 'NOT_STARTED', hubspot_owner_id: '77' }],
  ['notes', { hs_timestamp: '2026-05-01T09:00:00Z', hs_note_body: 'Paid' }],
])('%s can be made and searched for', async (type, properties) => {
  const made = await create(type, properties);
  expect(made.status).toBe(201);
  const filters = [{ propertyName: 'hs_object_id', operator: 'EQ', value: made.body['id'] }];
  const found = await call('POST', `/${type}/search`, { filterGroups: [{ filters }] });
  expect(found.body).toMatchObject({ total: 1, results: [{ id: made.body['id'] }] });
});

test('values come back in HubSpot’s form, and what follows from them is worked out', async () => {
  const deal = await create('deals', { dealname: 'Van', dealstage: 'closedwon', closedate: '2026-05-01' });
  expect(deal.body['properties']).toMatchObject({ pipeline: 'default', closedate: '2026-05-01T00:00:00.000Z' });
  const line = await create('line_items', { hs_product_id: '501', quantity: '2' }, [to(String(deal.body['id']), 20)]);
  const read = await call('GET', `/line_items/${String(line.body['id'])}?properties=name,amount`);
  expect(read.body['properties']).toMatchObject({ name: 'Fascia', amount: '2401' });
  const task = await create('tasks', { hs_timestamp: '2026-05-01T09:00:00+01:00' });
  expect(task.body['properties']).toMatchObject({ hs_timestamp: '2026-05-01T08:00:00.000Z' });
});

test('a company takes any value of an enumeration whose choices are not played', async () => {
  const made = await create('companies', { name: 'Novel Ltd', industry: 'ANYTHING' });
  expect(made).toMatchObject({ status: 201, body: { properties: { industry: 'ANYTHING' } } });
});

test('a record can be made without saying what it is associated with', async () => {
  expect((await call('POST', '/companies', { properties: { name: 'Novel Ltd' } })).status).toBe(201);
});

test('the amount of a quote is that of its lines; once published it has a page', async () => {
  const quote = () => call('GET', '/quotes/601?properties=hs_quote_amount,hs_quote_link&associations=line_items,deals');
  expect((await quote()).body).toMatchObject({
    properties: { hs_quote_amount: '1200', hs_quote_link: expect.stringMatching(/^https:.*601$/) as string },
    associations: { 'line items': { results: [{ id: '402' }] }, deals: { results: [{ id: '301' }] } },
  });
  await call('PATCH', '/quotes/601', { properties: { hs_status: 'DRAFT' } });
  expect((await quote()).body['properties']).toMatchObject({ hs_quote_link: null });
});

test('that a quote was accepted is kept as HubSpot tells it, and nothing else follows from it', async () => {
  const told = { hs_accepted_date: '2026-11-18T10:00:00.000Z', hs_quote_status: 'ACCEPTED' };
  await call('PATCH', '/quotes/601', { properties: told });
  const names = 'hs_accepted_date,hs_quote_status,hs_esign_date,hs_status';
  const { body } = await call('GET', `/quotes/601?properties=${names}`);
  expect(body['properties']).toMatchObject({ ...told, hs_esign_date: null, hs_status: 'DRAFT' });
});

const VALID = { dealname: 'Van', dealstage: 'open' };
test.each([
  ['deals', { ...VALID, nonsense: '1' }, 'PROPERTY_DOESNT_EXIST'],
  ['deals', { ...VALID, hs_is_closed_won: 'true' }, 'READ_ONLY_VALUE'],
  ['line_items', { name: 'A', amount: '1' }, 'READ_ONLY_VALUE'],
  ['deals', { ...VALID, dealstage: 'lost' }, 'INVALID_OPTION'],
  ['deals', { ...VALID, pipeline: 'other' }, 'INVALID_OPTION'],
  ['deals', { ...VALID, hubspot_owner_id: '1' }, 'INVALID_OPTION'],
  ['deals', { ...VALID, deal_currency_code: 'USD' }, 'INVALID_OPTION'],
  ['deals', { ...VALID, amount: '12,50' }, 'INVALID_NUMERIC_VALUE'],
  ['deals', { ...VALID, amount: ' 12' }, 'INVALID_NUMERIC_VALUE'],
  ['deals', { ...VALID, closedate: '01/05/2026' }, 'INVALID_DATE'],
  ['deals', { ...VALID, closedate: '2026-02-30' }, 'INVALID_DATE'],
  ['deals', { ...VALID, closedate: '2026-05-01T09:00' }, 'INVALID_DATE'],
  ['line_items', { name: 'A', hs_recurring_billing_start_date: '1772323200001' }, 'INVALID_DATE'],
  ['quotes', { hs_title: 'A', hs_expiration_date: '2026-05-01', hs_esign_enabled: 'yes' }, 'INVALID_BOOLEAN'],
  ['contacts', { email: 'eve at example' }, 'INVALID_EMAIL'],
  ['line_items', { name: 'A', price: '-1' }, 'INVALID_NUMERIC_VALUE'],
  ['line_items', { hs_product_id: '999' }, 'INVALID_OPTION'],
  ['contacts', { lastname: 'Nobody', associatedcompanyid: '101' }, 'READ_ONLY_VALUE'],
])('%s with %j are refused as %s', async (type, properties, code) => {
  const { status, body } = await create(type, properties);
  expect(status).toBe(400);
  expect(body).toMatchObject({
    status: 'error',
    category: 'VALIDATION_ERROR',
    message: expect.stringMatching(/^Property values were not valid: \[\{"isValid":false/) as string,
    errors: [{ code, context: { propertyName: [expect.any(String)] } }],
  });
});

test.each([
  ['contacts', { jobtitle: 'Painter' }, ['email', 'firstname', 'lastname']],
  ['companies', { phone: '1' }, ['name', 'domain']],
  ['deals', { amount: '1' }, ['dealname', 'dealstage']],
  ['tasks', { hs_task_subject: 'Call' }, ['hs_timestamp']],
  ['quotes', { hs_title: 'A' }, ['hs_expiration_date']],
])('%s with %j lack %j', async (type, properties, names) => {
  const { status, body } = await create(type, properties);
  expect({ status, body }).toMatchObject({ status: 400, body: { errors: [{ context: { properties: names } }] } });
});

test('an e-mail address belongs to one contact', async () => {
  const taken = { status: 409, body: { category: 'CONFLICT', message: 'Contact already exists. Existing ID: 201' } };
  expect(await create('contacts', { email: 'ADA@acme.example' })).toMatchObject(taken);
  expect(await call('PATCH', '/contacts/202', { properties: { email: 'ada@acme.example' } })).toMatchObject(taken);
  expect((await call('PATCH', '/contacts/201', { properties: { email: 'ada@acme.example' } })).status).toBe(200);
});

test.each([
  ['of a kind that leads elsewhere', [to('301', 5)]],
  ['with a record that is not there', [to('999', 20)]],
  ['of two parents', [to('301', 20), to('601', 68)]],
])('a line item with associations %s is refused', async (_what, associations) => {
  const { status, body } = await create('line_items', { name: 'A' }, associations);
  expect({ status, body }).toMatchObject({ status: 400, body: { category: 'VALIDATION_ERROR' } });
});

test('a line of a deal is not put on a quote', async () => {
  const wanted = { hs_title: 'A', hs_expiration_date: '2026-05-01' };
  expect((await create('quotes', wanted, [to('401', 67)])).status).toBe(400);
});

test.each<[Method, string, unknown]>([
  ['POST', '/deals?hapikey=1', { properties: VALID }],
  ['GET', '/deals?propertiesWithhistory=amount', undefined],
  ['POST', '/deals', { properties: VALID, propertys: {} }],
  ['POST', '/deals', { ...VALID }],
  ['POST', '/deals', { properties: { ...VALID, amount: 12 } }],
  ['POST', '/deals', { properties: { ...VALID, amount: null } }],
  ['POST', '/deals', { properties: VALID, associations: [{ to: { id: 101 }, types: [] }] }],
  ['POST', '/deals/search', { filters: [] }],
  ['PATCH', '/deals/301?idProperty=dealname', { properties: {} }],
])('%s %s with %j is refused', async (method, path, body) => {
  expect(await call(method, path, body)).toMatchObject({ status: 400, body: { category: 'VALIDATION_ERROR' } });
});

test('writing needs the scope to write, and to read what is associated', async () => {
  const reader = await hubspot.token();
  const refused = { status: 403, body: { category: 'MISSING_SCOPES' } };
  expect(await hubspot.call(reader, `POST ${OBJECTS}/deals`, { properties: VALID })).toMatchObject(refused);
  expect(await hubspot.call(reader, `DELETE ${OBJECTS}/deals/301`)).toMatchObject(refused);
  const writer = await hubspot.token(['crm.objects.deals.write']);
  const body = { properties: VALID, associations: [to('401', 19)] };
  expect(await hubspot.call(writer, `POST ${OBJECTS}/deals`, body)).toMatchObject(refused);
});
