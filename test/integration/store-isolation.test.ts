import { sql } from 'kysely';
import { issueStore } from '../../src/store/issues-rows.ts';
import type { Store } from '../../src/store/open.ts';
import type { Tables } from '../../src/store/tables.ts';
import { eachDatabase } from '../support/databases.ts';
import { addPortal, openTestStore, type TestStore } from '../support/test-store.ts';

const MINE = '100';
const OTHERS = '200';
const AT = new Date('2026-11-20T10:00:00Z');

const fenced: (keyof Tables)[] = [
  'portals',
  'xero_connections',
  'stream_cursors',
  'crm_companies',
  'issues',
  'access_rules',
  'audit_log',
  'inbox_events',
  'file_tickets',
];

async function fill(store: Store, portalId: string): Promise<void> {
  await addPortal(store, portalId, [`tenant-${portalId}`]);
  await store.withPortal(portalId, async (handle) => {
    const { db } = handle;
    const portal = { portal_id: portalId };
    await db
      .insertInto('stream_cursors')
      .values({ ...portal, tenant_id: '', stream: 'crm_deals' })
      .execute();
    const read = { vendor_updated_at: AT, read_at: AT };
    await db
      .insertInto('crm_companies')
      .values({ ...portal, object_id: '1', name: portalId, ...read })
      .execute();
    await db
      .insertInto('access_rules')
      .values({ ...portal, subject_kind: 'user', subject_id: '7', right: 'approve', scope: 'all' })
      .execute();
    const looked = {
      at: AT,
      user_id: '7',
      user_email: 'a@b.test',
      action: 'read',
      object_type_id: '0-2',
      object_id: '1',
      right: 'amounts',
    };
    await db
      .insertInto('audit_log')
      .values({ ...portal, ...looked })
      .execute();
    const event = { category: 'INVOICE', resource_id: 'i', event_type: 'UPDATE', event_at: AT.toISOString() };
    await db
      .insertInto('inbox_events')
      .values({ ...portal, tenant_id: 't', ...event, received_at: AT })
      .execute();
    const opens = { object_type_id: '0-3', object_id: '1', invoice_id: 'i', expires_at: AT };
    await db
      .insertInto('file_tickets')
      .values({ ...portal, ticket_hash: portalId, user_id: '7', user_email: 'a@b.test', ...opens })
      .execute();
    const words = { message: 'm', vendorWords: [], fix: 'f', at: AT };
    await issueStore(handle).open({ issueId: portalId, kind: 'pull_failed', subject: 'invoices', ...words });
  });
}

eachDatabase((_name, fresh) => {
  let test_: TestStore;
  let store: Store;
  beforeAll(async () => {
    test_ = await openTestStore(fresh);
    store = test_.store;
    await fill(store, MINE);
    await fill(store, OTHERS);
  });
  afterAll(() => test_.remove());

  test.each(fenced)('a query of %s without its portal filter reads the own rows only', async (table) => {
    const rows = await store.withPortal(MINE, ({ db }) => db.selectFrom(table).select('portal_id').execute());
    expect(rows).toEqual([{ portal_id: MINE }]);
  });

  test('every table that belongs to a portal is fenced, and those with tokens are out of reach', async () => {
    const { rows } = await store.withPortal(MINE, ({ db }) =>
      sql<{ name: string; fenced: boolean; reachable: boolean }>`
        select c.relname as name, c.relrowsecurity as fenced, has_table_privilege('tieout_app', c.oid, 'select') as reachable
        from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'portal_id'
        where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`.execute(db),
    );
    expect(rows.length).toBeGreaterThan(15);
    const systems = ['audit_archive', 'consents', 'erasures', 'hubspot_grants'];
    for (const { name, ...row } of rows) {
      const isPortals = !systems.includes(name);
      expect({ name, ...row }).toEqual({ name, fenced: isPortals, reachable: isPortals });
    }
  });

  test('writing for another portal is refused, changing and deleting its rows finds none', async () => {
    const insert = store.withPortal(MINE, ({ db }) =>
      db.insertInto('stream_cursors').values({ portal_id: OTHERS, tenant_id: '', stream: 'contacts' }).execute(),
    );
    await expect(insert).rejects.toThrow('row-level security');
    await store.withPortal(MINE, async ({ db }) => {
      const changed = await db
        .updateTable('crm_companies')
        .set({ name: 'x' })
        .where('portal_id', '=', OTHERS)
        .executeTakeFirst();
      const deleted = await db.deleteFrom('crm_companies').where('portal_id', '=', OTHERS).executeTakeFirst();
      expect([changed.numUpdatedRows, deleted.numDeletedRows]).toEqual([0n, 0n]);
    });
    const move = store.withPortal(MINE, ({ db }) =>
      db.updateTable('crm_companies').set({ portal_id: OTHERS }).execute(),
    );
    await expect(move).rejects.toThrow('row-level security');
    const name = await store.withPortal(OTHERS, ({ db }) => db.selectFrom('crm_companies').select('name').execute());
    expect(name).toEqual([{ name: OTHERS }]);
  });

  test('without a portal there are no rows, and none leaks from the work before', async () => {
    const rows = await store.withPortal('', ({ db }) => db.selectFrom('portals').selectAll().execute());
    expect(rows).toEqual([]);
    expect(await store.system.connectedPortals()).toEqual([MINE, OTHERS]);
  });

  test.each(['hubspot_grants', 'xero_grants'] as const)('%s cannot be read by a portal', async (table) => {
    const read = store.withPortal(MINE, ({ db }) => db.selectFrom(table).select('scopes').execute());
    await expect(read).rejects.toThrow('permission denied');
  });

  test.each([
    ['changed', sql`update audit_log set action = 'nothing'`],
    ['deleted', sql`delete from audit_log`],
  ])('the audit trail cannot be %s', async (_what, statement) => {
    await expect(store.withPortal(MINE, ({ db }) => statement.execute(db))).rejects.toThrow('permission denied');
  });

  test('what one transaction sets ends with it', async () => {
    await store.withPortal(MINE, ({ db }) => sql`select set_config('app.portal_id', ${OTHERS}, true)`.execute(db));
    const rows = await store.withPortal(MINE, ({ db }) => db.selectFrom('portals').select('portal_id').execute());
    expect(rows).toEqual([{ portal_id: MINE }]);
  });

  test('a transaction in a transaction, and a system query in one, throw instead of waiting for ever', async () => {
    const nested = store.withPortal(MINE, () => store.withPortal(MINE, () => Promise.resolve()));
    await expect(nested).rejects.toThrow('A second transaction was opened inside a database transaction');
    const system = store.withPortal(MINE, () => store.system.connectedPortals());
    await expect(system).rejects.toThrow('A system query was run inside a database transaction');
  });

  test('work that throws leaves nothing behind', async () => {
    const work = store.withPortal(MINE, async ({ db }) => {
      await db.deleteFrom('crm_companies').execute();
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    expect(await store.withPortal(MINE, ({ db }) => db.selectFrom('crm_companies').selectAll().execute())).toHaveLength(
      1,
    );
  });

  test('numbers, dates and times arrive in the same types on both databases', async () => {
    const { rows } = await store.withPortal(MINE, ({ db }) =>
      sql`select 12.50::numeric as n, 9007199254740993::int8 as i, date '2026-03-29' as d,
        timestamptz '2026-03-29T00:30:00Z' as t, '{"a":[1]}'::jsonb as j, 5::int as k`.execute(db),
    );
    const t = new Date('2026-03-29T00:30:00Z');
    expect(rows).toEqual([{ n: '12.50', i: '9007199254740993', d: '2026-03-29', t, j: { a: [1] }, k: 5 }]);
  });
});
