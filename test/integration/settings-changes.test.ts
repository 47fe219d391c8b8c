import type { ConnectionSettings } from '../../src/contract/settings.ts';
import { eachDatabase } from '../support/databases.ts';
import { ADMIN, INSTALLER, MEMBER, openSettingsHouse, settled, type SettingsHouse } from '../support/settings-house.ts';

const tenantOf = (portalId: string): string => `tenant-of-${portalId}`;
const nothingSet = { accountCode: null, taxType: null, terms: null, status: 'DRAFT', reference: '{deal}' } as const;

eachDatabase((_name, fresh) => {
  let house: SettingsHouse;
  beforeAll(async () => {
    house = await openSettingsHouse(fresh);
  });
  afterAll(() => house.remove());

  const changeAs =
    (userId: string) => (portalId: string, version: number, defaults: Partial<ConnectionSettings['defaults']>) =>
      house.postAs(userId)(portalId, 'defaults', {
        ...{ tenantId: tenantOf(portalId), version },
        defaults: { ...nothingSet, ...defaults },
      });
  const change = changeAs(ADMIN);

  test('defaults are kept by version, with who and when', async () => {
    const portalId = await house.write();
    const terms = { type: 'OFFOLLOWINGMONTH', day: 20 } as const;
    const first = {
      accountCode: '201',
      taxType: 'OUTPUT2',
      terms,
      status: 'AUTHORISED',
      reference: '{dealId} {deal}',
    } as const;
    expect(await change(portalId, 0, first)).toEqual({ ok: true, value: { version: 1 } });
    expect(await change(portalId, 1, {})).toEqual({ ok: true, value: { version: 2 } });
    expect(await house.connection(portalId)).toMatchObject({
      ...{ defaults: nothingSet, version: 2 },
      changed: { by: { userId: ADMIN, name: 'User 7' }, at: '2026-11-20T12:00:00.000Z' },
    });
    const kept = await house.store.withPortal(portalId, ({ db }) =>
      db.selectFrom('settings').select(['version', 'document', 'changed_by_email']).orderBy('version').execute(),
    );
    expect(kept.map((row) => row.version)).toEqual([1, 2]);
    expect(kept[0]).toMatchObject({ document: first, changed_by_email: 'user7@acme.test' });
    expect(await house.audit(portalId)).toEqual(
      Array.from({ length: 2 }, () => `7 change_defaults xero_organisation/${tenantOf(portalId)} admin`),
    );
  });

  test('of two admins who change the defaults at once one is told who was first, and nothing of that one is lost', async () => {
    const portalId = await house.write();
    const answers = await Promise.all([
      change(portalId, 0, { reference: 'mine' }),
      changeAs(INSTALLER)(portalId, 0, { reference: 'yours' }),
    ]);
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
    const lost = answers.find(({ ok }) => !ok)?.error;
    expect(lost).toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/^User [17] has changed these settings since you opened them\./) as string,
    });
    const winner = answers[0].ok ? 'mine' : 'yours';
    expect(await house.connection(portalId)).toMatchObject({ version: 1, defaults: { reference: winner } });
  });

  test.each([
    [{ accountCode: '299' }, '299 is no active account for sales in Xero.'],
    [{ accountCode: '9' }, '9 is no active account for sales in Xero.'],
    [{ taxType: 'INPUT2' }, 'INPUT2 is no active tax rate that sales can use in Xero.'],
    [{ terms: { type: 'OFCURRENTMONTH', day: 0 } }, 'The terms name a day that no month has.'],
    [{ terms: { type: 'OFFOLLOWINGMONTH', day: 32 } }, 'The terms name a day that no month has.'],
    [
      { reference: '{deal} for {amount} {who}' },
      'The reference holds {amount} and {who}, which nothing can be put in for.',
    ],
  ] as const)('%j is refused in words', async (defaults, message) => {
    const portalId = await house.write();
    expect((await change(portalId, 0, defaults)).error).toMatchObject({ code: 'not_ready', message });
    expect((await house.connection(portalId)).version).toBe(0);
  });

  test('what Xero has archived since can no longer be chosen', async () => {
    const portalId = await house.write();
    await change(portalId, 0, { accountCode: '201' });
    await house.store.withPortal(portalId, ({ db }) =>
      db.updateTable('mirror_accounts').set({ status: 'ARCHIVED' }).where('code', '=', '201').execute(),
    );
    expect((await house.connection(portalId)).options.accounts.map(({ value }) => value)).toEqual(['200']);
    expect((await change(portalId, 1, { accountCode: '201' })).error?.code).toBe('not_ready');
  });

  describe('live', () => {
    const live = (portalId: string, on: boolean) =>
      house.post(portalId, 'live', { tenantId: tenantOf(portalId), live: on });

    test('is switched on and off, once each, with who and when', async () => {
      const portalId = await house.write();
      for (const on of [true, true, false]) expect((await live(portalId, on)).ok).toBe(true);
      expect((await house.connection(portalId)).live).toEqual({
        on: false,
        by: { userId: ADMIN, name: 'User 7', email: 'user7@acme.test' },
        at: '2026-11-20T12:00:00.000Z',
      });
      expect((await house.audit(portalId)).map((line) => line.split(' ')[1])).toEqual([
        'switch_live_on',
        'switch_live_off',
      ]);
    });

    test('cannot be switched on before the books were read once, nor without a connection that works', async () => {
      const portalId = await house.write();
      await house.store.withPortal(portalId, ({ db }) =>
        db.updateTable('stream_cursors').set({ read_until: null }).where('stream', '=', 'tax_rates').execute(),
      );
      expect((await live(portalId, true)).error).toMatchObject({
        code: 'not_ready',
        message: 'Acme Books has not been read to the end yet.',
      });
      await house.store.withPortal(portalId, ({ db }) =>
        db.updateTable('xero_connections').set({ state: 'reconnect_needed' }).execute(),
      );
      expect((await live(portalId, true)).error?.message).toBe('Acme Books is not connected to Xero at the moment.');
      expect((await live(portalId, false)).ok).toBe(true);
    });
  });

  describe('admins', () => {
    const adminBy = (by: string) => (portalId: string, userId: string, is: boolean) =>
      house.postAs(by)(portalId, 'admins', { userId, admin: is });
    const admin = adminBy(ADMIN);
    const rules = (portalId: string) =>
      house.store.withPortal(portalId, ({ db }) =>
        db.selectFrom('access_rules').select(['subject_id', 'right', 'scope']).orderBy('subject_id').execute(),
      );

    test('somebody is made one, may change things at once, and is no longer one afterwards', async () => {
      const portalId = await house.write((id) =>
        settled(id).rule({ subject_kind: 'user', subject_id: MEMBER, right: 'approve', scope: 'all' }),
      );
      expect((await admin(portalId, MEMBER, true)).ok).toBe(true);
      expect((await house.admins(portalId, MEMBER)).admins).toHaveLength(3);
      expect((await adminBy(MEMBER)(portalId, MEMBER, false)).ok).toBe(true);
      // What the person might do before is what remains.
      expect((await rules(portalId)).at(-1)).toEqual({ subject_id: MEMBER, right: 'approve', scope: 'all' });
      expect(await house.audit(portalId)).toEqual(['7 make_admin user/9 admin', '9 remove_admin user/9 admin']);
    });

    test('the installer stays one, and whom HubSpot does not know is made none', async () => {
      const portalId = await house.write();
      expect((await admin(portalId, INSTALLER, false)).error).toMatchObject({ code: 'conflict' });
      expect((await admin(portalId, '4711', true)).error?.code).toBe('not_found');
      expect(await house.audit(portalId)).toEqual([]);
    });

    test('the last one whom HubSpot knows cannot step back', async () => {
      const portalId = await house.write();
      await house.store.withPortal(portalId, ({ db }) =>
        db.updateTable('crm_owners').set({ gone_at: new Date() }).where('user_id', '=', INSTALLER).execute(),
      );
      expect((await admin(portalId, ADMIN, false)).error?.message).toMatch(/^You are the last admin/);
      expect((await admin(portalId, MEMBER, true)).ok).toBe(true);
      expect((await admin(portalId, ADMIN, false)).ok).toBe(true);
    });

    test('one through a team is listed, and is not taken away one by one', async () => {
      const portalId = await house.write((id) =>
        settled(id).rule({ subject_kind: 'team', subject_id: 't', right: 'admin', scope: 'all' }),
      );
      expect((await house.admins(portalId, MEMBER)).admins.map(({ userId }) => userId)).toEqual(['1', '7', '9']);
      expect((await admin(portalId, MEMBER, false)).error?.message).toMatch(/member of a team/);
    });
  });
});
