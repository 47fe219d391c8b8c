import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import type { Database } from './database-shape.ts';
import { AS_TEXT, keepText } from './parsers.ts';
import { SUPERVISION } from './queues.ts';
import { statementLog, type OnStatement } from './statement-log.ts';
import type { Tables } from './tables.ts';

/** Any number that nothing else on the database uses for an advisory lock. */
const EXCLUSIVE_LOCK = 4_100_711;
const HANDLE_CONNECTIONS = 10;
const QUEUE_CONNECTIONS = 4;

type Parser = (text: string) => unknown;
const usualParser = pg.types.getTypeParser as (oid: number, format?: 'text' | 'binary') => Parser;

const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary'): Parser =>
    AS_TEXT.includes(oid) ? keepText : usualParser(oid, format),
};

/** Opens a PostgreSQL by its address. Many processes may do so at once. */
export function openPostgres(connectionString: string, onStatement?: OnStatement): Database {
  const pool = new pg.Pool({ connectionString, max: HANDLE_CONNECTIONS, types });
  // A connection that breaks while idle is replaced by the pool; without a listener Node would end the process.
  pool.on('error', () => undefined);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }), log: statementLog(onStatement) });
  const boss = new PgBoss({ connectionString, max: QUEUE_CONNECTIONS, useListenNotify: true, ...SUPERVISION });
  return {
    db,
    boss,
    shared: { query: (query) => pool.query(query) },
    runScript: (sql) => onOneConnection(pool, (client) => runScript(client, sql)),
    exclusively: (work) => onOneConnection(pool, (client) => exclusively(client, work)),
    close: () => db.destroy(),
  };
}

async function onOneConnection<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    return await work(client);
  } finally {
    client.release();
  }
}

async function runScript(client: pg.PoolClient, sql: string): Promise<void> {
  try {
    await client.query(`begin; ${sql}; commit`);
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

async function exclusively<T>(client: pg.PoolClient, work: () => Promise<T>): Promise<T> {
  await client.query('select pg_advisory_lock($1)', [EXCLUSIVE_LOCK]);
  try {
    return await work();
  } finally {
    await client.query('select pg_advisory_unlock($1)', [EXCLUSIVE_LOCK]);
  }
}
