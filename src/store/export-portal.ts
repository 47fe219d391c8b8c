import { sql } from 'kysely';
import type { ExportedRow } from '../tenancy/settings/ports.ts';
import type { PortalHandle } from './portal.ts';

const ROWS_AT_ONCE = 500;

/** Tickets are stored by their hash alone; even that leaves no place. */
const LEFT_OUT = sql.lit('ticket_hash');

/**
 * Every row of the handle's portal, table by table, in steps, so that the largest table needs no more memory than a step.
 * Which tables there are is asked of the database: all that a portal's role can read, which tokens are not among.
 */
export async function* exportPortal({ db }: PortalHandle): AsyncIterable<ExportedRow> {
  for (const table of await readableTables(db)) {
    await sql`declare exported no scroll cursor for
      select (to_jsonb(one) - ${LEFT_OUT}::text)::text as row from ${sql.table(table)} as one`.execute(db);
    for (;;) {
      const { rows } = await sql<{ row: string }>`fetch ${sql.raw(String(ROWS_AT_ONCE))} from exported`.execute(db);
      for (const { row } of rows) yield { table, row };
      if (rows.length < ROWS_AT_ONCE) break;
    }
    await sql`close exported`.execute(db);
  }
}

async function readableTables(db: PortalHandle['db']): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relrowsecurity
      and has_table_privilege(c.oid, 'select')
    order by 1`.execute(db);
  return rows.map(({ name }) => name);
}
