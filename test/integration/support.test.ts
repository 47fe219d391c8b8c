import { existsSync } from 'node:fs';
import { sql } from 'kysely';
import { openDatabase } from '../../src/store/database.ts';
import { eachDatabase, freshPostgres, type FreshDatabase } from '../support/databases.ts';
import { waitFor } from '../support/wait-for.ts';

async function tablesOf({ address }: FreshDatabase): Promise<string[]> {
  const database = await openDatabase(address);
  try {
    const { rows } = await sql<{ table_name: string }>`
      select table_name from information_schema.tables where table_schema = 'public' order by table_name`.execute(
      database.db,
    );
    return rows.map((row) => row.table_name);
  } finally {
    await database.close();
  }
}

eachDatabase((_name, fresh) => {
  test('a fresh database is migrated, and an empty one is empty', async () => {
    const [migrated, empty] = await Promise.all([fresh(), fresh('empty')]);
    expect(await tablesOf(migrated)).toContain('portals');
    expect(await tablesOf(empty)).toEqual([]);
    await Promise.all([migrated.remove(), empty.remove()]);
  });

  test('two fresh databases know nothing of each other', async () => {
    const [one, other] = await Promise.all([fresh(), fresh()]);
    const database = await openDatabase(one.address);
    await sql`create table only_here (id integer)`.execute(database.db);
    await database.close();
    expect(await tablesOf(one)).toContain('only_here');
    expect(await tablesOf(other)).not.toContain('only_here');
    await Promise.all([one.remove(), other.remove()]);
  });

  test('a database that was removed is gone', async () => {
    const { address, remove } = await fresh();
    await remove();
    if ('dataDir' in address) expect(existsSync(address.dataDir)).toBe(false);
    else await expect(tablesOf({ address, remove })).rejects.toThrow('does not exist');
  });
});

test('a database is dropped even while somebody is connected', async () => {
  const { connectionString, drop } = await freshPostgres();
  const database = await openDatabase({ databaseUrl: connectionString });
  await sql`select 1`.execute(database.db);
  await drop();
  await expect(sql`select 1`.execute(database.db)).rejects.toThrow();
  await database.close();
});

test('waiting ends with the answer, or says for what it waited and why it failed', async () => {
  let asked = 0;
  expect(await waitFor(() => ++asked > 2 && asked, { what: 'three' })).toBe(3);
  const failing = waitFor(() => Promise.reject(new Error('not there')), { what: 'the ship', timeoutMs: 60 });
  await expect(failing).rejects.toMatchObject({ message: 'Waited 60 ms for the ship', cause: new Error('not there') });
});
