import type { Database } from './database-shape.ts';
import { openPglite } from './pglite.ts';
import { openPostgres } from './postgres.ts';
import type { OnStatement } from './statement-log.ts';

export type { Database };

/** Where the database is: `databaseUrl` names a PostgreSQL; without it, `dataDir` is the folder of the embedded PGlite. */
export interface DatabaseAddress {
  databaseUrl?: string | undefined;
  dataDir?: string | undefined;
}

export interface DatabaseOptions extends DatabaseAddress {
  /** Told of every SQL statement that goes through a handle, `begin` and `commit` on PostgreSQL among them. */
  onStatement?: OnStatement | undefined;
}

/** Opens the database at the address; throws when it cannot be reached, or when its folder is in use. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  if (options.databaseUrl) return openPostgres(options.databaseUrl, options.onStatement);
  if (options.dataDir) return openPglite(options.dataDir, options.onStatement);
  throw new Error('A database needs an address: databaseUrl or dataDir');
}
