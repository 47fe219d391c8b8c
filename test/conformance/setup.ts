import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestDatabases } from '../support/test-databases.ts';
import { TALLY } from './tally.ts';

export default async function setup(): Promise<void> {
  process.env[TALLY] = join(mkdtempSync(join(tmpdir(), 'conformance-')), 'tally.jsonl');
  await startTestDatabases();
}
