import { unwrap } from '../../src/lib/result.ts';
import type { CrmObjectType } from '../../sandbox/seed/world.ts';
import type { VendorCall } from '../../src/vendors/send.ts';
import { readAll } from './support/read-all.ts';
import { consent, control, HUBSPOT_SCOPES, pointedHubSpot } from './support/stand-ins.ts';

let hubspot: Awaited<ReturnType<typeof pointedHubSpot>>;
const calls: VendorCall[] = [];

beforeAll(async () => (hubspot = await pointedHubSpot({ onCall: (call) => calls.push(call) })));
afterAll(() => hubspot.close());
afterEach(() => control(hubspot.url, 'DELETE /faults'));
beforeEach(() => {
  hubspot.asked.length = 0;
  calls.length = 0;
});

const ids = (rows: { id: string }[]): string[] => rows.map(({ id }) => id).sort();
const world = () => hubspot.world.hubspot;

/** The records of a kind that one is linked to by a type, as the seed says; from whichever side it says it. */
function linkedTo(
  from: { objectType: CrmObjectType; id: string },
  to: CrmObjectType,
  typeIds: { there: number[]; back: number[] },
) {
  const matches = (a: { objectType: string; id: string }, b: { objectType: string; id: string }) =>
    a.objectType === b.objectType && a.id === b.id;
  return world().associations.flatMap((one) => {
    const there =
      matches(one.from, from) && one.to.objectType === to && one.typeIds.some((id) => typeIds.there.includes(id));
    const back =
      matches(one.to, from) && one.from.objectType === to && one.typeIds.some((id) => typeIds.back.includes(id));
    return [...(there ? [one.to.id] : []), ...(back ? [one.from.id] : [])];
  });
}

test('every company', async () => {
  const { rows, unreadable } = await readAll(hubspot.adapter.readers.crm_companies, {});
  expect(ids(rows)).toEqual(ids(world().companies));
  expect(rows.map(({ id, name }) => [id, name]).sort()).toEqual(
    world()
      .companies.map((one) => [one.id, one.properties['name']])
      .sort(),
  );
  expect(unreadable).toEqual([]);
});

test('every person with their primary company', async () => {
  const { rows } = await readAll(hubspot.adapter.readers.crm_contacts, {});
  expect(ids(rows)).toEqual(ids(world().contacts));
  for (const { id, companyId } of rows)
    expect([companyId ?? []].flat()).toEqual(
      linkedTo({ objectType: 'contacts', id }, 'companies', { there: [1], back: [2] }),
    );
  expect(rows.filter(({ companyId }) => companyId !== null).length).toBeGreaterThan(50);
});

test('every deal with its stage, its amount, its company and a contact', async () => {
  const { rows } = await readAll(hubspot.adapter.readers.crm_deals, {});
  const typed = new Map(world().deals.map((one) => [one.id, one.properties]));
  const stages = new Map(world().pipelines.flatMap((pipeline) => pipeline.stages.map((stage) => [stage.id, stage])));
  expect(ids(rows)).toEqual(ids(world().deals));
  for (const row of rows) {
    const own = typed.get(row.id)!;
    const stage = stages.get(row.stageId ?? '')!;
    expect([row.name, row.stageId, row.isClosed, row.isWon]).toEqual([
      own['dealname'],
      own['dealstage'],
      stage.isClosed,
      stage.isWon,
    ]);
    expect(row.amount?.toFixed(2) ?? null).toEqual(own['amount'] ? Number(own['amount']).toFixed(2) : null);
    const contacts = linkedTo({ objectType: 'deals', id: row.id }, 'contacts', { there: [3], back: [4] });
    expect(row.contactId === null ? contacts.length === 0 : contacts.includes(row.contactId)).toBe(true);
    const companies = linkedTo({ objectType: 'deals', id: row.id }, 'companies', { there: [5], back: [6] });
    expect([row.companyId ?? []].flat()).toEqual(companies);
  }
  expect(rows.some(({ isWon }) => isWon)).toBe(true);
});

test('every owner with their teams', async () => {
  const { rows } = await readAll(hubspot.adapter.readers.crm_owners, {});
  for (const user of world().users)
    expect(rows).toContainEqual(
      expect.objectContaining({
        id: user.ownerId,
        userId: String(user.userId),
        email: user.email,
        teamIds: user.teams,
        teamNames: Object.fromEntries(
          world()
            .teams.filter(({ id }) => user.teams.includes(id))
            .map(({ id, name }) => [id, name]),
        ),
      }),
    );
});

test('a page costs one call, and one for each kind of link', async () => {
  await readAll(hubspot.adapter.readers.crm_deals, {});
  expect(calls.map(({ operation, status }) => [operation, status])).toEqual([
    ['deals.list', 200],
    ['associations.deals.companies', expect.any(Number)],
    ['associations.deals.contacts', expect.any(Number)],
  ]);
  expect(hubspot.asked).toEqual(['kept']);
});

test('a token that expired meanwhile is renewed once', async () => {
  await control(hubspot.url, 'POST /clock', { advanceSeconds: 1801 });
  expect((await readAll(hubspot.adapter.readers.crm_companies, {})).rows.length).toBe(world().companies.length);
  expect(hubspot.asked).toEqual(['kept', 'fresh']);
});

test.each([
  ['status', { status: 502 }, 'vendor_unavailable'],
  ['cut', {}, 'vendor_unavailable'],
  ['half', {}, 'vendor_unavailable'],
  ['throttle', {}, 'vendor_throttled'],
])('a fault of the kind %s is a failure once and heals', async (kind, more, code) => {
  await control(hubspot.url, 'POST /faults', { operation: '*', kind, times: 1, ...more });
  const request = { portalId: '1', tenantId: '', page: null, changedSince: null };
  expect(await hubspot.adapter.readers.crm_owners(request)).toMatchObject({ ok: false, error: { code } });
  expect(await hubspot.adapter.readers.crm_owners(request)).toMatchObject({ ok: true });
});

test('a missing scope stops its own stream alone', async () => {
  const narrow = await pointedHubSpot({ scopes: HUBSPOT_SCOPES.filter((scope) => !scope.includes('deals')) });
  const request = { portalId: '1', tenantId: '', page: null, changedSince: null };
  const refused = await narrow.adapter.readers.crm_deals(request);
  expect(refused).toMatchObject({ ok: false, error: { code: 'vendor_rejected', status: 403 } });
  expect(JSON.stringify(refused)).toContain('crm.objects.deals.read');
  expect(await narrow.adapter.readers.crm_companies(request)).toMatchObject({ ok: true });
  await narrow.close();
});

test('an install names the portal and the person; an uninstall is revoked', async () => {
  const admin = world().users.find(({ managesIntegrations }) => managesIntegrations)!;
  const code = await consent(hubspot.url, { userId: admin.userId, scopes: HUBSPOT_SCOPES });
  const grant = unwrap(await hubspot.adapter.tokens.exchangeCode(code));
  expect(grant).toMatchObject({
    portalId: String(world().portal.id),
    userId: String(admin.userId),
    scopes: HUBSPOT_SCOPES,
  });
  const { timeZone, uiDomain, companyCurrency } = world().portal;
  expect(unwrap(await hubspot.adapter.accountDetails(grant.accessToken))).toMatchObject({
    timeZone,
    uiDomain,
    companyCurrency,
  });
  await control(hubspot.url, 'POST /uninstall', {});
  expect(await hubspot.adapter.tokens.refresh(grant.refreshToken)).toMatchObject({ error: { code: 'auth_revoked' } });
});
