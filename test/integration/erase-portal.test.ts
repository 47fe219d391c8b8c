import { sql } from 'kysely';
import { seal } from '../../src/lib/crypto.ts';
import type { VendorFailure } from '../../src/lib/failure.ts';
import { err, ok, type Result } from '../../src/lib/result.ts';
import { issueStore } from '../../src/store/issues-rows.ts';
import { erasePortals, type EraseDeps } from '../../src/tenancy/leaving/erase-portals.ts';
import { eraseAfter } from '../../src/tenancy/leaving/grace.ts';
import { addOrganisation } from '../support/add-organisation.ts';
import { asOwner } from '../support/as-owner.ts';
import { eachDatabase } from '../support/databases.ts';
import { NOW, testConfig } from '../support/door-house.ts';
import { fillTables } from '../support/fill-tables.ts';
import { openSettingsHouse, settled, type SettingsHouse } from '../support/settings-house.ts';

const { keyRing } = testConfig;
const days = (count: number): Date => new Date(NOW.getTime() + count * 86_400_000);
const STAYS = ['audit_archive', 'erasures'];

eachDatabase((_name, fresh) => {
  let house: SettingsHouse;
  let revoked: string[];
  let xeroSays: Result<void, VendorFailure>;
  let broken: unknown[];
  beforeAll(async () => {
    house = await openSettingsHouse(fresh);
  });
  beforeEach(() => {
    [revoked, xeroSays, broken] = [[], ok(undefined), []];
  });
  afterAll(() => house.remove());

  const erase = (now: Date) => {
    const deps: EraseDeps = {
      ...{ store: house.store.system.erasing, keyRing, clock: { now: () => now } },
      revokeAtXero: (refreshToken) => {
        revoked.push(refreshToken);
        return Promise.resolve(xeroSays);
      },
      broken: (error) => broken.push(error),
    };
    return erasePortals(deps);
  };

  /** Puts a row into every table that a portal can have rows in. */
  const fill = async (portalId: string): Promise<void> => {
    const { store } = house;
    const mine = { portal_id: portalId };
    const tenant = { ...mine, tenant_id: `tenant-of-${portalId}` };
    await house.post(portalId, 'defaults', {
      ...{ tenantId: tenant.tenant_id, version: 0 },
      defaults: { accountCode: '200', taxType: null, terms: null, status: 'DRAFT', reference: '' },
    });
    await house.post(portalId, 'export');
    await house.post(portalId, 'xero/connect');
    const called = { day: '2026-11-20', live: 1, background: 2, told: null };
    await store.system.addCalls([{ portalId, tenantId: tenant.tenant_id, ...called }]);
    await store.withPortal(portalId, async (handle) => {
      const { db } = handle;
      await store.queue.send(handle, 'work-on-intent', { ids: { intentId: 'i' } });
      await issueStore(handle).open({
        ...{ issueId: `issue-${portalId}`, kind: 'pull_failed', subject: 's', message: 'm' },
        ...{ vendorWords: [], fix: 'f', at: NOW },
      });
      await db
        .insertInto('outbox_intents')
        .values({
          ...{ ...tenant, intent_id: 'i', kind: 'create_invoice', subject: 'deal:1:whole', state: 'pending' },
          ...{ request: '{}', preview: null, due_at: NOW, created_by: '7', created_at: NOW },
        } as never)
        .execute();
      const request = { ...mine, user_id: '7', request_id: 'r', body_hash: 'h', intent_id: 'i', at: NOW };
      await db.insertInto('card_requests').values(request).execute();
      const link = { ...tenant, deal_id: '1', step: 'whole', invoice_id: 'i', intent_id: 'i', linked_at: NOW };
      await db.insertInto('invoice_links').values(link).execute();
      const merge = { ...mine, object_type_id: '0-2', object_id: '9', into_id: '1', noted_at: NOW };
      await db.insertInto('crm_merges').values(merge).execute();
      await fillTables({ db, portalId }, tenant.tenant_id);
      await sql`insert into crm_written values (${portalId}, '0-2', '1', 'hash', false, ${NOW})`.execute(db);
      await db
        .insertInto('inbox_events')
        .values({
          ...{ ...tenant, category: 'INVOICE', resource_id: 'i', event_type: 'UPDATE' },
          ...{ event_at: 'now', received_at: NOW },
        })
        .execute();
    });
  };

  const full = (portalId: string) =>
    settled(portalId)
      .company('1')
      .person('2', { email: 'ada@lovelace.test' })
      .deal('3')
      .contact('c', { email: 'ada@lovelace.test' })
      .invoice('i', 'c')
      .payment('p', { id: 'i', contactId: 'c' })
      .credit('n', 'c')
      .link('0-2', '1', 'c')
      .oneOfEach();

  /** A portal with a row in every table. */
  const write = async (): Promise<string> => {
    const portalId = await connected(full);
    await fill(portalId);
    return portalId;
  };

  /** A portal whose grant at Xero has tokens that open. */
  const connected = async (build = settled): Promise<string> => {
    const portalId = await house.write(build);
    const owner = ownerOf(portalId);
    const sealed = (column: string, text: string) => seal(keyRing, { owner: `xero_grants:${owner}:${column}`, text });
    await asOwner(
      house.store,
      sql`update xero_grants set access_token = ${sealed('access_token', 'access')},
        refresh_token = ${sealed('refresh_token', `refresh of ${portalId}`)} where xero_user_id = ${owner}`,
    );
    return portalId;
  };
  const ownerOf = (portalId: string): string => `xero-user-of-${portalId}`;
  const grantOf = (portalId: string) => house.store.system.xeroGrants.read(ownerOf(portalId));

  const uninstall = (portalId: string, at = NOW) =>
    house.store.system.leaving.markUninstalled(portalId, { at, eraseAfter: eraseAfter(at), by: '7' });

  /** How many rows of each table name the portal anywhere in their text, the queue's tables among them. */
  const rowsNaming = async (portalId: string): Promise<Record<string, number>> => {
    const tables = await asOwner(
      house.store,
      sql<{ schema: string; name: string }>`
        select table_schema as schema, table_name as name from information_schema.tables
        where table_type = 'BASE TABLE' and table_schema in ('public', 'pgboss')`,
    );
    const named: Record<string, number> = {};
    for (const { schema, name } of tables) {
      const [row] = await asOwner(
        house.store,
        sql<{ count: number }>`select count(*)::integer as count from ${sql.table(`${schema}.${name}`)} as one
          where one::text like ${`%${portalId}%`}`,
      );
      if (row && row.count > 0) named[schema === 'public' ? name : `${schema}.${name}`] = row.count;
    }
    return named;
  };

  test('the fixture has a row in every table that has a portal’s id', async () => {
    const portalId = await write();
    const tables = await asOwner(
      house.store,
      sql<{ name: string }>`select table_name as name from information_schema.columns
        where table_schema = 'public' and column_name = 'portal_id' order by 1`,
    );
    const named = await rowsNaming(portalId);
    const without = tables.map(({ name }) => name).filter((name) => !STAYS.includes(name) && !(name in named));
    expect(without).toEqual([]);
    expect(Object.keys(named).some((name) => name.startsWith('pgboss.'))).toBe(true);
  });

  test('thirty days later nothing is left of the portal but the rows that stay, and another’s are untouched', async () => {
    const [portalId, other] = [await write(), await write()];
    const before = await rowsNaming(other);
    await uninstall(portalId);
    expect((await erase(days(29.9))).portals).toBe(0);
    expect((await erase(days(30))).portals).toBe(1);
    expect(Object.keys(await rowsNaming(portalId)).sort()).toEqual(STAYS);
    expect(await rowsNaming(other)).toEqual(before);
    expect(broken).toEqual([]);
  });

  test('what stays is when it was there, how much went, and who did what, without a name or an address', async () => {
    const portalId = await write();
    await uninstall(portalId);
    await erase(days(30));
    const [erasure] = await asOwner(
      house.store,
      sql<Record<string, unknown>>`select * from erasures where portal_id = ${portalId}`,
    );
    expect(erasure).toMatchObject({
      uninstalled_at: NOW,
      erased_at: days(30),
      rows_deleted: { mirror_invoices: 1, crm_contacts: 1, portals: 1, 'pgboss.job': 1, settings: 1 },
    });
    const trail = await asOwner(
      house.store,
      sql<{ action: string; text: string }>`
        select action, one::text as text from audit_archive one where portal_id = ${portalId} order by at, action`,
    );
    expect(trail.map(({ action }) => action)).toEqual(['ask_export', 'change_defaults']);
    expect(JSON.stringify(trail)).not.toMatch(/@|acme/);
    expect((await erase(days(364))).trails).toBe(0);
    expect((await erase(days(366))).trails).toBeGreaterThanOrEqual(2);
  });

  test('who installs again in time keeps everything', async () => {
    const portalId = await write();
    await uninstall(portalId);
    const before = await rowsNaming(portalId);
    const tokens = { accessToken: 'a', refreshToken: 'b', accessExpiresAt: NOW, scopes: '' };
    const facts = { name: 'n', uiDomain: 'u', timeZone: 'Europe/London', companyCurrency: 'GBP', installedBy: '1' };
    await house.store.system.saveInstall({ portalId, ...facts }, tokens, days(29));
    expect((await erase(days(31))).portals).toBe(0);
    // Nor is one erased that was installed again after it was found to be due.
    expect(await house.store.system.erasing.erasePortal(portalId, days(31))).toBeNull();
    expect(await rowsNaming(portalId)).toEqual(before);
  });

  test('a grant that serves nobody any more is ended at Xero; one that serves another portal is left alone', async () => {
    const [portalId, other] = [await connected(), await connected()];
    const xeroUserId = `of-both-${portalId}`;
    for (const one of [portalId, other]) {
      const tenantId = `more-of-${one}`;
      await addOrganisation(house.store, { portalId: one, tenantId, name: 'More', at: NOW, xeroUserId });
    }
    await uninstall(portalId);
    await erase(days(30));
    expect(revoked).toEqual([`refresh of ${portalId}`]);
    expect(await grantOf(portalId)).toBeNull();
    expect(await grantOf(other)).not.toBeNull();
    expect(await house.store.system.xeroGrants.read(xeroUserId)).not.toBeNull();
  });

  test('what Xero does not take is tried again; a grant that is dead there is deleted', async () => {
    const portalId = await connected();
    await uninstall(portalId);
    xeroSays = err({ code: 'vendor_unavailable', vendor: 'xero', detail: 'down' });
    await erase(days(30));
    expect(broken).toEqual([xeroSays.error]);
    expect(await grantOf(portalId)).not.toBeNull();
    xeroSays = err({ code: 'auth_revoked', vendor: 'xero', detail: 'invalid_grant' });
    await erase(days(30));
    expect(await grantOf(portalId)).toBeNull();
  });

  test('a grant that somebody on the way through Xero’s page waits for is left alone', async () => {
    const portalId = await connected();
    await uninstall(portalId);
    await asOwner(
      house.store,
      sql`insert into consents (consent_id, kind, step, xero_user_id, expires_at)
        values (${`c-${portalId}`}, 'xero_connect', 'returned', ${ownerOf(portalId)}, ${days(31)})`,
    );
    await erase(days(30));
    expect(revoked).toEqual([]);
    await erase(days(32));
    expect(revoked).toEqual([`refresh of ${portalId}`]);
  });
});
