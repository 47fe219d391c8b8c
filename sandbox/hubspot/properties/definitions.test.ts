import { optionalScopes, startSmall, type Method, type SmallHubSpot } from '../testing/start-small.ts';

const PROPERTIES = '/crm/properties/2026-09/companies';
let hubspot: SmallHubSpot;
let token: string;

beforeEach(async () => {
  hubspot = await startSmall();
  token = await hubspot.token(optionalScopes);
});
afterEach(() => hubspot.close());

const call = (method: Method, path: string, body?: unknown) =>
  hubspot.call(token, `${method} ${path as `/${string}`}`, body);
const owed = {
  name: 'owed_now',
  label: 'Owed now',
  groupName: 'companyinformation',
  type: 'number',
  fieldType: 'number',
};
const standing = {
  ...owed,
  name: 'standing',
  label: 'Standing',
  type: 'enumeration',
  fieldType: 'select',
  options: ['good', 'late'].map((value, displayOrder) => ({ value, label: value, displayOrder, hidden: false })),
};

test('a property of the app’s own is defined, written and read', async () => {
  const group = await call('POST', `${PROPERTIES}/groups`, { name: 'tieout', label: 'Tieout' });
  expect(group).toMatchObject({ status: 201, body: { name: 'tieout', label: 'Tieout', archived: false } });
  const made = await call('POST', PROPERTIES, { ...standing, groupName: 'tieout', description: 'How they pay' });
  expect(made).toMatchObject({
    status: 201,
    body: {
      name: 'standing',
      groupName: 'tieout',
      description: 'How they pay',
      fieldType: 'select',
      hubspotDefined: false,
      options: [{ value: 'good' }, { value: 'late' }],
      modificationMetadata: { archivable: true, readOnlyDefinition: false },
    },
  });
  const write = (value: string) =>
    call('PATCH', '/crm/objects/2026-09/companies/101', { properties: { standing: value } });
  expect(await write('late')).toMatchObject({ status: 200, body: { properties: { standing: 'late' } } });
  expect(await write('bad')).toMatchObject({ status: 400, body: { errors: [{ code: 'INVALID_OPTION' }] } });
  const groups = await call('GET', `${PROPERTIES}/groups`);
  expect(groups.body).toMatchObject({ results: [{ name: 'companyinformation' }, { name: 'tieout' }] });
});

test('a definition is changed, archived, and comes back with its values', async () => {
  await call('POST', PROPERTIES, owed);
  await call('PATCH', '/crm/objects/2026-09/companies/101', { properties: { owed_now: '5' } });
  const changed = await call('PATCH', `${PROPERTIES}/owed_now`, { label: 'Owed' });
  expect(changed).toMatchObject({ status: 200, body: { label: 'Owed', type: 'number' } });
  expect((await call('DELETE', `${PROPERTIES}/owed_now`)).status).toBe(204);
  expect((await call('GET', `${PROPERTIES}/owed_now`)).status).toBe(404);
  expect((await call('GET', `${PROPERTIES}/owed_now?archived=true`)).body).toMatchObject({ archived: true });
  const unseen = await call('GET', '/crm/objects/2026-09/companies/101?properties=owed_now');
  expect(unseen.body['properties']).not.toHaveProperty('owed_now');
  expect((await call('POST', PROPERTIES, owed)).status).toBe(201);
  const seen = await call('GET', '/crm/objects/2026-09/companies/101?properties=owed_now');
  expect(seen.body['properties']).toMatchObject({ owed_now: '5' });
  expect((await call('GET', `${PROPERTIES}?archived=true`)).body).toEqual({ results: [] });
});

test('a unique property finds its record, and no two share a value', async () => {
  await call('POST', PROPERTIES, { ...owed, name: 'xero_id', type: 'string', fieldType: 'text', hasUniqueValue: true });
  const write = (id: string) =>
    call('PATCH', `/crm/objects/2026-09/companies/${id}`, { properties: { xero_id: 'X-1' } });
  expect((await write('101')).status).toBe(200);
  expect(await write('102')).toMatchObject({ status: 400, body: { errors: [{ code: 'CONFLICTING_UNIQUE_VALUE' }] } });
  const found = await call('GET', '/crm/objects/2026-09/companies/x-1?idProperty=xero_id');
  expect(found.body).toMatchObject({ id: '101' });
});

test.each([
  ['that is there', { ...owed, name: 'domain' }, 409],
  ['in no group', { ...owed, groupName: 'elsewhere' }, 404],
  ['with a name of HubSpot’s', { ...owed, name: 'hs_owed' }, 400],
  ['with a capital', { ...owed, name: 'Owed' }, 400],
  ['whose control does not fit', { ...owed, fieldType: 'select' }, 400],
  ['without choices', { ...standing, options: [] }, 400],
  ['with one choice twice', { ...standing, options: [standing.options[0], standing.options[0]] }, 400],
  ['of an unknown type', { ...owed, type: 'money' }, 400],
  ['without a label', { ...owed, label: undefined }, 400],
  ['with an unknown field', { ...owed, readOnlyValue: true }, 400],
])('a property %s is refused', async (_what, body, status) => {
  expect((await call('POST', PROPERTIES, body)).status).toBe(status);
});

test.each<[Method, string, unknown, number]>([
  ['PATCH', '/domain', { label: 'Web' }, 400],
  ['DELETE', '/domain', undefined, 400],
  ['PATCH', '/nothing', { label: 'Web' }, 404],
  ['DELETE', '/nothing', undefined, 404],
  ['PATCH', '/tier', { type: 'number', fieldType: 'number' }, 400],
  ['PATCH', '/tier', { groupName: 'elsewhere' }, 404],
  ['POST', '/groups', { name: 'companyinformation', label: 'Again' }, 409],
  ['POST', '/groups', { name: 'Tie out', label: 'Tieout' }, 400],
  ['GET', '/groups/nothing', undefined, 404],
  ['PATCH', '/groups/nothing', { label: 'None' }, 404],
  ['DELETE', '/groups/nothing', undefined, 404],
  ['PATCH', '/groups/companyinformation', { label: 'Ours' }, 400],
  ['DELETE', '/groups/companyinformation', undefined, 400],
  ['PATCH', '/groups/companyinformation', { name: 'renamed' }, 400],
  ['POST', '/batch/read', { inputs: [{ name: 'tier' }] }, 400],
])('%s %s with %j is refused', async (...[method, path, body, status]) => {
  expect((await call(method, PROPERTIES + path, body)).status).toBe(status);
});

test('a group is read, changed, and removed once no property is in it', async () => {
  const group = `${PROPERTIES}/groups/tieout`;
  await call('POST', `${PROPERTIES}/groups`, { name: 'tieout', label: 'Tieout', displayOrder: 2 });
  await call('POST', PROPERTIES, { ...owed, groupName: 'tieout' });
  const changed = { name: 'tieout', label: 'Money', displayOrder: 2, archived: false };
  expect(await call('PATCH', group, { label: 'Money' })).toMatchObject({ status: 200, body: changed });
  expect((await call('GET', `${group}?locale=en`)).body).toEqual(changed);
  const held = await call('DELETE', group);
  expect([held.status, held.body['message']]).toEqual([400, 'The property group "tieout" holds properties: owed_now']);
  await call('DELETE', `${PROPERTIES}/owed_now`);
  expect((await call('DELETE', group)).status).toBe(204);
  expect((await call('GET', group)).status).toBe(404);
  expect((await call('POST', PROPERTIES, { ...owed, groupName: 'tieout' })).status).toBe(404);
});

test('several definitions are read at once, each once, and those that are not there are named', async () => {
  const read = (archived: boolean, ...names: string[]) =>
    call('POST', `${PROPERTIES}/batch/read`, {
      archived,
      dataSensitivity: 'non_sensitive',
      inputs: names.map((name) => ({ name })),
    });
  const both = await read(false, 'tier', 'name', 'tier');
  expect(both).toMatchObject({
    status: 200,
    body: { status: 'COMPLETE', results: [{ name: 'name' }, { name: 'tier' }] },
  });
  expect(await read(false, 'tier', 'nothing')).toMatchObject({
    status: 207,
    body: { results: [{ name: 'tier' }], numErrors: 1, errors: [{ context: { name: ['nothing'] } }] },
  });
  await call('DELETE', `${PROPERTIES}/tier`);
  expect((await read(true, 'tier')).body).toMatchObject({ results: [{ name: 'tier', archived: true }] });
});

test('a batch tells what it could not define', async () => {
  const inputs = [owed, { ...owed, name: 'domain' }];
  expect(await call('POST', `${PROPERTIES}/batch/create`, { inputs })).toMatchObject({
    status: 207,
    body: { results: [{ name: 'owed_now' }], numErrors: 1, errors: [{ category: 'OBJECT_ALREADY_EXISTS' }] },
  });
  const names = { inputs: [{ name: 'owed_now' }, { name: 'nothing' }] };
  expect((await call('POST', `${PROPERTIES}/batch/archive`, names)).status).toBe(204);
  expect((await call('GET', `${PROPERTIES}/owed_now`)).status).toBe(404);
  const many = { inputs: Array.from({ length: 101 }, (_, id) => ({ name: `p${id}` })) };
  expect((await call('POST', `${PROPERTIES}/batch/archive`, many)).status).toBe(400);
});

test('definitions need a scope of their own', async () => {
  const reader = await hubspot.token(['crm.objects.companies.write']);
  expect(await hubspot.call(reader, `POST ${PROPERTIES}`, owed)).toMatchObject({
    status: 403,
    body: { errors: [{ context: { requiredGranularScopes: ['crm.schemas.companies.write'] } }] },
  });
});
