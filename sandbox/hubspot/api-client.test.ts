import { Client } from '@hubspot/api-client';
import { startSmall, type SmallHubSpot } from './testing/start-small.ts';

let hubspot: SmallHubSpot;
let client: Client;

beforeAll(async () => {
  hubspot = await startSmall();
  client = new Client({ accessToken: await hubspot.token(), basePath: hubspot.url });
});
afterAll(() => hubspot.close());

test('HubSpot’s own client reads a page, a search and a batch', async () => {
  const page = await client.apiRequest({ method: 'GET', path: '/crm/objects/2026-09/contacts?properties=email' });
  expect(await page.json()).toMatchObject({ results: [{ id: '201', properties: { email: 'Ada@acme.example' } }, {}] });
  const search = await client.apiRequest({
    method: 'POST',
    path: '/crm/objects/2026-09/deals/search',
    body: { query: 'front', filterGroups: [], sorts: [], properties: [], limit: 1, after: '' },
  });
  expect(await search.json()).toMatchObject({ total: 1, results: [{ id: '301' }] });
  const batch = await client.apiRequest({
    method: 'POST',
    path: '/crm/associations/2026-09/deals/companies/batch/read',
    body: { inputs: [{ id: '301' }] },
  });
  expect(await batch.json()).toMatchObject({ status: 'COMPLETE', results: [{ from: { id: '301' } }] });
});

test('and sees a refusal as one', async () => {
  const response = await client.apiRequest({ method: 'GET', path: '/crm/objects/2026-09/products' });
  expect(response.status).toBe(403);
});
