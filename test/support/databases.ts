import { randomUUID } from 'node:crypto';
import { cp, mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { databaseUrl, onServer, TEMPLATE } from './test-databases.ts';

/** Migrated is as the product leaves it at its first start; empty has not even tables. */
type State = 'migrated' | 'empty';

/** A database of its own for one test or file, in the words of the product's configuration. */
export interface FreshDatabase {
  address: { databaseUrl: string } | { dataDir: string };
  /** Removes it. Whoever forgets loses nothing: all goes with the run. */
  remove: () => Promise<void>;
}

/** A new PostgreSQL database. */
export async function freshPostgres(
  state: State = 'migrated',
): Promise<{ connectionString: string; drop: () => Promise<void> }> {
  const server = fromSetup('TIEOUT_TEST_POSTGRES');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(server, `create database ${name} template ${state === 'migrated' ? TEMPLATE : 'template0'}`);
  return {
    connectionString: databaseUrl(server, name),
    drop: () => onServer(server, `drop database if exists ${name} with (force)`),
  };
}

/** A new folder for PGlite. */
export async function freshPglite(
  state: State = 'migrated',
): Promise<{ dataDir: string; remove: () => Promise<void> }> {
  const template = fromSetup('TIEOUT_TEST_PGLITE');
  const dataDir = inRunFolder(`pglite-${randomUUID()}`);
  if (state === 'migrated') await cp(template, dataDir, { recursive: true });
  else await mkdir(dataDir);
  return { dataDir, remove: () => rm(dataDir, { recursive: true, force: true }) };
}

/** A path in the folder that goes with the run, which all workers share. */
export const inRunFolder = (name: string): string => join(dirname(fromSetup('TIEOUT_TEST_PGLITE')), name);

const kinds = {
  PostgreSQL: async (state?: State): Promise<FreshDatabase> => {
    const { connectionString, drop } = await freshPostgres(state);
    return { address: { databaseUrl: connectionString }, remove: drop };
  },
  PGlite: async (state?: State): Promise<FreshDatabase> => {
    const { dataDir, remove } = await freshPglite(state);
    return { address: { dataDir }, remove };
  },
};

/** Runs a battery once per kind of database; `fresh` makes a new one of that kind. */
export function eachDatabase(
  battery: (name: keyof typeof kinds, fresh: (state?: State) => Promise<FreshDatabase>) => void,
): void {
  describe.each(Object.keys(kinds) as (keyof typeof kinds)[])('on %s', (name) => battery(name, kinds[name]));
}

function fromSetup(name: 'TIEOUT_TEST_POSTGRES' | 'TIEOUT_TEST_PGLITE'): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is missing: tests with a database stand in test/integration or test/e2e`);
  return value;
}
