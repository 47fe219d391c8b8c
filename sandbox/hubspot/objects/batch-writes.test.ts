import { optionalScopes, startSmall, type SmallHubSpot } from '../testing/start-small.ts';

const COMPANIES = '/crm/objects/2026-09/companies';
const CONTACTS = '/crm/objects/2026-09/contacts';
let hubspot: SmallHubSpot;
let token: string;

beforeEach(async () => {
  hubspot = await startSmall();
  token = await hubspot.token(optionalScopes);
});
afterEach(() => hubspot.close());

const batch = (path: string, inputs: unknown[]) => hubspot.api(token, path, { inputs });
const countOf = (type: 'companies' | 'contacts'): number => Object.keys(hubspot.state.data.records[type]).length;
const named = (name: string, objectWriteTraceId?: string) => ({ properties: { name }, objectWriteTraceId });

test('a batch of new records comes back with their trace ids', async () => {
  const { status, body } = await batch(`${COMPANIES}/batch/create`, [named('A', 'one'), named('B', 'two')]);
  expect(status).toBe(201);
  expect(body).toMatchObject({
    status: 'COMPLETE',
    results: [
      { properties: { name: 'A' }, objectWriteTraceId: 'one' },
      { properties: { name: 'B' }, objectWriteTraceId: 'two' },
    ],
  });
  expect(body).not.toHaveProperty('errors');
});

test('with trace ids the good ones are made and the bad ones named', async () => {
  const bad = { properties: { name: 'B', annualrevenue: 'much' }, objectWriteTraceId: 'two' };
  const { status, body } = await batch(`${COMPANIES}/batch/create`, [named('A', 'one'), bad]);
  expect(status).toBe(207);
  expect(body).toMatchObject({
    results: [{ objectWriteTraceId: 'one' }],
    numErrors: 1,
    errors: [
      {
        status: 'error',
        category: 'VALIDATION_ERROR',
        context: { objectWriteTraceId: ['two'] },
        errors: [{ code: 'INVALID_NUMERIC_VALUE' }],
      },
    ],
  });
});

test.each([[undefined], ['same']])('without a trace id for each (%s) all or none are made', async (trace) => {
  const before = countOf('companies');
  const bad = { properties: { nonsense: '1' }, objectWriteTraceId: trace };
  const answer = await batch(`${COMPANIES}/batch/create`, [named('A', trace), bad]);
  expect(answer).toMatchObject({ status: 400, body: { errors: [{ code: 'PROPERTY_DOESNT_EXIST' }] } });
  expect(countOf('companies')).toBe(before);
});

test('one address twice in a batch is a conflict', async () => {
  const twice = { properties: { email: 'new@acme.example' } };
  expect(await batch(`${CONTACTS}/batch/create`, [twice, twice])).toMatchObject({ status: 409 });
  expect(countOf('contacts')).toBe(2);
});

test('an update answers for each of its inputs', async () => {
  const inputs = [
    { id: '101', properties: { city: 'York' } },
    { id: '103', properties: { city: 'York' } },
    { id: '102', properties: { annualrevenue: 'much' }, objectWriteTraceId: 'two' },
  ];
  const { status, body } = await batch(`${COMPANIES}/batch/update`, inputs);
  expect(status).toBe(207);
  expect(body).toMatchObject({
    results: [{ id: '101', properties: { city: 'York' } }],
    errors: [{ category: 'OBJECT_NOT_FOUND' }, { context: { objectWriteTraceId: ['two'] } }],
  });
  expect((await batch(`${COMPANIES}/batch/update`, inputs.slice(0, 1))).status).toBe(200);
  const twice = await batch(`${COMPANIES}/batch/update`, [inputs[0], inputs[0]]);
  expect(twice).toMatchObject({ status: 400, body: { message: 'Duplicate IDs found in batch input: [101]' } });
});

test('an upsert updates what its unique property finds and makes the rest', async () => {
  const inputs = [
    { id: 'ADA@acme.example', idProperty: 'email', properties: { jobtitle: 'Owner' } },
    { id: 'new@acme.example', idProperty: 'email', properties: { firstname: 'New' } },
    { id: '999', properties: { firstname: 'No' } },
    { id: '202', idProperty: 'jobtitle', properties: {} },
  ];
  const { status, body } = await batch(`${CONTACTS}/batch/upsert`, inputs);
  expect(status).toBe(207);
  expect(body).toMatchObject({
    results: [
      { id: '201', new: false, properties: { jobtitle: 'Owner' } },
      { new: true, properties: { email: 'new@acme.example', firstname: 'New' } },
    ],
    errors: [{ category: 'OBJECT_NOT_FOUND' }, { category: 'VALIDATION_ERROR' }],
  });
  const again = await batch(`${CONTACTS}/batch/upsert`, inputs.slice(0, 2));
  expect(again).toMatchObject({ status: 200, body: { results: [{ new: false }, { new: false }] } });
});

test('an archive passes over what is not there', async () => {
  const answer = await batch(`${COMPANIES}/batch/archive`, [{ id: '101' }, { id: '103' }, { id: '999' }]);
  expect(answer.status).toBe(204);
  expect((await hubspot.api(token, `${COMPANIES}/101`)).status).toBe(404);
});

test.each(['create', 'update', 'upsert', 'archive'])('%s takes a hundred inputs', async (verb) => {
  const inputs = Array.from({ length: 101 }, (_, id) => ({ id: String(id), properties: {} }));
  const fitting = {
    create: inputs.map(({ properties }) => ({ properties })),
    archive: inputs.map(({ id }) => ({ id })),
  };
  const sent = (fitting as Record<string, unknown[]>)[verb] ?? inputs;
  const { status, body } = await batch(`${COMPANIES}/batch/${verb}`, sent);
  expect({ status, body }).toMatchObject({ status: 400, body: { message: expect.stringMatching(/100/) as string } });
});
