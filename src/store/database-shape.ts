import type { Kysely } from 'kysely';
import type { PgBoss } from 'pg-boss';
import type { Tables } from './tables.ts';

/** Plain SQL outside any transaction. */
export interface SharedQueries {
  query: (query: { text: string; values: unknown[] }) => Promise<unknown>;
}

/** One open database, PostgreSQL or PGlite: what differs between the two ends here. */
export interface Database {
  db: Kysely<Tables>;
  /** The queue's own engine on the same database, not started. */
  boss: PgBoss;
  /** Where the processes on this database count together; null: it has one process only. */
  shared: SharedQueries | null;
  /** Runs several statements of plain SQL as one transaction; nothing of them stays when one fails. */
  runScript(sql: string): Promise<void>;
  /** Runs the work while no other process that asks for the same can run its own. */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
