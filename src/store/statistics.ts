import { sql, type Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/**
 * Lets the database know anew how many rows its tables have, and of what, where as many have changed as autovacuum waits for, or
 * where nobody ever counted; the tables. Until then each is taken for one of a row, and lists of thousands are gone through again and
 * again. The embedded database has nobody else who would do it; a server has, and then nothing is left to do here.
 */
export async function refreshStatistics(db: Kysely<Tables>): Promise<string[]> {
  // What this session has counted is otherwise kept back for up to a minute.
  await sql`select pg_stat_force_next_flush()`.execute(db);
  const { rows } = await sql<{ name: string }>`
    select counted.relid::regclass::text as name
    from pg_stat_user_tables counted join pg_class known on known.oid = counted.relid
    where known.relkind = 'r' and (counted.n_mod_since_analyze > 50 + 0.1 * greatest(known.reltuples, 0)
      or known.reltuples < 0 and pg_relation_size(known.oid) > 0)
    order by name`.execute(db);
  for (const { name } of rows) await sql`analyze ${sql.raw(name)}`.execute(db);
  return rows.map(({ name }) => name);
}
