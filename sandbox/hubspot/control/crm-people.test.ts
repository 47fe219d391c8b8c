import type { Change } from '../changes.ts';
import { startSmall, type SmallHubSpot } from '../testing/start-small.ts';

let hubspot: SmallHubSpot;
let token: string;
let told: Change[];

beforeEach(async () => {
  hubspot = await startSmall();
  token = await hubspot.token();
  told = [];
  hubspot.changes.listen((change) => told.push(change));
});
afterEach(() => hubspot.close());

const read = (path: string) => hubspot.api(token, `/crm/objects/2026-09/${path}`);
const kinds = () => told.map(({ kind, objectType, objectId }) => `${kind} ${objectType} ${objectId}`);
const companiesOf = async (path: string) => {
  const { body } = await hubspot.control('GET', `/crm/${path}/associations/companies`);
  const results = body['results'] as { toObjectId: string; associationTypes: { typeId: number }[] }[];
  return results.map(({ toObjectId, associationTypes }) => [toObjectId, ...associationTypes.map((one) => one.typeId)]);
};

test('a person creates a record, which the API shows at once', async () => {
  const made = await hubspot.control('POST', '/crm/companies', { properties: { name: 'New Ltd' } });
  expect(made).toMatchObject({ status: 201, body: { properties: { name: 'New Ltd' }, archived: false } });
  const id = String(made.body['id']);
  expect((await read(`companies/${id}`)).body).toMatchObject({ id, properties: { name: 'New Ltd' } });
  expect(told).toMatchObject([
    { kind: 'creation', objectId: id, changeSource: 'CRM_UI', sourceId: 'userId:9' },
    { kind: 'propertyChange', propertyName: 'name', propertyValue: 'New Ltd' },
  ]);
});

test('what was deleted is gone until it is restored, with all that it was associated with', async () => {
  expect((await hubspot.control('DELETE', '/crm/companies/101')).status).toBe(204);
  expect((await read('companies/101')).status).toBe(404);
  expect(await companiesOf('deals/301')).toEqual([['102', 341]]);
  expect((await hubspot.control('DELETE', '/crm/companies/101')).status).toBe(404);
  expect((await hubspot.control('POST', '/crm/companies/101/restore')).status).toBe(200);
  expect((await read('companies/101')).status).toBe(200);
  expect(await companiesOf('deals/301')).toEqual([
    ['101', 5, 341],
    ['102', 341],
  ]);
  expect(kinds()).toEqual(['deletion companies 101', 'restore companies 101']);
  expect((await hubspot.control('POST', '/crm/companies/101/restore')).status).toBe(400);
});

test('after ninety days nobody can restore it', async () => {
  await hubspot.control('DELETE', '/crm/companies/101');
  hubspot.clock.advance(90 * 24 * 3600 + 1);
  const { status, body } = await hubspot.control('POST', '/crm/companies/101/restore');
  expect([status, body['message']]).toEqual([400, 'The record was deleted more than 90 days ago']);
});

test('of two merged companies both ids answer for the new record, and its associations are those of both', async () => {
  const { body } = await hubspot.control('POST', '/crm/companies/102/merge', { into: '101' });
  const id = String(body['id']);
  for (const old of ['101', '102'])
    expect((await read(`companies/${old}?properties=name,phone`)).body).toMatchObject({
      id,
      properties: { name: 'Acme Signs Ltd' },
    });
  expect(await companiesOf('deals/301')).toEqual([[id, 5, 341]]);
  expect(await companiesOf('contacts/201')).toEqual([[id, 1, 279]]);
  expect(told.at(-1)).toMatchObject({ kind: 'merge', objectId: '101', mergedObjectIds: ['102'], newObjectId: id });
  const inputs = [{ id: '101' }, { id: '102' }, { id }, { id: '1004' }];
  const batch = await hubspot.api(token, '/crm/objects/2026-09/companies/batch/read', { inputs });
  expect(batch).toMatchObject({ status: 200, body: { results: [{ id: '1004' }, { id }] } });
  const again = await hubspot.control('POST', `/crm/companies/${id}/merge`, { into: '1004' });
  expect((await read('companies/102')).body['id']).toBe(again.body['id']);
  expect((await hubspot.control('POST', '/crm/companies/102/restore')).status).toBe(400);
});

test('a contact that others are merged into keeps its id, and answers for theirs', async () => {
  const { body } = await hubspot.control('POST', '/crm/contacts/202/merge', { into: '201' });
  expect(body).toMatchObject({ id: '201', properties: { lastname: 'Lovelace', lifecyclestage: 'customer' } });
  const old = await read('contacts/202');
  expect(old.body).toMatchObject({ id: '201', properties: { email: 'Ada@acme.example' } });
  expect((await read('contacts/202?archived=true')).status).toBe(404);
});

test('a contact deleted for privacy is nowhere any more, and cannot be restored', async () => {
  expect((await hubspot.control('POST', '/crm/contacts/201/privacy-delete')).status).toBe(204);
  expect((await read('contacts/201?archived=true')).status).toBe(404);
  expect((await hubspot.control('POST', '/crm/contacts/201/restore')).status).toBe(404);
  const { body } = await hubspot.control('GET', '/crm/companies/101/associations/contacts');
  expect(body).toEqual({ results: [] });
  expect(JSON.stringify(hubspot.state.data.records.contacts)).not.toContain('Lovelace');
  expect(kinds()).toEqual(['privacyDeletion contacts 201']);
});

test('the first company is the primary one; another becomes it when told to', async () => {
  expect((await hubspot.control('POST', '/crm/contacts/202/associations/companies/102')).status).toBe(204);
  await hubspot.control('POST', '/crm/contacts/202/associations/companies/101');
  expect(await companiesOf('contacts/202')).toEqual([
    ['102', 1, 279],
    ['101', 279],
  ]);
  await hubspot.control('POST', '/crm/contacts/202/associations/companies/101', { primary: true });
  expect(await companiesOf('contacts/202')).toEqual([
    ['102', 279],
    ['101', 279, 1],
  ]);
  expect((await hubspot.control('DELETE', '/crm/contacts/202/associations/companies/101')).status).toBe(204);
  expect(await companiesOf('contacts/202')).toEqual([['102', 279]]);
  expect(told.at(-1)).toMatchObject({
    kind: 'associationChange',
    associationRemoved: true,
    isPrimaryAssociation: true,
  });
});

test.each<[string, object, number, RegExp]>([
  ['PATCH /crm/deals/301', { dealstage: 'banana' }, 400, /INVALID_OPTION/],
  ['PATCH /crm/deals/301', { amount: 'abc' }, 400, /INVALID_NUMERIC_VALUE/],
  ['PATCH /crm/deals/301', { closedate: 'soon' }, 400, /INVALID_DATE/],
  ['PATCH /crm/deals/301', { hs_is_closed_won: 'true' }, 400, /READ_ONLY_VALUE/],
  ['PATCH /crm/contacts/202', { email: 'not an email' }, 400, /INVALID_EMAIL/],
  ['PATCH /crm/contacts/202', { email: 'ADA@acme.example' }, 409, /Existing ID: 201/],
  ['POST /crm/contacts', { email: 'ada@acme.example' }, 409, /Existing ID: 201/],
  ['POST /crm/deals', {}, 400, /required properties/],
  ['POST /crm/line_items', { name: 'A', price: '-1' }, 400, /less than the minimum/],
  ['PATCH /crm/companies/103', { name: 'Back' }, 404, /No such record/],
])('a person is refused as the app is: %s of %j', async (...[call, properties, status, words]) => {
  const [method = '', path = ''] = call.split(' ');
  const answer = await hubspot.control(method, path, { properties });
  expect([answer.status, answer.body['message']]).toEqual([status, expect.stringMatching(words)]);
  expect(told).toEqual([]);
});

test('a person meets what the administrator demands, and writes what the form allows', async () => {
  await hubspot.control('POST', '/validation-rules', { objectType: 'deals', requiredProperties: ['dealtype'] });
  const edit = (properties: object) => hubspot.control('PATCH', '/crm/deals/301', { properties });
  expect(await edit({ amount: '5' })).toMatchObject({ status: 400, body: { category: 'VALIDATION_ERROR' } });
  const good = { dealtype: 'newbusiness', closedate: '2026-05-01', amount: null };
  const kept = { dealtype: 'newbusiness', closedate: '2026-05-01T00:00:00.000Z', amount: null };
  expect(await edit(good)).toMatchObject({ status: 200, body: { properties: kept } });
});

test.each<[string, object | undefined, number]>([
  ['POST /crm/companies', { properties: { nonsense: 'x' } }, 400],
  ['POST /crm/companies', {}, 400],
  ['POST /crm/companies/101/merge', { into: '101' }, 400],
  ['POST /crm/companies/101/merge', { into: '103' }, 404],
  ['POST /crm/products/501/merge', { into: '501' }, 400],
  ['POST /crm/companies/101/privacy-delete', undefined, 400],
  ['POST /crm/contacts/201/associations/products/501', undefined, 400],
  ['POST /crm/contacts/201/associations/companies/103', undefined, 404],
  ['DELETE /crm/contacts/201/associations/pets/1', undefined, 404],
  ['DELETE /crm/contacts/999', undefined, 404],
])('%s of %j is refused', async (call, body, status) => {
  const [method = '', path = ''] = call.split(' ');
  expect((await hubspot.control(method, path, body)).status).toBe(status);
  expect(told).toEqual([]);
});
