import { sql } from 'kysely';
import type { Log } from '../lib/log.ts';
import { openDatabase, type DatabaseOptions } from './database.ts';
import type { SharedQueries } from './database-shape.ts';
import { prepare } from './migrate.ts';
import { withPortal, type PortalHandle } from './portal.ts';
import { createQueue, type Queue } from './queue.ts';
import { refreshStatistics } from './statistics.ts';
import { systemQueries, type SystemQueries } from './system.ts';

export interface StoreOptions extends DatabaseOptions {
  log: Log;
}

/** Everything that is stored, on PostgreSQL or embedded PGlite alike. */
export interface Store {
  /** The only way to a portal's rows; see `withPortal` in portal.ts. */
  withPortal<T>(portalId: string, work: (handle: PortalHandle) => Promise<T>): Promise<T>;
  /** The few named queries that belong to no one portal. */
  system: SystemQueries;
  queue: Queue;
  /** Where processes count calls together; null: this one is alone. */
  shared: SharedQueries | null;
  /** Has what the database knows of its tables counted again where it must be; the tables. */
  refreshStatistics(): Promise<string[]>;
  /** Whether the database answers. */
  ready(): Promise<boolean>;
  /** Waits for running jobs, then lets go of the database and its folder. */
  close(): Promise<void>;
}

/**
 * Opens the store, bringing the database to this version first. Throws when it cannot be reached, is newer than this
 * version (`DatabaseTooNewError`), or its folder is in use (`FolderInUseError`).
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const database = await openDatabase(options);
  const { db, boss } = database;
  boss.on('error', (error) => options.log.error({ err: error }, 'the queue met an error'));
  try {
    await prepare(database);
    const queue = await createQueue(boss);
    return {
      withPortal: (portalId, work) => withPortal(db, portalId, work),
      system: systemQueries(db, queue),
      queue,
      shared: database.shared,
      refreshStatistics: () => refreshStatistics(db),
      ready: () =>
        sql`select 1`.execute(db).then(
          () => true,
          () => false,
        ),
      close: async () => {
        await queue.close();
        await database.close();
      },
    };
  } catch (error) {
    await boss.stop({ graceful: false });
    await database.close();
    throw error;
  }
}
