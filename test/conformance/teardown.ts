import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readRules } from '../../scripts/sandbox/behaviour.ts';
import { implementedOperations } from '../../scripts/sandbox/implemented.ts';
import { stopTestDatabases } from '../support/test-databases.ts';
import { summaryOf } from './summary.ts';
import { TALLY, type Tally } from './tally.ts';

/** Prints what all judges together have seen. */
export default async function teardown(): Promise<void> {
  const file = process.env[TALLY] ?? '';
  const text = existsSync(file) ? await readFile(file, 'utf8') : '';
  await rm(dirname(file), { recursive: true, force: true });
  await stopTestDatabases();
  const tallies = text.split('\n').filter(Boolean);
  const summary = summaryOf({
    tallies: tallies.map((line) => JSON.parse(line) as Tally),
    implemented: await implementedOperations(),
    rules: await readRules(join(import.meta.dirname, '../..')),
  });
  console.log(`\n${summary}\n`);
}
