import { optionalScopes, startSmall, type Method, type SmallHubSpot } from '../testing/start-small.ts';

const ONE = '/crm/objects/2026-09';
const MANY = '/crm/associations/2026-09';
let hubspot: SmallHubSpot;
let token: string;

beforeEach(async () => {
  hubspot = await startSmall();
  token = await hubspot.token(optionalScopes);
});
afterEach(() => hubspot.close());

const call = (method: Method, path: `/${string}`, body?: unknown) => hubspot.call(token, `${method} ${path}`, body);
const batch = (path: string, inputs: unknown[]) => call('POST', `${MANY}/${path}`, { inputs });
const spec = (associationTypeId: number) => ({ associationCategory: 'HUBSPOT_DEFINED', associationTypeId });

/** The companies of the deal with their type ids. */
const companies = async (): Promise<unknown> => {
  const { body } = await batch('deals/companies/batch/read', [{ id: '301' }]);
  const [read] = body['results'] as { to: { toObjectId: string; associationTypes: { typeId: number }[] }[] }[];
  return read?.to.map((one) => [one.toObjectId, ...one.associationTypes.map(({ typeId }) => typeId)]);
};

test('a plain association is put by default, and answered from both ends', async () => {
  const { status, body } = await call('PUT', `${ONE}/deals/301/associations/default/0-2/1004`);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    status: 'COMPLETE',
    results: [
      { from: { id: '301' }, to: { id: '1004' }, associationSpec: spec(341) },
      { from: { id: '1004' }, to: { id: '301' }, associationSpec: spec(342) },
    ],
  });
  expect(await companies()).toContainEqual(['1004', 341]);
});

test('a label is put, taken away, and the association removed', async () => {
  const put = await call('PUT', `${ONE}/deals/301/associations/companies/102`, [spec(5)]);
  expect(put).toMatchObject({
    status: 201,
    body: {
      fromObjectTypeId: '0-3',
      fromObjectId: '301',
      toObjectTypeId: '0-2',
      toObjectId: '102',
      labels: ['Primary'],
    },
  });
  expect(await companies()).toEqual([
    ['101', 341],
    ['102', 341, 5],
  ]);
  const label = { from: { id: '301' }, to: { id: '102' }, types: [spec(5)] };
  expect((await batch('deals/companies/batch/labels/archive', [label])).status).toBe(200);
  expect((await call('DELETE', `${ONE}/companies/101/associations/deals/301`)).status).toBe(204);
  expect(await companies()).toEqual([['102', 341]]);
});

test('batches associate, and tell what they could not', async () => {
  const inputs = ['1004', '999'].map((id) => ({ from: { id: '301' }, to: { id } }));
  const plain = await batch('deals/companies/batch/associate/default', inputs);
  expect(plain).toMatchObject({
    status: 207,
    body: { results: [{ to: { id: '1004' } }, { to: { id: '301' } }], errors: [{ context: { toObjectId: ['999'] } }] },
  });
  const labelled = await batch('deals/companies/batch/create', [
    { from: { id: '301' }, to: { id: '1004' }, types: [spec(5)] },
    { from: { id: '301' }, to: { id: '1004' }, types: [spec(3)] },
    { from: { id: '999' }, to: { id: '1004' }, types: [spec(5)] },
  ]);
  expect(labelled).toMatchObject({
    status: 207,
    body: {
      results: [{ labels: ['Primary'] }],
      errors: [{ category: 'VALIDATION_ERROR' }, { category: 'OBJECT_NOT_FOUND' }],
    },
  });
  const parted = await batch('deals/companies/batch/archive', [
    { from: { id: '301' }, to: [{ id: '1004' }, { id: '9' }] },
  ]);
  expect(parted).toMatchObject({ status: 200, body: { status: 'COMPLETE', results: [] } });
  expect(await companies()).toEqual([
    ['101', 341],
    ['102', 341],
  ]);
});

test('a line item stays with its one parent', async () => {
  expect((await call('PUT', `${ONE}/quotes/601/associations/default/line_items/401`)).status).toBe(400);
  expect((await call('PUT', `${ONE}/line_items/402/associations/default/deals/301`)).status).toBe(400);
  expect((await call('PUT', `${ONE}/deals/301/associations/default/line_items/401`)).status).toBe(200);
  await call('DELETE', `${ONE}/deals/301/associations/line_items/401`);
  expect((await call('PUT', `${ONE}/quotes/601/associations/default/line_items/401`)).status).toBe(200);
});

test.each<[path: string, body: unknown, status: number]>([
  [`${ONE}/deals/999/associations/default/companies/101`, undefined, 404],
  [`${ONE}/deals/301/associations/default/companies/103`, undefined, 400],
  [`${ONE}/deals/301/associations/default/products/501`, undefined, 400],
  [`${ONE}/deals/301/associations/default/pets/1`, undefined, 400],
  [`${ONE}/deals/301/associations/companies/102`, [], 400],
  [`${ONE}/deals/301/associations/companies/102`, [{ ...spec(341), associationCategory: 'USER_DEFINED' }], 400],
  [`${ONE}/deals/301/associations/companies/102`, [{ associationTypeId: 341 }], 400],
])('PUT %s with %j is refused', async (path, body, status) => {
  expect((await call('PUT', path as `/${string}`, body)).status).toBe(status);
});

test.each(['associate/default', 'create', 'archive', 'labels/archive'])(
  '%s takes two thousand inputs',
  async (verb) => {
    const from = { id: '301' };
    const to = { id: '101' };
    const one = {
      'associate/default': { from, to },
      archive: { from, to: [to] },
    };
    const input = (one as Record<string, object>)[verb] ?? { from, to, types: [spec(341)] };
    const inputs = Array.from({ length: 2001 }, () => input);
    expect((await batch(`deals/companies/batch/${verb}`, inputs)).status).toBe(400);
    expect((await batch(`deals/companies/batch/${verb}`, inputs.slice(1))).status).toBe(200);
  },
);

test('the first kind must be writable, the second readable', async () => {
  const reader = await hubspot.token(['crm.objects.contacts.write']);
  const path = `${ONE}/deals/301/associations/default/contacts/202`;
  expect(await hubspot.call(reader, `PUT ${path}`)).toMatchObject({
    status: 403,
    body: { category: 'MISSING_SCOPES' },
  });
  const back = `${ONE}/contacts/202/associations/default/deals/301`;
  expect((await hubspot.call(reader, `PUT ${back}`)).status).toBe(200);
});
