import { sql } from 'kysely';
import { openDatabase, type Database, type DatabaseAddress } from './database.ts';
import { migrationFiles, type Migration } from './migration-files.ts';
import { installQueue } from './queue-install.ts';

/** The database was made by a newer version of Tieout than this one. */
export class DatabaseTooNewError extends Error {
  constructor(found: number, known: number) {
    super(
      `The database is at migration ${found} and this version of Tieout knows only ${known}: start the newer version.`,
    );
    this.name = 'DatabaseTooNewError';
  }
}

/**
 * Brings the database at the address to this version: tables, role, queue. Running it again does nothing, and any number
 * of processes may start at the same time. Throws `DatabaseTooNewError`, or what the database says.
 */
export async function migrate(address: DatabaseAddress): Promise<void> {
  const database = await openDatabase(address);
  try {
    await prepare(database);
  } finally {
    await database.boss.stop({ graceful: false });
    await database.close();
  }
}

/** As `migrate`, on a database that is open; leaves the queue's engine started. */
export async function prepare(database: Database): Promise<void> {
  await database.exclusively(async () => {
    await applyMigrations(database, migrationFiles());
    await installQueue(database);
  });
}

/** Applies those that the database has not had yet, each in a transaction of its own. */
export async function applyMigrations(database: Database, migrations: Migration[]): Promise<void> {
  const applied = await lastApplied(database);
  if (applied > migrations.length) throw new DatabaseTooNewError(applied, migrations.length);
  // The number goes in first: whoever got past the lock regardless fails on the primary key before it changes anything.
  for (const { number, name, sql: text } of migrations.slice(applied))
    await database.runScript(`insert into schema_migrations (number, name) values (${number}, '${name}'); ${text}`);
}

async function lastApplied({ db }: Database): Promise<number> {
  await sql`create table if not exists schema_migrations (
    number integer primary key, name text not null, applied_at timestamptz not null default now())`.execute(db);
  const { rows } = await sql<{ last: number }>`select coalesce(max(number), 0) as last from schema_migrations`.execute(
    db,
  );
  return rows[0]?.last ?? 0;
}
