import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Exchange } from '../../sandbox/kit/recording.ts';
import { undocumented } from '../../scripts/sandbox/undocumented.ts';
import { lackSpecs } from '../support/specs.ts';
import { trafficFolder } from '../support/traffic-folder.ts';
import { documentedOperation } from './documents.ts';
import { againstDrift, allDrift } from './drift.ts';
import { Judge } from './judge.ts';

/* What went over the wire while the end-to-end tests ran, call and answer, against the documents of both vendors. */

async function recorded(): Promise<Exchange[]> {
  const files = existsSync(trafficFolder) ? await readdir(trafficFolder) : [];
  const texts = await Promise.all(files.map((name) => readFile(join(trafficFolder, name), 'utf8')));
  const lines = texts.join('').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Exchange);
}

const judge = (): Judge => new Judge('recorded traffic', againstDrift(allDrift));

async function judgeOne(by: Judge, seen: Exchange): Promise<void> {
  const { pathname, searchParams: query } = new URL(seen.url, 'http://localhost');
  const documented = await documentedOperation(seen.method, pathname);
  const { operation = 'unknown to the stand-in', headers, body, status } = seen;
  const mediaType = headers['content-type']?.split(';')[0];
  by.check(documented, {
    ...{ vendor: /^\/(api\.xro|connect)/.test(pathname) ? 'Xero' : 'HubSpot', operation, status },
    call: `${seen.method} ${pathname}`,
    ...{ query, headers, ...(body !== undefined && { body, mediaType }), answer: seen.answer },
  });
}

test('everything that the end-to-end tests sent and were answered is documented', async () => {
  if (lackSpecs()) return;
  const seen = await recorded();
  if (seen.length === 0)
    console.warn(`NOTHING RECORDED in ${trafficFolder}: run npm test -- --selectProjects e2e first`);
  const by = judge();
  for (const one of seen) if (!((one.operation ?? '') in undocumented)) await judgeOne(by, one);
  expect(by.violations).toEqual([]);
});
