import { sql } from 'kysely';
import type { GrantRows } from '../../src/tenancy/ports.ts';
import { sealTokens, unsealTokens } from '../../src/tenancy/sealed-tokens.ts';
import { asOwner } from '../support/as-owner.ts';
import { eachDatabase } from '../support/databases.ts';
import { addPortal, openTestStore, type TestStore } from '../support/test-store.ts';
import { waitFor } from '../support/wait-for.ts';

const WEEK_MS = 7 * 24 * 3_600_000;
const sealed = {
  accessToken: 'a',
  refreshToken: 'b',
  accessExpiresAt: new Date('2026-11-20T10:30:00Z'),
  scopes: 'one',
};

eachDatabase((_name, fresh) => {
  let opened: TestStore;
  let grants: GrantRows;
  const owner = 'xero-user-of-100';
  beforeEach(async () => {
    opened = await openTestStore(fresh);
    await addPortal(opened.store, '100', ['t', 'u']);
    grants = opened.store.system.xeroGrants;
  });
  afterEach(() => opened.remove());

  const lease = (holder: string, { version = 1, forMs = 60_000 } = {}) =>
    grants.lease(owner, { holder, version, forMs });

  test('one holder has the lease, until its time is over', async () => {
    expect(await lease('one', { forMs: 300 })).toBe(true);
    expect(await lease('other')).toBe(false);
    expect(await lease('one')).toBe(false);
    await waitFor(() => lease('other'), { what: 'the lease to end' });
    await grants.release(owner, { holder: 'one', answered: true });
    expect(await lease('third')).toBe(false);
  });

  test('of forty who ask at once, one gets it', async () => {
    const given = await Promise.all(Array.from({ length: 40 }, (_, index) => lease(`holder-${index}`)));
    expect(given.filter(Boolean)).toHaveLength(1);
  });

  test('a grant that was replaced or revoked since it was read is not leased', async () => {
    expect(await grants.swap(owner, sealed, 1)).toBe(true);
    expect(await lease('late')).toBe(false);
    await grants.revoke(owner, 2);
    expect(await lease('later', { version: 2 })).toBe(false);
    expect(await grants.swap(owner, sealed, 2)).toBe(false);
  });

  test('a replacement ends the lease, and a holder that was held up replaces nothing', async () => {
    await lease('slow', { forMs: 0 });
    await lease('quick');
    expect(await grants.swap(owner, sealed, 1)).toBe(true);
    expect(await grants.swap(owner, sealed, 1)).toBe(false);
    expect(await grants.read(owner)).toMatchObject({ version: 2, state: 'usable', accessToken: 'a' });
    expect(await lease('next', { version: 2 })).toBe(true);
  });

  test('of an answer that was lost nobody knows: the grant is left open, and who comes next may try', async () => {
    expect(await grants.leftOpen()).toEqual([]);
    await lease('one');
    expect(await grants.leftOpen()).toEqual([]);
    await grants.release(owner, { holder: 'one', answered: false });
    expect(await grants.leftOpen()).toEqual([owner]);
    expect(await lease('other')).toBe(true);
    await grants.release(owner, { holder: 'other', answered: true });
    expect(await grants.leftOpen()).toEqual([]);
  });

  test('what was not refreshed for a week is due, at both vendors', async () => {
    await addPortal(opened.store, '200', ['v']);
    const idle = (hours: number) => sql`refreshed_at = now() - ${hours} * interval '1 hour'`;
    await asOwner(opened.store, sql`update xero_grants set ${idle(169)} where xero_user_id = ${owner}`);
    await asOwner(opened.store, sql`update hubspot_grants set ${idle(167)} where portal_id = '200'`);
    expect(await grants.idle(WEEK_MS)).toEqual([owner]);
    expect(await opened.store.system.hubspotGrants.idle(WEEK_MS)).toEqual([]);
    expect(await opened.store.system.hubspotGrants.idle(WEEK_MS - 2 * 3_600_000)).toEqual(['200']);
    await grants.swap(owner, sealed, 1);
    expect(await grants.idle(WEEK_MS)).toEqual([]);
  });

  test.each([
    ['that was revoked', sql`update xero_grants set state = 'revoked'`],
    ['of a portal that has uninstalled', sql`update portals set state = 'uninstalled'`],
    ['that serves no connection', sql`update xero_connections set state = 'disconnected'`],
  ])('a grant %s is left alone', async (_what, statement) => {
    expect(await grants.idle(-1000)).toEqual([owner]);
    await asOwner(opened.store, statement);
    expect(await grants.idle(-1000)).toEqual([]);
  });

  test('a grant that ends takes along the connections that work, in whichever portal, and says which', async () => {
    await asOwner(opened.store, sql`update xero_connections set state = 'disconnected' where tenant_id = 'u'`);
    expect(await grants.revoke(owner, 2)).toEqual([]);
    expect(await grants.revoke(owner, 1)).toEqual([
      { portalId: '100', tenantId: 't', tenantName: 't', how: 'grant_ended' },
    ]);
    const states = await opened.store.withPortal('100', ({ db }) =>
      db.selectFrom('xero_connections').select(['tenant_id', 'state']).orderBy('tenant_id').execute(),
    );
    expect(states).toEqual([
      { tenant_id: 't', state: 'reconnect_needed' },
      { tenant_id: 'u', state: 'disconnected' },
    ]);
    expect(await opened.store.system.hubspotGrants.revoke('100', 1)).toEqual([
      { portalId: '100', tenantId: '', tenantName: '', how: 'grant_ended' },
    ]);
    expect(await opened.store.system.hubspotGrants.revoke('100', 1)).toEqual([]);
  });

  test('tokens of 2,000 characters are kept whole', async () => {
    const keyRing = { current: 'k', keys: new Map([['k', Buffer.alloc(32, 7)]]) };
    const row = { table: 'xero_grants', owner } as const;
    const long = { accessToken: 'a'.repeat(2000), refreshToken: 'ß'.repeat(2000) };
    await grants.swap(owner, sealTokens(keyRing, row, { ...long, expiresAt: new Date(), scopes: [] }), 1);
    expect(unsealTokens(keyRing, row, (await grants.read(owner))!)).toEqual(long);
  });
});
