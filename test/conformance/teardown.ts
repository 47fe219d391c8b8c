import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { format } from 'prettier';
import { readRules } from '../../scripts/sandbox/behaviour.ts';
import { allDocuments } from '../../scripts/sandbox/documents.ts';
import { implementedOperations } from '../../scripts/sandbox/implemented.ts';
import { JUDGED, type JudgedOperations } from '../../scripts/sandbox/judged.ts';
import { loadSpec } from '../support/specs.ts';
import { stopTestDatabases } from '../support/test-databases.ts';
import { summaryOf } from './summary.ts';
import { TALLY, type Tally } from './tally.ts';
import { doneBy, verdictOf } from './verdict.ts';

const root = join(import.meta.dirname, '../..');

/** What jest was asked to run. */
interface Run {
  testPathPatterns: { patterns: string[] };
}

/** Prints what all judges together have seen, and fails the run over what none of them has. */
export default async function teardown({ testPathPatterns }: Run): Promise<void> {
  const file = process.env[TALLY] ?? '';
  const text = existsSync(file) ? await readFile(file, 'utf8') : '';
  await rm(dirname(file), { recursive: true, force: true });
  await stopTestDatabases();
  const tallies = text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Tally);
  const implemented = await implementedOperations();
  console.log(`\n${summaryOf({ tallies, implemented, rules: await readRules(root) })}\n`);
  const isPart = testPathPatterns.patterns.length > 0;
  if (isPart || tallies.length === 0) return;
  const faults = [...verdictOf(tallies, implemented), ...(await keep(tallies))];
  if (faults.length > 0) throw new Error(`Conformance:\n  ${faults.join('\n  ')}`);
}

/** Keeps what was seen for the table of operations; a line when that is not what was kept before. */
async function keep(tallies: Tally[]): Promise<string[]> {
  const documents = allDocuments.map(async (name): Promise<[string, string[]]> => {
    const { operations } = await loadSpec(name);
    return [name, operations.map(({ method, template }) => `${method.toUpperCase()} ${template}`).sort()];
  });
  const judged: JudgedOperations = {
    documents: Object.fromEntries(await Promise.all(documents)),
    done: { Xero: doneBy('Xero', tallies), HubSpot: doneBy('HubSpot', tallies) },
  };
  const path = join(root, JUDGED);
  const now = await format(JSON.stringify(judged), { parser: 'json', printWidth: 120 });
  if (existsSync(path) && (await readFile(path, 'utf8')) === now) return [];
  await writeFile(path, now);
  return [`${JUDGED} was not current: it is written anew; run npm run sandbox:table`];
}
