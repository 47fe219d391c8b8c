import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildExtensions } from './hubspot-build.ts';
import { buildEntry, installAsHubSpot, type BuiltEntry } from './hubspot/build-entry.ts';
import { faultsOfBuilt } from './hubspot/check-built.ts';
import { checkProject } from './hubspot/check-project.ts';
import { stageProject } from './hubspot/stage-project.ts';

/**
 * `npm run hubspot:validate`: proves that HubSpot's parser and builder take app/ as it would be uploaded, in a copy outside
 * the project, and prints what each card weighs. Exits 1 with every fault in words.
 */
const projectDir = fileURLToPath(new URL('..', import.meta.url));

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;

function report(built: BuiltEntry): void {
  console.log(`${built.entry}: ${kilobytes(built.size)}, ${kilobytes(built.gzipSize)} gzip`);
}

async function faultsOf(staged: string): Promise<string[]> {
  const checked = await checkProject(staged);
  if (!checked.ok) return checked.error;
  for (const folder of new Set(checked.value.map((entry) => dirname(entry))))
    await installAsHubSpot(join(staged, folder));
  const faults: string[] = [];
  for (const entry of checked.value) {
    const built = await buildEntry(staged, entry);
    report(built);
    faults.push(...faultsOfBuilt(built));
  }
  return faults;
}

await buildExtensions();
const staged = await stageProject(projectDir);
const faults = await faultsOf(staged).finally(() => rm(staged, { recursive: true, force: true }));
for (const fault of faults) console.error(fault);
console.log(faults.length === 0 ? 'HubSpot would take this app.' : 'HubSpot would refuse this app.');
process.exitCode = faults.length === 0 ? 0 : 1;
