import { join } from 'node:path';
import pg from 'pg';
import { migrate } from '../../src/store/migrate.ts';
import { startPostgres, type PostgresServer } from '../../scripts/start/postgres-server.ts';
import { makeRunFolder, postgresFolder, sweepDeadRuns } from './run-folder.ts';

/** The migrated database that every test's own is cloned from. */
export const TEMPLATE = 'tieout_template';

/** Jest loads set-up and teardown as modules of their own; what one leaves for the other hangs here. */
const shelf = globalThis as { tieoutTestPostgres?: PostgresServer | undefined };

/** The same server, another database. */
export function databaseUrl(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

/** Runs one statement on the server, outside any test's database. */
export async function onServer(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/**
 * Starts PostgreSQL and makes the two templates, once per run however many projects ask. Workers inherit the addresses:
 * `TIEOUT_TEST_POSTGRES` = the server, `TIEOUT_TEST_PGLITE` = the folder of the PGlite template.
 */
export async function startTestDatabases(): Promise<void> {
  if (shelf.tieoutTestPostgres) return;
  await sweepDeadRuns();
  const folder = makeRunFolder();
  const server = await startPostgres(postgresFolder(folder));
  shelf.tieoutTestPostgres = server;
  await onServer(server.url, `create database ${TEMPLATE}`);
  await migrate({ databaseUrl: databaseUrl(server.url, TEMPLATE) });
  const dataDir = join(folder, 'pglite-template');
  await migrate({ dataDir });
  process.env['TIEOUT_TEST_POSTGRES'] = server.url;
  process.env['TIEOUT_TEST_PGLITE'] = dataDir;
}

/** The files go when the process ends. */
export async function stopTestDatabases(): Promise<void> {
  await shelf.tieoutTestPostgres?.stop();
  shelf.tieoutTestPostgres = undefined;
}
