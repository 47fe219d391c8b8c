import { unwrap } from '../../src/lib/result.ts';
import { HUBSPOT_SCOPES, pointedHubSpot, type Pointed } from './support/stand-ins.ts';

type HubSpot = Awaited<ReturnType<typeof pointedHubSpot>>['adapter'];

let hubspot: Pointed<HubSpot>;
beforeAll(async () => (hubspot = await pointedHubSpot()));
afterAll(() => hubspot.close());

const read = (objectTypeId: string) => hubspot.adapter.readProperties({ portalId: '1', objectTypeId });

test.each([
  ['0-3', 'dealname', 'Deal name'],
  ['0-2', 'country', 'Country/region'],
  ['0-8', 'hs_sku', 'SKU'],
])('of %s the properties are told by name and label', async (objectTypeId, name, label) => {
  const properties = unwrap(await read(objectTypeId));
  expect(properties).toContainEqual({ name, label });
  expect(new Set(properties.map((one) => one.name)).size).toBe(properties.length);
});

test('a type whose scope was not given is refused, in HubSpot’s words', async () => {
  const poorer = await pointedHubSpot({ scopes: HUBSPOT_SCOPES.filter((scope) => scope !== 'crm.objects.deals.read') });
  const refused = await poorer.adapter.readProperties({ portalId: '1', objectTypeId: '0-3' });
  await poorer.close();
  expect(refused).toMatchObject({ ok: false, error: { code: 'vendor_rejected', vendor: 'hubspot', status: 403 } });
});
