import { startSmall, type SmallHubSpot } from '../testing/start-small.ts';
import { indexAssociations, linksOf } from './links.ts';

let hubspot: SmallHubSpot;
let token: string;

beforeAll(async () => {
  hubspot = await startSmall();
  token = await hubspot.token();
});
afterAll(() => hubspot.close());

const read = (pair: string, ids: string[], bearer = token) =>
  hubspot.api(bearer, `/crm/associations/2026-09/${pair}/batch/read`, { inputs: ids.map((id) => ({ id })) });
const type = (typeId: number, label: string | null = null) => ({ category: 'HUBSPOT_DEFINED', typeId, label });

test('a deal leads to its primary company and to its others', async () => {
  const { status, body } = await read('deals/companies', ['301']);
  expect(status).toBe(200);
  expect(body['results']).toEqual([
    {
      from: { id: '301' },
      to: [
        { toObjectId: '101', associationTypes: [type(5, 'Primary'), type(341)] },
        { toObjectId: '102', associationTypes: [type(341)] },
      ],
    },
  ]);
});

test.each([
  { pair: '0-2/0-3', from: '101', to: '301', types: [type(6, 'Primary'), type(342)] },
  { pair: 'contacts/companies', from: '201', to: '101', types: [type(1, 'Primary'), type(279)] },
  { pair: 'companies/contacts', from: '101', to: '201', types: [type(2, 'Primary'), type(280)] },
  { pair: 'contacts/deals', from: '201', to: '301', types: [type(4)] },
  { pair: 'deals/contacts', from: '301', to: '201', types: [type(3)] },
])('$pair of $from is $to in both directions', async ({ pair, from, to, types }) => {
  expect((await read(pair, [from])).body['results']).toEqual([
    { from: { id: from }, to: [{ toObjectId: to, associationTypes: types }] },
  ]);
});

test('a record without any is an error in a 207, beside the results', async () => {
  const { status, body } = await read('contacts/companies', ['201', '202']);
  expect(status).toBe(207);
  expect(body).toMatchObject({
    results: [{ from: { id: '201' } }],
    numErrors: 1,
    errors: [{ subCategory: 'crm.associations.NO_ASSOCIATIONS_FOUND', context: { fromObjectId: ['202'] } }],
  });
});

test('both kinds must be readable', async () => {
  expect((await read('deals/line_items', ['301'])).status).toBe(403);
  const rich = await hubspot.token(['crm.objects.line_items.read']);
  const { body } = await read('line_items/deals', ['401'], rich);
  expect(body['results']).toEqual([{ from: { id: '401' }, to: [{ toObjectId: '301', associationTypes: [type(20)] }] }]);
});

test('a thousand inputs are the most', async () => {
  const ids = Array.from({ length: 1001 }, (_, id) => String(id));
  expect((await read('deals/companies', ids)).status).toBe(400);
  expect((await read('deals/pets', ['301'])).status).toBe(400);
});

test('more than one page of associations is followed by cursor', async () => {
  const contacts = Array.from({ length: 501 }, (_, id) => ({ id: String(9000 + id), typeIds: [280] }));
  hubspot.state.data.links['companies/1004/contacts'] = contacts;
  const ask = async (after?: string) =>
    hubspot.api(token, '/crm/associations/2026-09/companies/contacts/batch/read', { inputs: [{ id: '1004', after }] });
  const [first] = (await ask()).body['results'] as { to: unknown[]; paging: { next: { after: string } } }[];
  expect(first!.to).toHaveLength(500);
  const [second] = (await ask(first!.paging.next.after)).body['results'] as { to: unknown[] }[];
  expect(second).toMatchObject({ to: [{ toObjectId: '9500' }] });
  expect(second).not.toHaveProperty('paging');
});

test('a type id of another pair is a broken seed', () => {
  const from = { objectType: 'deals', id: '1' } as const;
  const to = { objectType: 'companies', id: '2' } as const;
  expect(() => indexAssociations([{ from, to, typeIds: [4] }])).toThrow(/does not lead/);
  const links = indexAssociations([{ from, to, typeIds: [5] }]);
  expect(linksOf(links, { from: 'companies', id: '2', to: 'deals' })).toEqual([{ id: '1', typeIds: [6, 342] }]);
});
