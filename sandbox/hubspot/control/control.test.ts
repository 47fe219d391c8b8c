import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSmall, type SmallHubSpot } from '../testing/start-small.ts';

let hubspot: SmallHubSpot;

beforeEach(async () => (hubspot = await startSmall()));
afterEach(() => hubspot.close());

test('records are listed with a total, and found by what names them', async () => {
  const all = await hubspot.control('GET', '/crm/companies?limit=1&offset=1');
  expect(all.body).toMatchObject({ total: 3, results: [{ id: '102' }] });
  const found = await hubspot.control('GET', '/crm/companies?q=ZENITH');
  expect(found.body).toMatchObject({ total: 1, results: [{ id: '1004' }] });
  expect((await hubspot.control('GET', '/crm/companies?limit=x')).status).toBe(400);
});

test('a person’s edit moves the time of the last change', async () => {
  const { body } = await hubspot.control('PATCH', '/crm/0-3/301', { properties: { dealstage: 'open', amount: null } });
  expect(body['properties']).toMatchObject({ dealstage: 'open', amount: null, hs_is_closed: 'false' });
  expect(Date.parse(String(body['updatedAt']))).toBeGreaterThan(Date.parse('2026-02-01T09:00:00.000Z'));
  const again = await hubspot.control('GET', '/crm/deals/301');
  expect(again.body).toEqual(body);
});

test.each([
  ['/crm/deals/301', { properties: { nonsense: 'x' } }, 400],
  ['/crm/deals/301', { properties: { hs_object_id: '1' } }, 400],
  ['/crm/deals/301', { amount: '1' }, 400],
  ['/crm/deals/999', { properties: {} }, 404],
  ['/crm/pets/1', { properties: {} }, 404],
])('the edit of %s to %j is refused', async (path, body, status) => {
  expect((await hubspot.control('PATCH', path, body)).status).toBe(status);
});

test('associations come with the records they lead to', async () => {
  const { body } = await hubspot.control('GET', '/crm/companies/101/associations/deals');
  expect(body).toMatchObject({
    results: [{ toObjectId: '301', associationTypes: [{ typeId: 6 }, { typeId: 342 }], record: { id: '301' } }],
  });
});

test('the portal shows its people', async () => {
  const { body } = await hubspot.control('GET', '/portal');
  expect(body).toMatchObject({ portal: { id: 62515 }, users: [{ role: 'admin' }, { role: 'rep' }] });
  expect((await hubspot.control('GET', '/calls')).body).toMatchObject({ total: 0 });
});

test('edits and tokens outlive a restart when there is a file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hubspot-'));
  try {
    const stateFile = join(folder, 'hubspot.json');
    const first = await startSmall({ stateFile });
    const token = await first.token();
    await first.control('PATCH', '/crm/deals/301', { properties: { amount: '7' } });
    await first.close();
    const second = await startSmall({ stateFile });
    const read = await second.api(token, '/crm/objects/2026-09/deals/301');
    await second.close();
    expect(read.body['properties']).toMatchObject({ amount: '7' });
  } finally {
    await rm(folder, { recursive: true });
  }
});
