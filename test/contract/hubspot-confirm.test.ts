import { unwrap } from '../../src/lib/result.ts';
import { readAll } from './support/read-all.ts';
import { control, pointedHubSpot } from './support/stand-ins.ts';

let hubspot: Awaited<ReturnType<typeof pointedHubSpot>>;
beforeAll(async () => (hubspot = await pointedHubSpot()));
afterAll(() => hubspot.close());

const where = { portalId: '1', tenantId: '' };
const confirm = async (ids: string[]) => unwrap(await hubspot.adapter.confirmers.crm_companies!(where, ids));
const companies = async () => (await readAll(hubspot.adapter.readers.crm_companies, {})).rows;

test('records are read by their ids as the list shows them, links included', async () => {
  for (const stream of ['crm_companies', 'crm_contacts', 'crm_deals'] as const) {
    const read = hubspot.adapter.readers[stream] as typeof hubspot.adapter.readers.crm_companies;
    const by = hubspot.adapter.confirmers[stream] as typeof hubspot.adapter.confirmers.crm_companies;
    const listed = (await readAll(read, {})).rows.slice(0, 5);
    const found = unwrap(await by!(where, listed.map(({ id }) => id).toReversed()));
    expect(found.rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
      listed.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    );
  }
});

test('one that is deleted, and one that never was, are left out; the others come', async () => {
  const [first, second] = await companies();
  await control(hubspot.url, `DELETE /crm/companies/${second!.id}`);
  const { rows, unreadable, others } = await confirm([first!.id, second!.id, '999999999']);
  expect([rows.map(({ id }) => id), unreadable, others]).toEqual([[first!.id], [], []]);
});

test('one that was merged does not come under the id that it had', async () => {
  const [first, second] = await companies();
  await control(hubspot.url, `POST /crm/companies/${second!.id}/merge`, { into: first!.id });
  const { rows } = await confirm([second!.id]);
  expect(rows.map(({ id }) => id)).not.toContain(second!.id);
  expect((await companies()).map(({ id }) => id)).not.toContain(second!.id);
});
