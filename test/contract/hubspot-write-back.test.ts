import { AMOUNT_PROPERTIES, standingProperties } from '../../src/automation/rules/roll-up.ts';
import { unwrap } from '../../src/lib/result.ts';
import { WRITE_BACK_SCOPES } from '../../src/tenancy/scopes.ts';
import { control, HUBSPOT_SCOPES, pointedHubSpot } from './support/stand-ins.ts';

const where = { portalId: '1', objectTypeId: '0-2' };
const STANDING = standingProperties({ good_standing: 'Good standing' });

let hubspot: Awaited<ReturnType<typeof pointedHubSpot>>;
const asked: string[] = [];
beforeAll(async () => {
  const scopes = [...HUBSPOT_SCOPES, ...WRITE_BACK_SCOPES];
  hubspot = await pointedHubSpot({ scopes, onCall: ({ operation }) => asked.push(operation) });
});
beforeEach(() => void (asked.length = 0));
afterAll(() => hubspot.close());

const properties = () => hubspot.adapter.properties;
const record = async (id: string) =>
  ((await control(hubspot.url, `GET /crm/companies/${id}`)) as { properties: Record<string, string | null> })
    .properties;
const ids = () => hubspot.world.hubspot.companies.map(({ id }) => id);

test('before the properties are made a record with values of them is refused, in HubSpot’s words', async () => {
  const [id] = ids() as [string];
  const written = await properties().write(where, [{ id, values: { tieout_standing: 'good_standing' } }]);
  const words = expect.stringContaining('tieout_standing') as string;
  expect(unwrap(written)).toEqual({ written: [], refused: [{ id, words }] });
});

test('the group and the properties are made once; later only those that are missing', async () => {
  unwrap(await properties().define(where, STANDING));
  expect(asked).toEqual(['properties.list', 'properties.group', 'properties.create']);
  asked.length = 0;
  unwrap(await properties().define(where, STANDING));
  expect(asked).toEqual(['properties.list']);
  unwrap(await properties().define(where, [...STANDING, ...AMOUNT_PROPERTIES]));
  expect(asked.slice(1)).toEqual(['properties.list', 'properties.group', 'properties.create']);
});

test('values of every type are taken, as they were given, and emptied by an empty text', async () => {
  const [one, other] = ids() as [string, string];
  const values = {
    tieout_standing: 'good_standing',
    tieout_oldest_overdue_days: '12',
    tieout_next_due_date: '2026-11-30',
    tieout_outstanding: '1234.5',
    tieout_currency: 'GBP',
  };
  const both = [one, other].map((id) => ({ id, values }));
  expect(unwrap(await properties().write(where, both))).toEqual({ written: [one, other], refused: [] });
  for (const id of [one, other]) expect(await record(id)).toMatchObject(values);
  unwrap(await properties().write(where, [{ id: one, values: { tieout_standing: '', tieout_outstanding: '' } }]));
  expect([(await record(one))['tieout_standing'] ?? '', (await record(one))['tieout_outstanding'] ?? '']).toEqual([
    '',
    '',
  ]);
  expect(await record(other)).toMatchObject(values);
});

test('one that is not there is neither written nor refused; the others are written', async () => {
  const [one] = ids() as [string];
  const written = await properties().write(where, [
    { id: '999999999', values: { tieout_currency: 'EUR' } },
    { id: one, values: { tieout_currency: 'EUR' } },
  ]);
  expect(unwrap(written)).toEqual({ written: [one], refused: [] });
});

test('without the scopes nothing is made and nothing is written', async () => {
  const narrow = await pointedHubSpot();
  const { adapter } = narrow;
  const refused = { ok: false, error: { code: 'vendor_rejected', status: 403 } };
  expect(await adapter.properties.define(where, STANDING)).toMatchObject(refused);
  const [first] = narrow.world.hubspot.companies;
  expect(await adapter.properties.write(where, [{ id: first!.id, values: { name: 'x' } }])).toMatchObject(refused);
  await narrow.close();
});
