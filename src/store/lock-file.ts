import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The folder of the embedded database is in use by another process (or once more by this one). */
export class FolderInUseError extends Error {
  constructor(dataDir: string, holder: string) {
    super(
      `The data folder ${dataDir} is in use by process ${holder}, and the embedded database serves one process only. ` +
        `Stop that process first, or set DATABASE_URL to a PostgreSQL, which many processes may share. ` +
        `(If process ${holder} is not Tieout, delete ${lockPath(dataDir)}.)`,
    );
    this.name = 'FolderInUseError';
  }
}

const held = new Set<string>();

/**
 * Marks the folder as this process's own by a lock file that holds the process id, and returns how to give it back. A
 * lock file left behind by a process that has died is removed. Throws `FolderInUseError` while a living process holds it.
 */
export function takeFolder(dataDir: string): () => void {
  const path = lockPath(dataDir);
  if (held.has(path)) throw new FolderInUseError(dataDir, String(process.pid));
  if (!create(path)) {
    const holder = readFileSync(path, 'utf8').trim();
    if (isAlive(holder)) throw new FolderInUseError(dataDir, holder);
    removeStale(path, holder);
    if (!create(path)) throw new FolderInUseError(dataDir, 'that started at the same moment');
  }
  held.add(path);
  let given = false;
  return () => {
    if (given) return;
    given = true;
    held.delete(path);
    rmSync(path, { force: true });
  };
}

const lockPath = (dataDir: string): string => join(resolve(dataDir), 'tieout.lock');

/** Written aside and then linked, so that the lock file never exists without its process id. */
function create(path: string): boolean {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, String(process.pid));
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Our own id in a file that we do not hold is from an earlier life: process ids come round again in a container. */
function isAlive(holder: string): boolean {
  if (!/^[1-9]\d*$/.test(holder) || Number(holder) === process.pid) return false;
  try {
    process.kill(Number(holder), 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** Moves the dead process's file out of the way; a newer file that another starter has put there meanwhile goes back. */
function removeStale(path: string, holder: string): void {
  const aside = `${path}.stale.${process.pid}`;
  try {
    renameSync(path, aside);
    if (readFileSync(aside, 'utf8').trim() !== holder) linkSync(aside, path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
