import { sql } from 'kysely';
import type { CallPlaces } from '../../src/mirror/calls/ports.ts';
import { asOwner } from '../support/as-owner.ts';
import { eachDatabase } from '../support/databases.ts';
import { openTestStore, type TestStore } from '../support/test-store.ts';

eachDatabase((_name, fresh) => {
  let house: TestStore;
  let places: CallPlaces;
  beforeAll(async () => {
    house = await openTestStore(fresh);
    places = house.store.system.callPlaces;
  });
  afterAll(() => house.remove());

  const MINUTE = 60_000;
  const take = (tenantId: string, holder: string, ms = MINUTE) => places.take({ tenantId, most: 5, holder, ms });
  const takeMany = async (tenantId: string, holders: string[]) => {
    const taken = await Promise.all(holders.map((holder) => take(tenantId, holder)));
    return taken.filter((place) => place !== null).toSorted();
  };

  test('however many ask at once, each place is leased to one of them, and to all that there are', async () => {
    const holders = Array.from({ length: 20 }, (_, n) => `holder ${n}`);
    const first = await takeMany('crowded', holders);
    expect(new Set(first).size).toBe(first.length);
    const rest = [];
    for (const holder of holders) rest.push(await take('crowded', holder));
    expect([...first, ...rest.filter((place) => place !== null)].toSorted()).toEqual([1, 2, 3, 4, 5]);
    expect(await takeMany('another', ['one'])).toHaveLength(1);
  });

  test('a place whose lease has ended is the next one’s, and no longer renewed or given back by the first', async () => {
    const place = await places.take({ tenantId: 'ended', most: 1, holder: 'slow', ms: 0 });
    expect(await places.take({ tenantId: 'ended', most: 1, holder: 'next', ms: MINUTE })).toBe(place);
    const held = [{ tenantId: 'ended', place: place! }];
    expect(await places.renew('slow', held, MINUTE)).toEqual([]);
    await places.giveBack('slow', held);
    expect(await places.take({ tenantId: 'ended', most: 1, holder: 'third', ms: MINUTE })).toBeNull();
    expect(await places.renew('next', held, MINUTE)).toEqual(held);
    await places.giveBack('next', held);
    expect(await places.take({ tenantId: 'ended', most: 1, holder: 'third', ms: MINUTE })).toBe(place);
  });

  test('what processes that died have left is forgotten after a day', async () => {
    await take('forgotten', 'dead', -25 * 3_600_000);
    await take('kept', 'dead', -23 * 3_600_000);
    await house.store.system.forgetCalls(new Date());
    const rows = await asOwner(house.store, sql<{ tenant: string }>`select tenant_id as tenant from call_places`);
    const tenants = rows.map(({ tenant }) => tenant);
    expect([tenants.includes('forgotten'), tenants.includes('kept')]).toEqual([false, true]);
  });
});
