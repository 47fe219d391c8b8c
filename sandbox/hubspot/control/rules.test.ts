import { startSmall, type Method, type SmallHubSpot } from '../testing/start-small.ts';

let hubspot: SmallHubSpot;

beforeEach(async () => (hubspot = await startSmall()));
afterEach(() => hubspot.close());

test('what the administrator demands holds for new records and for edits', async () => {
  const token = await hubspot.token(['crm.objects.companies.write']);
  const rule = { objectType: '0-2', requiredProperties: ['phone', 'city'] };
  expect(await hubspot.control('POST', '/validation-rules', rule)).toMatchObject({ body: { objectType: 'companies' } });
  const write = (method: Method, path: string, properties: object) =>
    hubspot.call(token, `${method} /crm/objects/2026-09/companies${path}`, { properties });
  expect(await write('POST', '', { name: 'New', phone: '1' })).toMatchObject({
    status: 400,
    body: { category: 'VALIDATION_ERROR', errors: [{ context: { properties: ['city'] } }] },
  });
  expect((await write('PATCH', '/101', { tier: 'silver' })).status).toBe(400);
  expect((await write('PATCH', '/101', { phone: '1', city: 'York' })).status).toBe(200);
  expect((await write('PATCH', '/101', { phone: '' })).status).toBe(400);
  await hubspot.control('POST', '/validation-rules', { ...rule, requiredProperties: [] });
  expect((await write('PATCH', '/102', { tier: 'silver' })).status).toBe(200);
});

test('limits are changed while it runs, one at a time', async () => {
  const token = await hubspot.token();
  const read = () => hubspot.api(token, '/crm/objects/2026-09/deals');
  expect((await hubspot.control('POST', '/limits', { perTenSeconds: 1 })).body).toEqual({
    perTenSeconds: 1,
    searchesPerSecond: 5,
  });
  expect((await read()).headers.get('x-hubspot-ratelimit-max')).toBe('1');
  expect((await read()).status).toBe(429);
  await hubspot.control('POST', '/limits', { perTenSeconds: 2, searchesPerSecond: 1 });
  expect((await read()).status).toBe(200);
});

test.each([
  ['/validation-rules', { objectType: 'pets', requiredProperties: [] }],
  ['/validation-rules', { objectType: 'deals', requiredProperties: ['nonsense'] }],
  ['/limits', { perTenSeconds: 0 }],
  ['/limits', { perSecond: 5 }],
])('%s %j is refused', async (path, body) => {
  expect((await hubspot.control('POST', path, body)).status).toBe(400);
});
