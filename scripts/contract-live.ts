import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { format } from 'prettier';
import type { Outcome } from './live-contract/check.ts';
import { liveHubSpot, liveXero, type Live } from './live-contract/environment.ts';
import { reportOf } from './live-contract/report.ts';
import { runHubSpot, runXero } from './live-contract/run.ts';

/**
 * `npm run contract:live`: the checks that the stand-ins pass, against a Xero demo company and a HubSpot test account, each
 * where its variables are set (docs/guides/live-contract.md). What was found is added to LIVE_CONTRACT_RESULTS (absent:
 * docs/live-contract-results.md). Exit 1 when something differed; without any account it says what is missing, and exits 0.
 */
const file = resolve(process.env['LIVE_CONTRACT_RESULTS'] ?? `${import.meta.dirname}/../docs/live-contract-results.md`);
const TITLE = '# What a real account did\n\nWritten by `npm run contract:live`, the newest run last.\n';

async function outcomesOf<T>(
  vendor: string,
  live: Live<T>,
  run: (account: T) => Promise<Outcome[]>,
): Promise<Outcome[]> {
  if ('account' in live) return run(live.account);
  console.log(`${vendor}: not run, because these are not set: ${live.missing.join(', ')}`);
  return [];
}

const outcomes = [
  ...(await outcomesOf('Xero', liveXero(process.env), runXero)),
  ...(await outcomesOf('HubSpot', liveHubSpot(process.env), runHubSpot)),
];
for (const { vendor, check, difference } of outcomes)
  console.log(`${vendor}: ${check}: ${difference ?? 'as it should be'}`);
if (outcomes.length > 0) {
  const before = existsSync(file) ? await readFile(file, 'utf8') : TITLE;
  const text = `${before}\n${reportOf(outcomes, new Date())}`;
  await writeFile(file, await format(text, { parser: 'markdown', printWidth: 120 }));
  console.log(`Written to ${file}`);
}
process.exitCode = outcomes.some(({ difference }) => difference !== null) ? 1 : 0;
