import { unwrap } from '../../src/lib/result.ts';
import { inMirror } from '../../src/store/mirror-unit.ts';
import { connectOrganisations } from '../../src/tenancy/connect-organisations.ts';
import { installPortal } from '../../src/tenancy/install-portal.ts';
import type { RefreshTokens, TokenSet } from '../../src/tenancy/ports.ts';
import { hubspotTokens, xeroTokens } from '../../src/tenancy/token-sources.ts';
import { eachDatabase } from '../support/databases.ts';
import { openTestStore, type TestStore } from '../support/test-store.ts';

const keyRing = { current: 'k', keys: new Map([['k', Buffer.alloc(32, 3)]]) };
const NOW = new Date('2026-11-20T10:00:00Z');
const clock = { now: () => NOW };
const consent = { code: 'code', redirectUri: 'https://app.tieout.test/callback' };
const tokens = (name: string, minutes: number): TokenSet => ({
  accessToken: `access-${name}`,
  refreshToken: `refresh-${name}`,
  expiresAt: new Date(NOW.getTime() + minutes * 60_000),
  scopes: ['one', 'two'],
});
const done = <T>(value: T) => Promise.resolve({ ok: true as const, value });
const dead: RefreshTokens = () =>
  Promise.resolve({ ok: false, error: { code: 'auth_revoked', vendor: 'xero', detail: 'invalid_grant' } });

eachDatabase((_name, fresh) => {
  let opened: TestStore;
  beforeEach(async () => {
    opened = await openTestStore(fresh);
  });
  afterEach(() => opened.remove());

  const install = (portalId: string, userId: string, name: string) =>
    installPortal(
      {
        store: opened.store.system,
        keyRing,
        clock,
        exchangeCode: () => done({ ...tokens(name, 30), portalId, userId }),
        describePortal: () => done({ timeZone: 'Europe/London', uiDomain: 'app.hubspot.com', companyCurrency: 'GBP' }),
      },
      consent,
    );
  const connect = (portalId: string, tenantIds: string[], set: TokenSet = tokens('x', 30)) =>
    connectOrganisations(
      {
        store: opened.store.system,
        keyRing,
        clock,
        exchangeCode: () => done({ ...set, userId: 'xero-user', authenticationEventId: 'event' }),
        listConnections: () =>
          done([
            ...tenantIds.map((tenantId) => ({
              tenantId,
              connectionId: `c-${tenantId}`,
              tenantName: tenantId,
              tenantType: 'ORGANISATION',
            })),
            { tenantId: 'practice', connectionId: 'p', tenantName: 'p', tenantType: 'PRACTICE' },
          ]),
      },
      { portalId, connectedBy: '7', ...consent },
    );
  const sources = (refresh: RefreshTokens) => {
    const shared = { store: opened.store.system, keyRing, clock, refresh };
    return { hubspot: hubspotTokens(shared), xero: xeroTokens(shared) };
  };
  const connections = (portalId: string) =>
    opened.store.withPortal(portalId, ({ db }) =>
      db.selectFrom('xero_connections').select(['tenant_id', 'state']).orderBy('tenant_id').execute(),
    );
  const held = { fresh: false };

  test('installing keeps the portal and its tokens; again, it keeps who was first', async () => {
    unwrap(await install('100', '7', 'first'));
    unwrap(await install('100', '8', 'second'));
    const portal = await opened.store.withPortal('100', ({ db }) => db.selectFrom('portals').selectAll().execute());
    expect(portal).toMatchObject([
      { portal_id: '100', installed_by: '7', time_zone: 'Europe/London', installed_at: NOW },
    ]);
    expect(unwrap(await sources(dead).hubspot({ portalId: '100' }, held))).toBe('access-second');
  });

  test('no token lies in the database in clear', async () => {
    unwrap(await install('100', '7', 'first'));
    unwrap(await connect('100', ['t']));
    const stored = [
      await opened.store.system.hubspotGrants.read('100'),
      await opened.store.system.xeroGrants.read('xero-user'),
    ];
    expect(stored).toMatchObject([{ scopes: 'one two' }, { scopes: 'one two' }]);
    expect(JSON.stringify(stored)).not.toMatch(/access-|refresh-/);
  });

  test('connecting keeps the organisations of the consent and leaves out what is none', async () => {
    unwrap(await install('100', '7', 'first'));
    expect(unwrap(await connect('100', ['t', 'u'])).map(({ tenantId }) => tenantId)).toEqual(['t', 'u']);
    expect(await connections('100')).toEqual([
      { tenant_id: 't', state: 'connected' },
      { tenant_id: 'u', state: 'connected' },
    ]);
    expect(await opened.store.system.connectedPortals()).toEqual(['100']);
  });

  test('two portals that one Xero user connected share a grant: what one refreshes, the other has', async () => {
    for (const portalId of ['100', '200']) unwrap(await install(portalId, '7', portalId));
    unwrap(await connect('100', ['t'], tokens('old', 30)));
    unwrap(await connect('200', ['u'], tokens('spent', 0)));
    const { xero } = sources(() => done(tokens('new', 30)));
    expect(unwrap(await xero({ portalId: '200', tenantId: 'u' }, held))).toBe('access-new');
    expect(unwrap(await sources(dead).xero({ portalId: '100', tenantId: 't' }, held))).toBe('access-new');
    expect((await opened.store.system.xeroGrants.read('xero-user'))?.version).toBe(3);
  });

  test('a grant that Xero ended stops every connection that it serves, until they are made again', async () => {
    for (const portalId of ['100', '200']) unwrap(await install(portalId, '7', portalId));
    unwrap(await connect('100', ['t']));
    unwrap(await connect('200', ['u'], tokens('spent', 0)));
    const { xero } = sources(dead);
    const refused = { ok: false, error: { code: 'auth_revoked' } };
    expect(await xero({ portalId: '200', tenantId: 'u' }, held)).toMatchObject(refused);
    expect(await connections('100')).toEqual([{ tenant_id: 't', state: 'reconnect_needed' }]);
    expect(await opened.store.system.connectedPortals()).toEqual([]);
    unwrap(await connect('100', ['t'], tokens('again', 30)));
    expect(unwrap(await xero({ portalId: '100', tenantId: 't' }, held))).toBe('access-again');
    expect(await opened.store.system.connectedPortals()).toEqual(['100']);
  });

  test('a swap or a revocation of an older version changes nothing', async () => {
    unwrap(await install('100', '7', 'first'));
    const { hubspotGrants } = opened.store.system;
    const grant = (await hubspotGrants.read('100'))!;
    expect(await hubspotGrants.swap('100', grant, 1)).toBe(true);
    expect(await hubspotGrants.swap('100', grant, 1)).toBe(false);
    await hubspotGrants.revoke('100', 1);
    expect(await hubspotGrants.read('100')).toMatchObject({ version: 2, state: 'usable' });
  });

  test('a portal may not use the connection of another', async () => {
    for (const portalId of ['100', '200']) unwrap(await install(portalId, '7', portalId));
    unwrap(await connect('100', ['t']));
    const { xero } = sources(dead);
    expect(await xero({ portalId: '200', tenantId: 't' }, held)).toMatchObject({
      ok: false,
      error: { detail: 'there is no working connection' },
    });
  });

  test('a connection that must be made again gives no token and is left out of the hourly pull', async () => {
    unwrap(await install('100', '7', 'first'));
    unwrap(await connect('100', ['t']));
    await inMirror(opened.store)('100', ({ rows }) => rows.requireReconnect('t'));
    expect(await opened.store.system.connectedPortals()).toEqual([]);
    const { xero } = sources(() => done(tokens('new', 30)));
    expect(await xero({ portalId: '100', tenantId: 't' }, held)).toMatchObject({
      ok: false,
      error: { code: 'auth_revoked' },
    });
  });

  test('a portal whose HubSpot grant has ended is left out of the hourly pull', async () => {
    unwrap(await install('100', '7', 'first'));
    unwrap(await connect('100', ['t']));
    await opened.store.system.hubspotGrants.revoke('100', 1);
    expect(await opened.store.system.connectedPortals()).toEqual([]);
  });
});
