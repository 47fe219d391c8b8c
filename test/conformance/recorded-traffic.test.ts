import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Exchange } from '../../sandbox/kit/recording.ts';
import { undocumented } from '../../scripts/sandbox/undocumented.ts';
import { trafficFolder } from '../support/traffic-folder.ts';
import { documentedOperation } from './documents.ts';
import { againstDrift, allDrift } from './drift.ts';
import { Judge } from './judge.ts';
import { againstRefusals, recordedRefusals } from './refusals.ts';
import { shortFlow } from './short-flow.ts';
import { withDocuments } from './with-documents.ts';

/*
 * What went over the wire while the product worked, call and answer, against the documents of both vendors: a short story that is
 * always told anew, and what the end-to-end tests left where they have run.
 */

async function recordedIn(folder: string): Promise<Exchange[]> {
  const files = existsSync(folder) ? await readdir(folder) : [];
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
  const lines = texts.join('').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Exchange);
}

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

async function violationsOf(seen: Exchange[]): Promise<string[]> {
  const by = new Judge('recorded traffic', {
    drift: againstDrift(allDrift),
    refusals: againstRefusals(recordedRefusals),
  });
  for (const one of seen) if (!((one.operation ?? '') in undocumented)) await judgeOne(by, one);
  return by.violations;
}

withDocuments('what goes over the wire is documented', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'short-flow-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('from an install to a paid invoice', async () => {
    process.env['SANDBOX_RECORD_DIR'] = folder;
    const paid = await shortFlow();
    delete process.env['SANDBOX_RECORD_DIR'];
    expect(paid).toMatchObject({ state: 'paid' });
    const seen = await recordedIn(folder);
    const operations = seen.map(({ operation }) => operation);
    for (const wanted of ['oauth.token', 'token', 'getInvoices', 'deals.list', 'deals.get', 'createInvoices'])
      expect(operations).toContain(wanted);
    expect(await violationsOf(seen)).toEqual([]);
  });

  test('while the end-to-end tests ran, where they did', async () => {
    const seen = await recordedIn(trafficFolder);
    if (seen.length === 0) console.warn(`The end-to-end tests have left nothing in ${trafficFolder}`);
    expect(await violationsOf(seen)).toEqual([]);
  });
});
