import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { leftOut, roughRuns } from './rough-files.ts';

const root = join(import.meta.dirname, '../../test');
const OPENS_STAND_INS =
  /\/(stand-ins|neighbours|house|connected-house|leaving-house|consent-house|mortal-house|bad-day-house|card-page|workbench-page|crm-house|xero\/start|start-hubspot)\.ts'/;

const suites = ['integration', 'contract', 'e2e'].flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => `${folder}/${name}`),
);
const run = roughRuns.flatMap((one) => one.suites);

test('each suite over the stand-ins runs on a rough day, or is left out for a reason', () => {
  const overStandIns = suites.filter((suite) => OPENS_STAND_INS.test(readFileSync(join(root, suite), 'utf8')));
  expect(overStandIns.length).toBeGreaterThan(15);
  const named = [...run, ...Object.keys(leftOut)];
  expect(overStandIns.filter((suite) => !named.some((start) => suite.startsWith(start)))).toEqual([]);
});

test('what is named is there, and nothing is both run and left out', () => {
  for (const start of [...run, ...Object.keys(leftOut)])
    expect([start, suites.some((suite) => suite.startsWith(start))]).toEqual([start, true]);
  expect(run.filter((suite) => Object.keys(leftOut).some((start) => suite.startsWith(start)))).toEqual([]);
});
