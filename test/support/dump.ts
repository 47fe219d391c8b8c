import { sql } from 'kysely';
import { openDatabase, type DatabaseAddress } from '../../src/store/database.ts';

/** Every row of every table as text, the queue's tables among them; nobody else may have an embedded database open. */
export async function dump(address: DatabaseAddress): Promise<Record<string, string[]>> {
  const database = await openDatabase(address);
  const { db } = database;
  try {
    const tables = await sql<{ schema: string; name: string }>`
      select table_schema as schema, table_name as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema in ('public', 'pgboss') order by 1, 2`.execute(db);
    const all: Record<string, string[]> = {};
    for (const { schema, name } of tables.rows) {
      const table = sql.table(`${schema}.${name}`);
      const { rows } = await sql<{ row: string }>`select t::text as row from ${table} as t order by 1`.execute(db);
      all[`${schema}.${name}`] = rows.map(({ row }) => row);
    }
    return all;
  } finally {
    await database.close();
  }
}
