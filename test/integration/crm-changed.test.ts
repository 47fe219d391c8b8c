import type { StreamName } from '../../src/mirror/facts.ts';
import { nowhere } from '../support/blank-facts.ts';
import { openCrmHouse, type CrmHouse } from '../support/crm-house.ts';
import { portalId, tenantId } from '../support/connected-house.ts';
import { eachDatabase } from '../support/databases.ts';

const BATCH_READ = 'companies.batchRead';

/** The whole way of a change in HubSpot's stand-in: its signed webhook over HTTP, the inbox, the job, the mirror, the card. */
eachDatabase((_name, fresh) => {
  let house: CrmHouse;
  beforeAll(async () => {
    house = await openCrmHouse(fresh);
    for (const stream of ['crm_owners', 'crm_companies', 'crm_contacts', 'crm_deals'] as const) await readAll(stream);
  }, 60_000);
  afterAll(() => house.remove());

  const readAll = async (stream: StreamName): Promise<void> => {
    for (let reads = null; reads === null;) {
      await house.pull(stream);
      reads = await house.store.withPortal(portalId, async ({ db }) => {
        const cursor = db.selectFrom('stream_cursors').select('read_until').where('stream', '=', stream);
        return (await cursor.executeTakeFirst())?.read_until ?? null;
      });
    }
  };
  const make = async (type: string, properties: Record<string, string>): Promise<string> => {
    const { id } = await house.person<{ id: string }>('POST', `/crm/${type}`, { properties });
    await settled();
    return id;
  };
  const settled = async (): Promise<void> => {
    await house.told();
    await house.drain();
  };
  const nameOf = async (id: string) => (await house.rowOf('crm_companies', id))?.['name'];
  const titleOf = async (objectTypeId: string, objectId: string) => {
    const { ok, value } = await house.ask('/cards/record', { objectTypeId, objectId });
    return ok ? value : undefined;
  };
  const link = (objectId: string, contactId: string, objectTypeId = '0-2') =>
    house.store.withPortal(portalId, ({ db }) =>
      db
        .insertInto('customer_links')
        .values({
          ...{ portal_id: portalId, object_type_id: objectTypeId, object_id: objectId, tenant_id: tenantId },
          ...{ contact_id: contactId, linked_by: '9', linked_at: new Date() },
        })
        .execute(),
    );
  const linksOf = (objectId: string) =>
    house.store.withPortal(portalId, async ({ db }) => {
      const rows = db.selectFrom('customer_links').select('contact_id').where('object_id', '=', objectId);
      return (await rows.orderBy('contact_id').execute()).map((row) => row.contact_id);
    });
  const SENT = '{"Name":"Eve Gone"}';
  /** A customer that was to be new in Xero. */
  const putCustomer = (intentId: string, about: { subject: string; state: 'rejected' }) =>
    house.store.withPortal(portalId, ({ db }) =>
      db
        .insertInto('outbox_intents')
        .values({
          ...{ portal_id: portalId, intent_id: intentId, tenant_id: tenantId, kind: 'create_contact', ...about },
          ...{ request: SENT, due_at: new Date(), created_by: '7', created_at: new Date() },
        } as never)
        .execute(),
    );
  const requests = () =>
    house.store.withPortal(portalId, ({ db }) =>
      db.selectFrom('outbox_intents').select(['intent_id', 'request']).orderBy('intent_id').execute(),
    );
  const calls = () => house.hubspot.calls;

  test('a company that a person makes, renames and empties is in the mirror, as it is', async () => {
    const id = await make('companies', { name: 'New Ltd', domain: 'new.test' });
    expect(await house.rowOf('crm_companies', id)).toMatchObject({ name: 'New Ltd', domain: 'new.test' });
    for (const name of ['Newer Ltd', 'Newest Ltd'])
      await house.person('PATCH', `/crm/companies/${id}`, { properties: { name, domain: null } });
    await settled();
    expect(await house.rowOf('crm_companies', id)).toMatchObject({ name: 'Newest Ltd', domain: null });
    expect(await titleOf('0-2', id)).toBeDefined();
  });

  test('a deleted record is gone, and back when it is restored', async () => {
    const id = await make('companies', { name: 'Here' });
    await house.person('DELETE', `/crm/companies/${id}`);
    await settled();
    expect((await house.rowOf('crm_companies', id))?.['gone_at']).toBeInstanceOf(Date);
    expect(await titleOf('0-2', id)).toBeUndefined();
    await house.person('POST', `/crm/companies/${id}/restore`);
    await settled();
    expect(await house.rowOf('crm_companies', id)).toMatchObject({ name: 'Here', gone_at: null });
  });

  test('an association is read on both of its records', async () => {
    const company = await make('companies', { name: 'Of the deal' });
    const deal = await make('deals', { dealname: 'Deal', dealstage: 'appointmentscheduled', pipeline: 'default' });
    await house.person('POST', `/crm/deals/${deal}/associations/companies/${company}`, { primary: true });
    await settled();
    expect(await house.rowOf('crm_deals', deal)).toMatchObject({ company_id: company });
  });

  test('a product and a line of a deal are in the mirror as they are, until they are deleted', async () => {
    const deal = await make('deals', { dealname: 'Deal', dealstage: 'appointmentscheduled', pipeline: 'default' });
    const product = await make('products', { name: 'Widget', price: '10', hs_sku: 'W-1', hs_product_type: 'service' });
    const line = await make('line_items', { name: 'Widget', quantity: '2', price: '10', hs_product_id: product });
    await house.person('POST', `/crm/line_items/${line}/associations/deals/${deal}`);
    await settled();
    const kept = { name: 'Widget', price: '10', sku: 'W-1', product_type: 'service' };
    expect(await house.rowOf('crm_products', product)).toMatchObject(kept);
    const stored = { deal_id: deal, product_id: product, quantity: '2', price: '10' };
    expect(await house.rowOf('crm_line_items', line)).toMatchObject(stored);
    await house.person('PATCH', `/crm/products/${product}`, { properties: { hs_product_type: 'inventory' } });
    await house.person('PATCH', `/crm/line_items/${line}`, { properties: { quantity: '3' } });
    await settled();
    expect(await house.rowOf('crm_products', product)).toMatchObject({ ...kept, product_type: 'inventory' });
    expect(await house.rowOf('crm_line_items', line)).toMatchObject({ ...stored, quantity: '3' });
    for (const one of [`products/${product}`, `line_items/${line}`]) await house.person('DELETE', `/crm/${one}`);
    await settled();
    expect((await house.rowOf('crm_products', product))?.['gone_at']).toBeInstanceOf(Date);
    expect((await house.rowOf('crm_line_items', line))?.['gone_at']).toBeInstanceOf(Date);
  });

  test('many changes of many records are one reading a kind', async () => {
    const ids = [];
    for (let n = 0; n < 3; n += 1) ids.push(await make('companies', { name: `Company ${n}` }));
    calls().clear();
    for (const id of [...ids, ...ids])
      await house.person('PATCH', `/crm/companies/${id}`, { properties: { name: 'Same' } });
    await house.told(3);
    await house.drain();
    expect(await Promise.all(ids.map(nameOf))).toEqual(['Same', 'Same', 'Same']);
    expect(calls().report().byOperation).toEqual({ [BATCH_READ]: 1 });
  });

  test('however late, often and in whatever order they come, the last state stands', async () => {
    const id = await make('companies', { name: 'First' });
    await house.person('POST', '/webhooks', { mode: 'hold' });
    for (const name of ['second', 'third', 'last'])
      await house.person('PATCH', `/crm/companies/${id}`, { properties: { name } });
    await house.person('POST', '/webhooks', { mode: 'shuffle', seed: 7 });
    await house.person('POST', '/webhooks', { mode: 'duplicate' });
    await settled();
    await house.person('POST', '/webhooks', { mode: 'deliver' });
    expect(await nameOf(id)).toBe('last');
  });

  test('what a lost webhook told is found by the next pass', async () => {
    const id = await make('companies', { name: 'Told' });
    await house.person('POST', '/webhooks', { mode: 'drop' });
    await house.person('PATCH', `/crm/companies/${id}`, { properties: { name: 'Lost' } });
    await house.person('POST', '/webhooks', { mode: 'deliver' });
    expect(await nameOf(id)).toBe('Told');
    while ((await nameOf(id)) === 'Told') await house.pull('crm_companies');
    expect(await nameOf(id)).toBe('Lost');
  });

  test('of merged companies the survivor has the links, and answers for the old ids', async () => {
    const [one, other] = [await make('companies', { name: 'One' }), await make('companies', { name: 'Other' })];
    await link(one, 'contact-a');
    await link(other, 'contact-a');
    await link(other, 'contact-b');
    const { id } = await house.person<{ id: string }>('POST', `/crm/companies/${other}/merge`, { into: one });
    await settled();
    expect(await linksOf(id)).toEqual(['contact-a', 'contact-b']);
    expect([await linksOf(one), await linksOf(other)]).toEqual([[], []]);
    for (const old of [one, other]) {
      expect((await house.rowOf('crm_companies', old))?.['gone_at']).toBeInstanceOf(Date);
      expect(await titleOf('0-2', old)).toEqual(await titleOf('0-2', id));
    }
    const third = await make('companies', { name: 'Third' });
    const { id: last } = await house.person<{ id: string }>('POST', `/crm/companies/${id}/merge`, { into: third });
    await settled();
    expect(await linksOf(last)).toEqual(['contact-a', 'contact-b']);
    expect(await titleOf('0-2', one)).toEqual(await titleOf('0-2', last));
  });

  test('a merge whose webhook is lost is followed by the next pass', async () => {
    const [one, other] = [await make('companies', { name: 'One' }), await make('companies', { name: 'Other' })];
    await link(other, 'contact-c');
    await house.person('POST', '/webhooks', { mode: 'drop' });
    const { id } = await house.person<{ id: string }>('POST', `/crm/companies/${other}/merge`, { into: one });
    await house.person('POST', '/webhooks', { mode: 'deliver' });
    while (!(await house.rowOf('crm_companies', id))) await house.pull('crm_companies');
    expect(await linksOf(id)).toEqual(['contact-c']);
  });

  test('a person who is merged away lives on in the other', async () => {
    const [ada, twin] = [
      await make('contacts', { email: 'ada@merge.test' }),
      await make('contacts', { email: 'a@merge.test' }),
    ];
    await link(twin, 'contact-d', '0-1');
    await house.person('POST', `/crm/contacts/${twin}/merge`, { into: ada });
    await settled();
    expect(await linksOf(ada)).toEqual(['contact-d']);
    expect(await titleOf('0-1', twin)).toEqual(await titleOf('0-1', ada));
  });

  test('who is deleted for privacy is forgotten, no reading brings that back, and the audit log says so', async () => {
    const where = { address: '1 Elm Row', city: 'Ely', zip: 'CB7', country: 'GB', phone: '5550 1' };
    const id = await make('contacts', { firstname: 'Eve', lastname: 'Gone', email: 'eve@privacy.test', ...where });
    await putCustomer('settled', { subject: `0-1:${id}`, state: 'rejected' });
    await putCustomer('of-another', { subject: `0-1:${id}0`, state: 'rejected' });
    await house.person('POST', `/crm/contacts/${id}/privacy-delete`);
    await settled();
    expect(await requests()).toEqual([
      { intent_id: 'of-another', request: SENT },
      { intent_id: 'settled', request: '{}' },
    ]);
    const unnamed = { first_name: null, last_name: null, email: null, emails: [], company_id: null, owner_id: null };
    const nobody = { ...unnamed, address: null, city: null, zip: null, country: null, phone: null };
    expect(await house.rowOf('crm_contacts', id)).toMatchObject({ ...nobody, gone_at: expect.any(Date) as Date });
    const trail = await house.store.withPortal(portalId, ({ db }) =>
      db.selectFrom('audit_log').select(['action', 'user_id']).where('object_id', '=', id).execute(),
    );
    expect(trail).toEqual([{ action: 'erase_person', user_id: 'hubspot' }]);
    const before = new Date(Date.now() - 60_000);
    const late = {
      id,
      updatedAt: before,
      firstName: 'Eve',
      lastName: null,
      email: null,
      emails: [],
      companyId: null,
      ownerId: null,
      ...{ ...nowhere, phone: where.phone },
    };
    const key = { portalId, tenantId: '', stream: 'crm_contacts' } as const;
    await house.jobs.inMirror(portalId, ({ rows }) => rows.upsert(key, [late], before));
    expect(await house.rowOf('crm_contacts', id)).toMatchObject(nobody);
  });

  test('while HubSpot fails every event waits on, and the fetch that works closes what was told', async () => {
    const id = await make('companies', { name: 'Before' });
    await house.person('PATCH', `/crm/companies/${id}`, { properties: { name: 'After' } });
    await house.told();
    await house.person('POST', '/faults', { operation: BATCH_READ, kind: 'status', times: 1 });
    await house.drain();
    expect(await nameOf(id)).toBe('After');
    expect(await house.issues()).toEqual([]);
  });
});
