import { execFile } from 'node:child_process';
import { mkdtemp, readFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { remoteBuild } from '@hubspot/ui-extensions-dev-server/build';
import * as z from 'zod';

const manifestSchema = z.object({ installedSdkVersion: z.string().optional(), dataDeps: z.array(z.unknown()) });

/** What HubSpot's builder made of one entry file. Sizes in bytes. */
export interface BuiltEntry {
  entry: string;
  size: number;
  gzipSize: number;
  /** Packages that the bundle carries within it. */
  packages: string[];
  sdkVersion: string | undefined;
  /** CRM data that the card asks HubSpot to fetch before it opens. */
  dataDeps: number;
}

/** Installs a folder's packages exactly as HubSpot's builder does. @throws with npm's own words */
export async function installAsHubSpot(folder: string): Promise<void> {
  const flags = ['ci', '--ignore-scripts', '--no-audit', '--no-optional', '--no-fund'];
  await promisify(execFile)('npm', flags, { cwd: folder });
}

/** Builds one entry file with HubSpot's own builder. @throws with the builder's words */
export async function buildEntry(projectDir: string, entry: string): Promise<BuiltEntry> {
  const entryPoint = join(projectDir, entry);
  const name = basename(entry, extname(entry));
  // The builder empties its output folder, so that each entry has its own.
  const outputDir = await mkdtemp(join(projectDir, `built-${name}-`));
  const root = dirname(entryPoint);
  await remoteBuild({ root, entryPoint, outputDir, logLevel: 'error', appConfig: { variables: {} } });
  const script = await readFile(join(outputDir, `${name}.js`));
  const manifest: unknown = JSON.parse(await readFile(join(outputDir, `${name}-manifest.json`), 'utf8'));
  const { installedSdkVersion, dataDeps } = manifestSchema.parse(manifest);
  return {
    entry,
    size: script.length,
    gzipSize: gzipSync(script).length,
    packages: packagesIn(await readFile(entryPoint, 'utf8')),
    sdkVersion: installedSdkVersion,
    dataDeps: dataDeps.length,
  };
}

/** Names the packages in a bundle of ours: esbuild heads each file with its path. */
export const packagesIn = (bundle: string): string[] => [
  ...new Set([...bundle.matchAll(/^\s*\/\/ node_modules\/((?:@[^/]+\/)?[^/\n]+)/gm)].map(([, name = '']) => name)),
];
