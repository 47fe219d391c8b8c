import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { freshPostgres } from '../support/databases.ts';
import { ProductProcess, validEnvironment } from '../support/product-process.ts';
import { addPortal, openTestStore, type TestStore } from '../support/test-store.ts';
import { xeroEvent, xeroWebhook } from '../support/webhooks.ts';

/*
 * A flood against the product as a process of its own, whose memory is that of a product and nothing else. On PostgreSQL alone:
 * there the web process takes events in and does no jobs, so that each stays where it was stored.
 */
const PER_SECOND = 20;
const SECONDS = 3;
const EVENTS = 100;
/** Of a payload's events, so many were told by the one before already. */
const TOLD_BEFORE = 10;
const BOUND_MB = 150;

let opened: TestStore;
let web: ProductProcess;
let url: string;
beforeAll(async () => {
  const { connectionString, drop } = await freshPostgres();
  opened = await openTestStore(() => Promise.resolve({ address: { databaseUrl: connectionString }, remove: drop }));
  web = new ProductProcess('web', { ...validEnvironment, DATABASE_URL: connectionString });
  const { port } = await web.logged('listening');
  // Its tokens are none that a starting process could open.
  await addPortal(opened.store, '62515', ['tenant-of-62515']);
  url = `http://127.0.0.1:${String(port)}`;
}, 60_000);
afterAll(async () => {
  await web.stop('SIGKILL');
  await opened.remove();
});

const post = async ({ path, headers, body }: ReturnType<typeof xeroWebhook>): Promise<number> => {
  const response = await fetch(url + path, { method: 'POST', headers, body: new Uint8Array(body) });
  await response.arrayBuffer();
  return response.status;
};
const stored = async (): Promise<string[]> => {
  const rows = await opened.store.withPortal('62515', ({ db }) =>
    db.selectFrom('inbox_events').select('resource_id').orderBy('event_id').execute(),
  );
  return rows.map((row) => row.resource_id);
};
/** Megabytes that the process holds now (`VmRSS`), or held at most since it began (`VmHWM`). */
const memory = async (field: 'VmRSS' | 'VmHWM'): Promise<number> => {
  const status = await readFile(`/proc/${web.child.pid}/status`, 'utf8');
  const [, kilobytes] = new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(status)!;
  return Number(kilobytes) / 1024;
};

/** The nth payload: its last events are the first of the one after. */
const payload = (n: number) =>
  Array.from({ length: EVENTS }, (_, place) =>
    xeroEvent({ resourceId: `invoice-${n * (EVENTS - TOLD_BEFORE) + place}` }),
  );

test.each<[string, number, () => ReturnType<typeof xeroWebhook>]>([
  ['a wrong key', 401, () => xeroWebhook([xeroEvent()], 'guessed')],
  ['no JSON', 400, () => xeroWebhook('events=1')],
  ['5 MB', 413, () => xeroWebhook(' '.repeat(5_000_000))],
  ['an unknown tenant', 200, () => xeroWebhook([xeroEvent({ tenantId: 'nobody' })])],
])('%s, forty times at once: %i, nothing stored for the portal, and memory is bounded', async (_, status, make) => {
  const before = await memory('VmRSS');
  const answers = await Promise.all(Array.from({ length: 40 }, () => post(make())));
  expect(answers).toEqual(answers.map(() => status));
  expect(await stored()).toEqual([]);
  expect((await memory('VmRSS')) - before).toBeLessThan(BOUND_MB);
});

test('20 payloads of 100 events a second, some told twice: all answered 200, each event stored once', async () => {
  const before = await memory('VmRSS');
  const answers: Promise<number>[] = [];
  for (let n = 0; n < PER_SECOND * SECONDS; n += 1) {
    answers.push(post(xeroWebhook(payload(n))));
    await sleep(1000 / PER_SECOND);
  }
  const statuses = await Promise.all(answers);
  expect(statuses).toEqual(statuses.map(() => 200));
  const sent = new Set(answers.flatMap((_, n) => payload(n).map(({ resourceId }) => resourceId)));
  const kept = await stored();
  expect(kept).toHaveLength(sent.size);
  expect(new Set(kept)).toEqual(sent);
  expect((await memory('VmHWM')) - before).toBeLessThan(BOUND_MB);
});
