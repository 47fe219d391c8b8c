import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect } from 'kysely';
import { PgBoss, fromPglite } from 'pg-boss';
import type { Database } from './database-shape.ts';
import { takeFolder } from './lock-file.ts';
import { AS_TEXT, keepText } from './parsers.ts';
import { SUPERVISION } from './queues.ts';
import { statementLog, type OnStatement } from './statement-log.ts';
import type { Tables } from './tables.ts';

/**
 * Opens the embedded database in `dataDir`, making it on the first run. One process at a time: PGlite itself would let
 * a second one write the same files, and acknowledged rows would be lost. Throws `FolderInUseError` for the second.
 */
export async function openPglite(dataDir: string, onStatement?: OnStatement): Promise<Database> {
  await mkdir(dataDir, { recursive: true });
  const giveBack = takeFolder(dataDir);
  try {
    const pglite = await PGlite.create(join(dataDir, 'pglite'), {
      parsers: Object.fromEntries(AS_TEXT.map((oid) => [oid, keepText])),
      // The default of 128 MB is taken from this process's own memory.
      startParams: [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB'],
    });
    const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }), log: statementLog(onStatement) });
    return {
      db,
      shared: null,
      boss: new PgBoss({ db: fromPglite(pglite), backend: 'pglite', useListenNotify: true, ...SUPERVISION }),
      runScript: (sql) =>
        pglite.transaction(async (transaction) => {
          await transaction.exec(sql);
        }),
      // The lock on the folder has shut every other process out already.
      exclusively: (work) => work(),
      close: async () => {
        await db.destroy();
        if (!pglite.closed) await pglite.close();
        giveBack();
      },
    };
  } catch (error) {
    giveBack();
    throw error;
  }
}
