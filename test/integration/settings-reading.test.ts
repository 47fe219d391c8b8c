import { sql } from 'kysely';
import { inMirror } from '../../src/store/mirror-unit.ts';
import { streamsOfTenant } from '../../src/mirror/streams.ts';
import { pullPage } from '../../src/mirror/pull-page.ts';
import { randomId } from '../../src/lib/ids.ts';
import { unwrap } from '../../src/lib/result.ts';
import { eachDatabase } from '../support/databases.ts';
import { NOW } from '../support/door-house.ts';
import { invoiceFact } from '../support/facts.ts';
import { PlayVendor } from '../support/mirror/play-vendor.ts';
import { ADMIN, openSettingsHouse, settled, type SettingsHouse } from '../support/settings-house.ts';

const tenantOf = (portalId: string): string => `tenant-of-${portalId}`;

eachDatabase((_name, fresh) => {
  let house: SettingsHouse;
  beforeAll(async () => {
    house = await openSettingsHouse(fresh);
  });
  afterAll(() => house.remove());

  /** A portal whose organisation has been read but for its invoices, of which the first page of three was. */
  const half = async () => {
    const portalId = await house.write();
    const key = { portalId, tenantId: tenantOf(portalId), stream: 'invoices' } as const;
    const vendor = new PlayVendor();
    vendor.lists.invoices = Array.from({ length: 6 }, (_, n) => invoiceFact({ id: `i${n}`, updatedAt: new Date(n) }));
    const mirror = inMirror(house.store);
    await house.store.withPortal(portalId, ({ db }) =>
      db.updateTable('stream_cursors').set({ read_until: null }).where('stream', '=', 'invoices').execute(),
    );
    const began = new Date(NOW.getTime() - 10_000);
    const deps = { inMirror: mirror, readers: vendor.readers, clock: { now: () => began }, newId: randomId };
    const pull = async () => unwrap(await pullPage(deps, key));
    await pull();
    const steer = (how: string) => house.post(portalId, 'reading', { tenantId: key.tenantId, do: how });
    return { portalId, pull, steer, vendor, cursor: () => mirror(portalId, ({ rows }) => rows.cursor(key)) };
  };
  const waiting = (portalId: string) =>
    house.store.withPortal(portalId, async ({ db }) => {
      const { rows } = await sql<{ stream: string }>`
        select data -> 'ids' ->> 'stream' as stream from pgboss.job
        where name = 'pull-page' and state = 'created' and data ->> 'portalId' = ${portalId}`.execute(db);
      return rows.map(({ stream }) => stream);
    });

  test('the overview tells how far a first reading has come', async () => {
    const { portalId } = await half();
    const { reading, lastSync } = await house.connection(portalId);
    expect(lastSync).toBeNull();
    expect(reading?.stopped).toBe(false);
    expect(reading?.streams.find(({ name }) => name === 'invoices')).toEqual({
      ...{ name: 'invoices', state: 'reading', rows: 2, expected: 6, secondsLeft: 20 },
      reached: new Date(4).toISOString(),
    });
    expect(reading?.streams.filter(({ state }) => state === 'done')).toHaveLength(reading!.streams.length - 1);
  });

  test('stopped, nothing more is read; going on reads from the page where it was', async () => {
    const { portalId, steer, pull, vendor, cursor } = await half();
    expect((await steer('stop')).ok).toBe(true);
    expect((await house.connection(portalId)).reading?.stopped).toBe(true);
    expect(await pull()).toBe('stopped');
    expect(vendor.requests).toHaveLength(1);
    expect((await steer('go_on')).ok).toBe(true);
    expect(await waiting(portalId)).toContain('invoices');
    expect([await pull(), await pull(), await pull()]).toEqual(['more', 'more', 'last']);
    expect(vendor.requests.map(({ page }) => page)).toEqual([null, '2', '3', null]);
    expect((await cursor()).readUntil).not.toBeNull();
    expect((await house.connection(portalId)).reading).toBeNull();
    const organisation = `xero_organisation/${tenantOf(portalId)} admin`;
    expect(await house.audit(portalId)).toEqual([
      `${ADMIN} stop_reading ${organisation}`,
      `${ADMIN} go_on_reading ${organisation}`,
    ]);
  });

  test('a page that is being read when it is stopped is stored, and none is asked for after it', async () => {
    const { portalId, steer, pull, vendor, cursor } = await half();
    await house.store.withPortal(portalId, ({ db }) => sql`update pgboss.job set state = 'completed'`.execute(db));
    vendor.meanwhile = () => steer('stop');
    expect(await pull()).toBe('stopped');
    expect((await cursor()).pass?.page).toBe('3');
    expect(await waiting(portalId)).toEqual([]);
  });

  test('what has been read to the end cannot be stopped; it can be read again', async () => {
    const portalId = await house.write(settled);
    const steer = (how: string) => house.post(portalId, 'reading', { tenantId: tenantOf(portalId), do: how });
    expect((await steer('stop')).error?.code).toBe('conflict');
    expect(await house.audit(portalId)).toEqual([]);
    expect((await steer('again')).ok).toBe(true);
    expect(await waiting(portalId)).toHaveLength(streamsOfTenant(tenantOf(portalId)).length);
    const wanted = await house.store.withPortal(portalId, ({ db }) =>
      db.selectFrom('stream_cursors').select('wanted').where('tenant_id', '=', tenantOf(portalId)).execute(),
    );
    expect(wanted.every((row) => row.wanted === 'full')).toBe(true);
    expect(await house.audit(portalId)).toEqual([`${ADMIN} read_again xero_organisation/${tenantOf(portalId)} admin`]);
  });

  test('an organisation of another portal, or one that is not connected, is not found', async () => {
    const [portalId, other] = [await house.write(), await house.write()];
    const post = (tenantId: string) => house.post(portalId, 'reading', { tenantId, do: 'again' });
    expect((await post(tenantOf(other))).error?.code).toBe('not_found');
    await house.store.withPortal(portalId, ({ db }) =>
      db.updateTable('xero_connections').set({ state: 'reconnect_needed' }).execute(),
    );
    expect((await post(tenantOf(portalId))).error?.code).toBe('not_found');
  });
});
