import { decimal } from '../../src/lib/money.ts';
import { ok, unwrap } from '../../src/lib/result.ts';
import { createHubSpot } from '../../src/vendors/hubspot/create-hubspot.ts';
import { answer, startRaw } from './support/raw-server.ts';
import { readAll } from './support/read-all.ts';
import { control, HUBSPOT_SCOPES, pointedHubSpot } from './support/stand-ins.ts';

let hubspot: Awaited<ReturnType<typeof pointedHubSpot>>;
beforeAll(async () => (hubspot = await pointedHubSpot()));
afterAll(() => hubspot.close());

const request = { portalId: '1', tenantId: '', page: null, changedSince: null };
const world = () => hubspot.world.hubspot;
const ids = (rows: { id: string }[]): string[] => rows.map(({ id }) => id).sort();
const same = (amount: string | null | undefined): string | null => (amount ? decimal(amount).toFixed() : null);

/** The deals that a record of the seed is linked to, whichever side says it. */
const dealsOf = (objectType: string, id: string): string[] =>
  world().associations.flatMap(({ from, to }) => {
    if (from.objectType === 'deals' && to.objectType === objectType && to.id === id) return [from.id];
    return to.objectType === 'deals' && from.objectType === objectType && from.id === id ? [to.id] : [];
  });

test('every pipeline of deals with its stages in order', async () => {
  const { rows } = await readAll(hubspot.adapter.readers.crm_pipelines, {});
  expect(rows.map(({ id, name, position, stages }) => ({ id, name, position, stages }))).toEqual(
    world().pipelines.map(({ id, label, stages }, position) => ({
      ...{ id, name: label, position },
      stages: stages.map(({ id, label: name, isClosed, probability }) => ({ id, name, isClosed, probability })),
    })),
  );
});

test('every product with its SKU and price', async () => {
  const { rows } = await readAll(hubspot.adapter.readers.crm_products, {});
  expect(ids(rows)).toEqual(ids(world().products));
  for (const { id, properties } of world().products) {
    const row = rows.find((one) => one.id === id)!;
    expect([row.name, row.sku, row.price?.toFixed() ?? null]).toEqual([
      ...[properties['name'], properties['hs_sku'] ?? null, same(properties['price'])],
    ]);
  }
});

test('every line, those of deals with their deal', async () => {
  const { rows } = await readAll(hubspot.adapter.readers.crm_line_items, {});
  expect(ids(rows)).toEqual(ids(world().lineItems));
  for (const { id, properties } of world().lineItems) {
    const row = rows.find((one) => one.id === id)!;
    expect([row.name, row.sku, row.productId]).toEqual([
      ...[properties['name'] ?? '', properties['hs_sku'] ?? null, properties['hs_product_id'] ?? null],
    ]);
    expect([row.quantity?.toFixed() ?? null, row.price?.toFixed() ?? null]).toEqual([
      ...[same(properties['quantity']), same(properties['price'])],
    ]);
    expect(row.dealId ? [row.dealId] : []).toEqual(dealsOf('line_items', id));
  }
  expect(rows.some(({ dealId }) => dealId === null) && rows.some(({ dealId }) => dealId !== null)).toBe(true);
});

test('every quote with its status, its end and its deal', async () => {
  const { rows } = await readAll(hubspot.adapter.readers.crm_quotes, {});
  expect(ids(rows)).toEqual(ids(world().quotes));
  for (const { id, properties } of world().quotes) {
    const row = rows.find((one) => one.id === id)!;
    expect([row.name, row.status, row.quoteNumber, row.expiresAt?.toISOString()]).toEqual([
      ...[properties['hs_title'], properties['hs_status'], properties['hs_quote_number']],
      properties['hs_expiration_date'],
    ]);
    expect([row.dealId]).toEqual(dealsOf('quotes', id));
  }
});

test('companies and people have their address, telephone and stage, deals their type', async () => {
  const { crm_companies: companies, crm_contacts: people, crm_deals: deals } = hubspot.adapter.readers;
  const records = [...world().companies, ...world().contacts];
  const rows = [...(await readAll(companies, {})).rows, ...(await readAll(people, {})).rows];
  for (const { id, properties } of records) {
    const row = rows.find((one) => one.id === id)!;
    const names = ['address', 'city', 'state', 'zip', 'country', 'phone'] as const;
    expect(names.map((name) => row[name])).toEqual(names.map((name) => properties[name] ?? null));
    expect(row.lifecycleStage).toBe(properties['lifecyclestage'] ?? null);
  }
  expect(rows.some(({ country }) => country !== null)).toBe(true);
  const typed = new Map(world().deals.map((one) => [one.id, one.properties['dealtype'] ?? null]));
  for (const { id, dealType } of (await readAll(deals, {})).rows) expect(dealType).toBe(typed.get(id));
});

test.each(['crm_pipelines', 'crm_products', 'crm_line_items', 'crm_quotes'] as const)(
  'a failure of %s is told and heals, and one more look says which are there still',
  async (stream) => {
    await control(hubspot.url, 'POST /faults', { operation: '*', kind: 'half', times: 1 });
    expect(await hubspot.adapter.readers[stream](request)).toMatchObject({ error: { code: 'vendor_unavailable' } });
    const { rows } = await readAll(hubspot.adapter.readers[stream], {});
    const found = await hubspot.adapter.confirmers[stream]!(request, [rows[0]!.id, '404404']);
    expect(found).toMatchObject({ ok: true, value: { rows: [{ id: rows[0]!.id }] } });
  },
);

test('without the scope of quotes they alone are refused', async () => {
  const narrow = await pointedHubSpot({ scopes: HUBSPOT_SCOPES.filter((scope) => !scope.includes('quotes')) });
  const { crm_quotes: quotes, crm_pipelines: pipelines } = narrow.adapter.readers;
  expect(await quotes(request)).toMatchObject({ ok: false, error: { code: 'vendor_rejected', status: 403 } });
  expect(await pipelines(request)).toMatchObject({ ok: true });
  await narrow.close();
});

test('rows that are odd: a stage out of order, a time before 1970, an emoji, an amount that is none', async () => {
  const server = await startRaw();
  const token = () => Promise.resolve(ok('token'));
  const { readers } = createHubSpot({ apiUrl: server.url, clientId: 'id', clientSecret: 'secret', token });
  const at = { updatedAt: '1969-07-20T20:17:00Z' };
  const stage = (id: string, displayOrder: number) => ({ id, label: `${id} 🎉`, displayOrder, metadata: {} });
  const pipeline = { ...at, id: 'p', label: 'Sales', displayOrder: 0, stages: [stage('b', 1), stage('a', 0)] };
  server.behave(answer(200, { results: [pipeline, { ...pipeline, id: 'q', stages: null }] }));
  const pipelines = unwrap(await readers.crm_pipelines(request));
  expect(pipelines.rows).toMatchObject([
    {
      updatedAt: new Date(at.updatedAt),
      stages: [{ id: 'a', name: 'a 🎉', isClosed: false, probability: null }, { id: 'b' }],
    },
  ]);
  expect(pipelines.unreadable).toMatchObject([{ id: 'q' }]);
  const products = [
    { ...at, id: '1', properties: { name: 'Sign', price: 'dear' } },
    {
      ...at,
      id: '2',
      properties: { name: '', price: '', recurringbillingfrequency: 'hourly', hs_product_type: 'service' },
    },
  ];
  server.behave(answer(200, { results: products }));
  const read = unwrap(await readers.crm_products(request));
  expect(read.rows).toMatchObject([{ id: '2', name: '', price: null, billingFrequency: 'hourly', type: 'service' }]);
  expect(read.unreadable).toMatchObject([{ id: '1', reason: expect.stringContaining('price') as string }]);
  await server.close();
});
