import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statfsSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { waitFor } from './wait-for.ts';

const PREFIX = 'tieout-test-';

/** Linux's folder in memory, and how much of it has to be free: a run has needed half a gigabyte. */
const MEMORY = '/dev/shm';
const ENOUGH_BYTES = 4 * 1024 ** 3;

/** Everything that one run of the tests stores, in one folder that goes with the run; in memory where there is room. */
export function makeRunFolder(): string {
  const folder = join(hasRoom(MEMORY) ? MEMORY : tmpdir(), `${PREFIX}${process.pid}`);
  mkdirSync(folder, { recursive: true });
  // Whatever the umask says: PostgreSQL may run as another user, and must get through.
  chmodSync(folder, 0o755);
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function hasRoom(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= ENOUGH_BYTES;
  } catch {
    return false;
  }
}

/** Where PostgreSQL keeps its files in the run's folder. */
export const postgresFolder = (runFolder: string): string => join(runFolder, 'postgres');

/** Ends and removes what runs that were killed have left behind; what belongs to other users of the machine stays. */
export async function sweepDeadRuns(): Promise<void> {
  const roots = [tmpdir(), MEMORY].filter((root) => existsSync(root));
  for (const folder of roots.flatMap((root) => readdirSync(root).map((name) => join(root, name)))) {
    const pid = basename(folder).startsWith(PREFIX) ? Number(basename(folder).slice(PREFIX.length)) : NaN;
    if (Number.isNaN(pid) || isAlive(pid)) continue;
    try {
      await endPostgres(postgresFolder(folder));
      rmSync(folder, { recursive: true, force: true });
    } catch (error) {
      if (!isRefused(error)) throw error;
    }
  }
}

/** The server writes its process id to the first line of `postmaster.pid`, and takes that file away when it ends. */
async function endPostgres(dataFolder: string): Promise<void> {
  const file = join(dataFolder, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  if (!serves(pid, dataFolder)) return;
  process.kill(pid, 'SIGINT');
  await waitFor(() => !isAlive(pid), { what: `PostgreSQL ${pid} of an earlier run to end`, timeoutMs: 10_000 });
}

/** Whether that process is the server of that folder, and not another one that was given the id later. */
function serves(pid: number, dataFolder: string): boolean {
  const commandLine = `/proc/${pid}/cmdline`;
  return existsSync(commandLine) && readFileSync(commandLine, 'utf8').includes(dataFolder);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isRefused(error);
  }
}

const isRefused = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'EPERM' || error.code === 'EACCES');
