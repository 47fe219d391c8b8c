import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Fault } from './fault.ts';

const run = promisify(execFile);

/** What became of a planted fault: the tests that turned red; none means that nobody saw it. */
export interface Harvest {
  fault: Fault;
  red: string[];
}

/** A copy of the project to plant in, so that no fault ever stands in the project itself. */
export async function fieldOf(root: string): Promise<{ folder: string; clear: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'tieout-planted-'));
  const { stdout } = await run('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root, maxBuffer: 1 << 26 });
  for (const file of stdout.split('\n').filter(Boolean))
    await cp(join(root, file), join(folder, file)).catch(() => undefined);
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  return { folder, clear: () => rm(folder, { recursive: true, force: true }) };
}

/** Plants one fault, runs the tests that should see it, and takes the fault out again. */
export async function plant(folder: string, fault: Fault): Promise<Harvest> {
  const path = join(folder, fault.file);
  const text = await readFile(path, 'utf8');
  if (text.split(fault.right).length !== 2)
    throw new Error(`${fault.file} does not hold once what "${fault.fault}" makes wrong`);
  await writeFile(
    path,
    text.replace(fault.right, () => fault.wrong),
  );
  try {
    return { fault, red: await redTests(folder, fault) };
  } finally {
    await writeFile(path, text);
  }
}

interface JestReport {
  testResults: { message: string; assertionResults: { status: string; fullName: string }[] }[];
}

async function redTests(folder: string, { seenBy }: Fault): Promise<string[]> {
  const report = join(folder, 'planted-report.json');
  const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
  const args = [...jest, '--selectProjects', seenBy.project, '--json', '--outputFile', report, '--', seenBy.file];
  await run(process.execPath, args, { cwd: folder, maxBuffer: 1 << 28 }).catch(() => undefined);
  const { testResults } = JSON.parse(await readFile(report, 'utf8')) as JestReport;
  await rm(report);
  return testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
  );
}
