import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startPostgres } from '../../scripts/start/postgres-server.ts';

/** Where a bench stores; absent `url`: PGlite. */
interface Database {
  name: string;
  url?: string | undefined;
  remove: () => Promise<void>;
}

/** The kinds of database that a bench compares; each is opened anew, and gone when it is removed. */
export const databases: (() => Promise<Database>)[] = [
  () => Promise.resolve({ name: 'PGlite', remove: () => Promise.resolve() }),
  () => {
    const given = process.env['DATABASE_URL'];
    return given === undefined ? embedded() : onServer(given);
  },
];

async function embedded(): Promise<Database> {
  const server = await startPostgres(join(tmpdir(), `tieout-bench-postgres-${process.pid}`));
  return { name: 'PostgreSQL, embedded', url: server.url, remove: () => server.stop() };
}

/** A database of our own on a server that is there: what else it holds is left alone. */
async function onServer(given: string): Promise<Database> {
  const name = `tieout_bench_${process.pid}`;
  const url = new URL(given);
  url.pathname = `/${name}`;
  await run(given, `create database ${name}`);
  return {
    name: 'PostgreSQL of DATABASE_URL',
    url: url.href,
    remove: () => run(given, `drop database ${name} with (force)`),
  };
}

async function run(connectionString: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
