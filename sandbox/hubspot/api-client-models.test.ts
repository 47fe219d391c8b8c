import { Client } from '@hubspot/api-client';
import { optionalScopes, startSmall, type SmallHubSpot } from './testing/start-small.ts';

/* eslint-disable @typescript-eslint/no-unsafe-class-instance-assignment -- the client is asked with plain objects, as its guide does */

/*
 * HubSpot's own client still calls the paths of versions 3 and 4. They are those of 2026-09 but for the version, so that its
 * clients and models read the stand-in once each call is sent to the dated path.
 */

interface Sent {
  getUrl: () => string;
  setUrl: (url: string) => void;
}
interface Received {
  body: { text: () => Promise<string>; binary: () => Promise<Buffer> };
}

let hubspot: SmallHubSpot;
let client: Client;
/** The last answer as it came. */
let came: unknown;
/** Fields of answers that the client's models do not have. */
const unread = new Set<string>();

const dated = {
  pre(context: unknown) {
    const sent = context as Sent;
    sent.setUrl(sent.getUrl().replace(/\/crm\/v[34]\/(\w+)/, '/crm/$1/2026-09'));
    return context;
  },
  async post(context: unknown) {
    const { body } = context as Received;
    const text = await body.text();
    came = text === '' ? undefined : JSON.parse(text);
    (context as Received).body = { text: () => Promise.resolve(text), binary: body.binary };
    return context;
  },
};

beforeAll(async () => {
  hubspot = await startSmall();
  const accessToken = await hubspot.token([...optionalScopes, 'crm.objects.products.write']);
  client = new Client({ accessToken, basePath: hubspot.url, limiterOptions: { minTime: 0 }, middleware: [dated] });
});
afterAll(() => hubspot.close());
beforeEach(() => hubspot.clock.advance(10));

/** Compares what the model holds with what came: the same values, times as dates. What the model does not hold is noted. */
const same = (model: unknown, raw: unknown, at: string): void => {
  if (model instanceof Date) expect([at, model.toISOString()]).toEqual([at, new Date(String(raw)).toISOString()]);
  else if (Array.isArray(raw)) raw.forEach((one, index) => same((model as unknown[])[index], one, at));
  else if (typeof raw === 'object' && raw !== null) {
    for (const [name, value] of Object.entries(raw)) {
      const { [name]: plain, [`_${name}`]: held = plain } = model as Record<string, unknown>;
      const where = at === '' ? name : `${at}.${name}`;
      if (held === undefined) unread.add(where);
      else same(held, value, where);
    }
  } else expect([at, model]).toEqual([at, raw]);
};

/** The answer of the client's own model, once it has been held against what came. */
const read = async <T>(asked: Promise<T>): Promise<T> => {
  const model = await asked;
  same(model, came, '');
  return model;
};

const kinds = ['contacts', 'companies', 'deals', 'lineItems', 'products', 'quotes', 'tasks', 'notes'] as const;
const clientOf = (kind: (typeof kinds)[number]) =>
  kind === 'tasks' || kind === 'notes' ? client.crm.objects[kind] : client.crm[kind];
const minimal: Record<(typeof kinds)[number], Record<string, string>> = {
  contacts: { email: 'eve@new.example' },
  companies: { name: 'Novel Ltd' },
  deals: { dealname: 'Van', dealstage: 'open' },
  lineItems: { name: 'Plinth', price: '10' },
  products: { name: 'Plinth' },
  quotes: { hs_title: 'Van', hs_expiration_date: '2026-05-01' },
  tasks: { hs_timestamp: '2026-05-01T09:00:00Z' },
  notes: { hs_timestamp: '2026-05-01T09:00:00Z' },
};

test.each(kinds)('its client of %s writes, reads, searches and archives, one and many', async (kind) => {
  const { basicApi, batchApi, searchApi } = clientOf(kind);
  const properties = minimal[kind];
  const made = await read(basicApi.create({ properties, associations: [] }));
  expect([made.archived, made.createdAt]).toEqual([false, expect.any(Date)]);
  const changed = await read(basicApi.update(made.id, { properties: { hubspot_owner_id: '78' } }));
  expect(changed.id).toBe(made.id);
  const [name = ''] = Object.keys(properties);
  const one = await read(basicApi.getById(made.id, [name], undefined, ['companies'], false));
  expect(one.properties[name]).toBe(made.properties[name]);
  const page = await read(basicApi.getPage(1, undefined, [name]));
  expect(page.results).toHaveLength(1);
  const batch = { inputs: [{ id: made.id }, { id: '999' }], properties: [name], propertiesWithHistory: [] };
  const some = await read(batchApi.read(batch));
  expect([some.results.map(({ id }) => id), 'numErrors' in some && some.numErrors]).toEqual([[made.id], 1]);
  const inputs = [{ id: made.id, properties: { hubspot_owner_id: '77' } }];
  expect((await read(batchApi.update({ inputs }))).results).toHaveLength(1);
  const wanted = { query: '', filterGroups: [], sorts: [], properties: [], limit: 1, after: '0' };
  expect((await read(searchApi.doSearch(wanted))).total).toBeGreaterThan(0);
  await batchApi.archive({ inputs: [{ id: made.id }] });
  await expect(basicApi.getById(made.id)).rejects.toMatchObject({ code: 404, body: { category: 'OBJECT_NOT_FOUND' } });
});

test('its client follows the pages of a list, and reads what a record is associated with', async () => {
  const all = await client.crm.companies.getAll(1, undefined, ['name']);
  expect(all.map(({ id }) => id)).toEqual(['101', '102', '1004']);
  const deal = await read(client.crm.deals.basicApi.getById('301', undefined, undefined, ['companies', 'line_items']));
  expect(deal.associations?.['line items']?.results).toMatchObject([{ id: '401', type: 'deal_to_line_item' }]);
});

test('its client of associations reads, puts and takes away', async () => {
  const { basicApi, batchApi } = client.crm.associations.v4;
  const wanted = { inputs: [{ id: '201' }, { id: '202' }] };
  const found = await read(batchApi.getPage('contacts', 'companies', wanted));
  expect(found.results).toMatchObject([{ _from: { id: '201' }, to: [{ toObjectId: '101' }] }]);
  const put = await read(basicApi.createDefault('contacts', '202', 'companies', '1004'));
  expect(put.results).toMatchObject([{ _from: { id: '202' }, to: { id: '1004' } }, { _from: { id: '1004' } }]);
  const inputs = [{ _from: { id: '202' }, to: [{ id: '1004' }] }];
  // Version 4 answers an archive with 204 and nothing, the dated path with 200 and a body.
  await expect(batchApi.archive('contacts', 'companies', { inputs })).rejects.toMatchObject({ code: 200 });
  expect((await batchApi.getPage('contacts', 'companies', { inputs: [{ id: '202' }] })).results).toEqual([]);
});

test('its client of properties reads and writes definitions and groups', async () => {
  const { coreApi, groupsApi } = client.crm.properties;
  const group = await read(groupsApi.create('deals', { name: 'tieout', label: 'Tieout' }));
  expect(await read(groupsApi.update('deals', group.name, { label: 'Money' }))).toMatchObject({ label: 'Money' });
  const stage = await read(coreApi.getByName('deals', 'dealstage'));
  expect(stage.options).toMatchObject([{ value: 'open', label: 'Open' }, { value: 'closedwon' }]);
  expect((await read(coreApi.getAll('deals'))).results.length).toBeGreaterThan(10);
  expect((await read(groupsApi.getAll('deals'))).results).toHaveLength(2);
  await groupsApi.archive('deals', group.name);
  await expect(groupsApi.getByName('deals', group.name)).rejects.toMatchObject({ code: 404 });
});

test('its clients of owners and pipelines read the portal', async () => {
  const owners = await read(client.crm.owners.ownersApi.getPage());
  expect(owners.results).toMatchObject([{ id: '77', teams: [{ primary: true }, {}] }, { id: '78' }]);
  expect(await read(client.crm.owners.ownersApi.getById(9, 'userId'))).toMatchObject({ email: 'ada+test@example.com' });
  const pipelines = await read(client.crm.pipelines.pipelinesApi.getAll('deals'));
  expect(pipelines.results[0]?.stages[1]?.metadata).toEqual({ isClosed: 'true', probability: '1.0' });
});

test('the address of a record is all that its models do not have', () => {
  expect([...unread].sort()).toEqual(['results.url', 'url']);
});
