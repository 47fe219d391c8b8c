import { sql } from 'kysely';
import { openDatabase, type DatabaseAddress } from '../../src/store/database.ts';
import { migrationFiles } from '../../src/store/migration-files.ts';
import { applyMigrations, DatabaseTooNewError, migrate } from '../../src/store/migrate.ts';
import { openStore } from '../../src/store/open.ts';
import { eachDatabase, freshPostgres } from '../support/databases.ts';
import { testLog } from '../support/test-log.ts';
import { addPortal } from '../support/test-store.ts';

async function query<T>(address: DatabaseAddress, text: string): Promise<T[]> {
  const database = await openDatabase(address);
  try {
    return (await sql.raw<T>(text).execute(database.db)).rows;
  } finally {
    await database.close();
  }
}

const APPLIED = 'select number, name from schema_migrations order by number';
const known = migrationFiles().map(({ number, name }) => ({ number, name }));

eachDatabase((_name, fresh) => {
  test('an empty database gets every migration in order, and running again does no harm', async () => {
    const { address, remove } = await fresh('empty');
    await migrate(address);
    expect(await query(address, APPLIED)).toEqual(known);
    await migrate(address);
    expect(await query(address, APPLIED)).toEqual(known);
    await remove();
  });

  test('a database of a newer version is refused and left as it was', async () => {
    const { address, remove } = await fresh();
    const newer = known.length + 1;
    await query(address, `insert into schema_migrations (number, name) values (${newer}, 'later')`);
    const open = openStore({ ...address, log: testLog() });
    await expect(open).rejects.toThrow(DatabaseTooNewError);
    await expect(migrate(address)).rejects.toThrow(
      `at migration ${newer} and this version of Tieout knows only ${known.length}`,
    );
    expect(await query(address, APPLIED)).toHaveLength(newer);
    await remove();
  });

  test('a migration that fails half way leaves nothing, and those before it stay', async () => {
    const { address, remove } = await fresh('empty');
    const database = await openDatabase(address);
    const good = { number: 1, name: 'good', sql: 'create table good (id integer);' };
    const bad = { number: 2, name: 'bad', sql: 'create table bad (id integer); select 1 / 0;' };
    await expect(applyMigrations(database, [good, bad])).rejects.toThrow('division by zero');
    const { rows } = await sql<{ table_name: string }>`
      select table_name from information_schema.tables where table_name in ('good', 'bad')`.execute(database.db);
    expect(rows).toEqual([{ table_name: 'good' }]);
    await applyMigrations(database, [good, { ...bad, sql: 'create table bad (id integer);' }]);
    const applied = await sql`select number from schema_migrations order by number`.execute(database.db);
    expect(applied.rows).toEqual([{ number: 1 }, { number: 2 }]);
    await database.close();
    await remove();
  });
});

test('twenty processes may start on one empty PostgreSQL at the same time', async () => {
  const { connectionString, drop } = await freshPostgres('empty');
  const address = { databaseUrl: connectionString };
  const starts = await Promise.allSettled(Array.from({ length: 20 }, () => migrate(address)));
  expect(starts.filter(({ status }) => status === 'rejected')).toEqual([]);
  expect(await query(address, APPLIED)).toEqual(known);
  await drop();
}, 60_000);

test('an owner that is no superuser can migrate, run the system queries and be fenced in by a portal', async () => {
  const { connectionString, drop } = await freshPostgres('empty');
  const url = new URL(connectionString);
  const database = url.pathname.slice(1);
  const owner = `owner_${database}`;
  await query({ databaseUrl: connectionString }, `create role ${owner} login createrole password 'plain'`);
  await query({ databaseUrl: connectionString }, `grant tieout_app to ${owner}`);
  await query({ databaseUrl: connectionString }, `alter database ${database} owner to ${owner}`);
  Object.assign(url, { username: owner, password: 'plain' });
  const store = await openStore({ databaseUrl: url.href, log: testLog() });
  await addPortal(store, '100', ['t']);
  await addPortal(store, '200', ['u']);
  expect(await store.system.connectedPortals()).toEqual(['100', '200']);
  const seen = await store.withPortal('100', ({ db }) => db.selectFrom('portals').select('portal_id').execute());
  expect(seen).toEqual([{ portal_id: '100' }]);
  await store.close();
  await drop();
});
