import { eachDatabase } from '../support/databases.ts';
import { ADMIN, INSTALLER, MEMBER, openSettingsHouse, type SettingsHouse } from '../support/settings-house.ts';

const tenantOf = (portalId: string): string => `tenant-of-${portalId}`;
const nothingSet = { accountCode: null, taxType: null, terms: null, status: 'DRAFT', reference: '{deal}' } as const;

eachDatabase((_name, fresh) => {
  let house: SettingsHouse;
  beforeAll(async () => {
    house = await openSettingsHouse(fresh);
  });
  afterAll(() => house.remove());

  const everyChange = (portalId: string): [string, object][] => [
    ['xero/connect', {}],
    ['xero/disconnect', { tenantId: tenantOf(portalId) }],
    ['main', { tenantId: tenantOf(portalId) }],
    ['live', { tenantId: tenantOf(portalId), live: true }],
    ['reading', { tenantId: tenantOf(portalId), do: 'again' }],
    ['defaults', { tenantId: tenantOf(portalId), version: 0, defaults: nothingSet }],
    ['admins', { userId: MEMBER, admin: true }],
    ['export', {}],
    ['uninstall', { confirm: portalId }],
  ];

  test('every change is shut to whoever is no admin, and leaves nothing behind', async () => {
    const portalId = await house.write();
    for (const [path, body] of everyChange(portalId)) {
      const answer = await house.postAs(MEMBER)(portalId, path, body);
      expect([path, answer.error?.code]).toEqual([path, 'not_allowed']);
    }
    expect(await house.audit(portalId)).toEqual([]);
    expect(await house.connection(portalId)).toMatchObject({ state: 'connected', live: { on: false }, version: 0 });
    expect((await house.admins(portalId)).admins.map(({ userId }) => userId)).toEqual([INSTALLER, ADMIN]);
  });

  test('an admin of another portal is nobody here', async () => {
    const [portalId, other] = [await house.write(), await house.write()];
    const answer = await house.post(portalId, 'live', { tenantId: tenantOf(other), live: true });
    expect(answer.error?.code).toBe('not_found');
    const theirs = (await house.admins(other)).connections[0];
    expect(theirs?.live.on).toBe(false);
  });

  test('an unsigned call, and a user of no portal, are told nothing', async () => {
    const unsigned = await house.transport.send({
      ...{ method: 'GET', path: '/settings/overview?portalId=1&userId=1&userEmail=a', headers: {} },
      body: Buffer.alloc(0),
    });
    expect(unsigned.status).toBe(401);
    expect((await house.overview('99999999')).error?.code).toBe('not_allowed');
  });

  test('whoever is no admin sees the states, own rights and whom to ask, and no more', async () => {
    const portalId = await house.write();
    expect((await house.overview(portalId, MEMBER)).value).toEqual({
      role: 'member',
      organisations: [{ name: 'Acme Books', state: 'connected' }],
      rights: { own: 'amounts', team: 'amounts', others: 'status' },
      billing: [],
      admins: [
        { userId: '1', name: 'User 1', email: 'user1@acme.test' },
        { userId: '7', name: 'User 7', email: 'user7@acme.test' },
      ],
    });
  });

  test('an admin sees how it is connected, what is set, and what can be chosen', async () => {
    const portalId = await house.write();
    const { portal, connections, admins, people, graceDays } = await house.admins(portalId);
    expect(portal).toMatchObject({ portalId, installedBy: { userId: '1', name: 'User 1' }, currency: 'GBP' });
    expect(portal.installUrl).toBe('https://app.tieout.test/oauth/hubspot/install');
    expect(admins.map(({ userId, isInstaller }) => [userId, isInstaller])).toEqual([
      ['1', true],
      ['7', false],
    ]);
    expect(people.map(({ userId }) => userId)).toEqual(['1', '7', '9']);
    expect(graceDays).toBe(30);
    expect(connections).toMatchObject([
      {
        ...{ tenantId: tenantOf(portalId), organisation: 'Acme Books', state: 'connected', isMain: true, ended: null },
        ...{ connectedBy: { userId: '7', name: 'User 7' }, lastSync: '2026-11-20T12:00:00.000Z' },
        ...{ defaults: nothingSet, version: 0, changed: null, live: { on: false, by: null, at: null } },
        options: {
          accounts: [
            { value: '200', label: '200 – Sales 200' },
            { value: '201', label: '201 – Sales 201' },
          ],
          taxRates: [{ value: 'ZERORATEDOUTPUT' }, { value: 'OUTPUT2' }],
        },
      },
    ]);
  });

  test('missing scopes are told for both vendors', async () => {
    const portalId = await house.write();
    const { portal, connections } = await house.admins(portalId);
    expect(portal.missingScopes).toContain('crm.objects.deals.read');
    expect(connections[0]?.permissions.missing).toContain('Read payments');
    expect(connections[0]?.problem?.fix).toBe('Reconnect Acme Books to allow it.');
  });

  test('an address to connect is for one admin, holds for five minutes, and its secret is not stored', async () => {
    const portalId = await house.write();
    const { value } = await house.post(portalId, 'xero/connect');
    const { url, expiresAt } = value as { url: string; expiresAt: string };
    expect(url).toMatch(/^https:\/\/app\.tieout\.test\/oauth\/xero\/connect\?ticket=[\w-]{43}$/);
    expect(expiresAt).toBe('2026-11-20T12:05:00.000Z');
  });

  test('uninstalling wants the number of the portal, typed', async () => {
    const portalId = await house.write();
    const { error } = await house.post(portalId, 'uninstall', { confirm: '1' });
    expect(error).toMatchObject({ code: 'not_ready', fix: `Type ${portalId} to uninstall.` });
    expect((await house.connection(portalId)).state).toBe('connected');
  });
});
