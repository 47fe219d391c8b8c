import { sql } from 'kysely';
import { eachDatabase } from '../support/databases.ts';
import { Ledger } from '../support/ledger-builder.ts';
import { openTestStore, type TestStore } from '../support/test-store.ts';

const PORTAL = '62515';

/** What the database knows of its tables. */
eachDatabase((_name, fresh) => {
  let house: TestStore;
  beforeAll(async () => {
    house = await openTestStore(fresh);
    await new Ledger(PORTAL).deal('1').write(house.store);
    // A server would count by itself at a moment of its own.
    await house.store.withPortal(PORTAL, async ({ db }) => {
      await sql`reset role`.execute(db);
      await sql`alter table crm_deals set (autovacuum_enabled = false)`.execute(db);
    });
  });
  afterAll(() => house.remove());

  /** So many more deals, by their numbers. */
  const more = (from: number, to: number) =>
    house.store.withPortal(PORTAL, ({ db }) =>
      sql`insert into crm_deals (portal_id, object_id, name, is_closed, is_won, vendor_updated_at, read_at)
        select portal_id, n::text, 'A deal', true, true, vendor_updated_at, read_at
        from crm_deals, generate_series(${from}::integer, ${to}::integer) n where object_id = '1'`.execute(db),
    );
  /** How many rows the database takes a list of deals for. */
  const guessed = (): Promise<number> =>
    house.store.withPortal(PORTAL, async ({ db }) => {
      const { rows } = await sql<{ 'QUERY PLAN': string }>`
        explain select * from crm_deals where portal_id = ${PORTAL} and is_won`.execute(db);
      return Number(/rows=(\d+)/.exec(rows[0]?.['QUERY PLAN'] ?? '')?.[1]);
    });
  const refreshed = async (): Promise<boolean> => (await house.store.refreshStatistics()).includes('crm_deals');

  test('once many rows have come, it is counted how many there are, once, and again when many more have', async () => {
    await more(2, 2_000);
    expect(await guessed()).toBeLessThan(100);
    expect(await refreshed()).toBe(true);
    expect(await guessed()).toBeGreaterThan(1_500);
    expect(await refreshed()).toBe(false);
    await more(2_001, 2_010);
    expect(await refreshed()).toBe(false);
    await more(2_011, 6_000);
    expect(await refreshed()).toBe(true);
    expect(await guessed()).toBeGreaterThan(5_000);
  });
});
