import { control, connect, startSmall } from './testing/harness.ts';
import { ids } from './testing/small-world.ts';
import { WRITE_SCOPES } from './testing/writer.ts';
import type { XeroStandIn } from './start.ts';

/* Each kind of fault strikes each operation that there is, whoever added it. */

let xero: XeroStandIn;
let headers: Record<string, string>;
beforeAll(async () => {
  xero = await startSmall({ limits: { minute: 10_000, concurrent: 100 } });
  const { access_token } = await connect(xero, WRITE_SCOPES);
  headers = {
    Authorization: `Bearer ${access_token}`,
    'xero-tenant-id': ids.organisation,
    Accept: 'application/json',
    'Content-Type': 'application/json',
  };
});
afterAll(() => xero.close());

/** What stands below a document is named by an id, or by the name of a file. */
const partOf = (id: string): string => (id.endsWith('ByFileName') ? 'a.txt' : ids.partPaid);

const ask = async ({ id, method, path }: XeroStandIn['implemented'][number]): Promise<Response> => {
  const url = xero.url + path.replace(':part', partOf(id)).replace(/:\w+/g, ids.partPaid);
  const answer = await fetch(url, { method: method.toUpperCase(), headers, body: method === 'get' ? null : '{}' });
  await answer.clone().text();
  return answer;
};

const strike = async (fault: object, each: (answer: Promise<Response>) => Promise<unknown>) => {
  const outcomes: [string, unknown][] = [];
  for (const operation of xero.implemented) {
    await control(xero, '/faults', { operation: operation.id, times: 1, ...fault });
    outcomes.push([operation.id, await each(ask(operation))]);
  }
  return outcomes;
};

const all = (outcome: unknown) => xero.implemented.map(({ id }) => [id, outcome]);
const statusOf = async (answer: Promise<Response>) => (await answer).status;
const brokenOff = (answer: Promise<Response>) =>
  answer.then(
    () => 'answered',
    () => 'broken off',
  );

test('there are operations to strike, and a fault on another is refused', async () => {
  expect(xero.implemented.length).toBeGreaterThan(35);
  const refused = await control(xero, '/faults', { operation: 'nothing', kind: 'cut' });
  expect([refused.status, await refused.json()]).toEqual([
    400,
    { message: "There is no operation 'nothing' for a fault to strike" },
  ]);
  for (const operation of xero.implemented) expect(await brokenOff(ask(operation))).toBe('answered');
});

test('lag: it is taken on the lists of documents and settings, and refused on all else', async () => {
  const answers = new Map<string, number>();
  for (const { id } of xero.implemented)
    answers.set(id, (await control(xero, '/faults', { operation: id, kind: 'lag', times: 1 })).status);
  await fetch(`${xero.url}/__sandbox/faults`, { method: 'DELETE' });
  const lagging = [...answers].filter(([, status]) => status === 201).map(([id]) => id);
  expect(lagging).toEqual(expect.arrayContaining(['getInvoices', 'getContacts', 'getQuotes', 'getItems']));
  expect(lagging.filter((id) => !id.endsWith('s'))).toEqual([]);
  expect(['createInvoices', 'getInvoice', 'token'].map((id) => answers.get(id))).toEqual([400, 400, 400]);
});

test.each(['cut', 'half', 'commit-then-cut'])('%s: no whole answer comes', async (kind) => {
  expect(await strike({ kind }, brokenOff)).toEqual(all('broken off'));
});

test('status: it is answered', async () => {
  expect(await strike({ kind: 'status', status: 503 }, statusOf)).toEqual(all(503));
});

test('throttle: 429 with the limit and the seconds', async () => {
  const told = async (answer: Promise<Response>) => {
    const { status, headers: given } = await answer;
    return [status, given.get('x-rate-limit-problem'), given.get('retry-after')];
  };
  expect(await strike({ kind: 'throttle' }, told)).toEqual(all([429, 'minute', '5']));
});

test('delay: the answer comes later', async () => {
  const took = async (answer: Promise<Response>) => {
    const began = performance.now();
    await answer;
    return performance.now() - began >= 14;
  };
  expect(await strike({ kind: 'delay', delayMs: 15 }, took)).toEqual(all(true));
});

test('a fault strikes so many times, each with a probability that its seed makes repeatable', async () => {
  const struck = async (seed: number) => {
    await control(xero, '/faults', { operation: 'getCurrencies', kind: 'status', status: 500, probability: 0.5, seed });
    const statuses: number[] = [];
    for (let call = 0; call < 20; call += 1)
      statuses.push((await fetch(`${xero.url}/api.xro/2.0/Currencies`, { headers })).status);
    await fetch(`${xero.url}/__sandbox/faults`, { method: 'DELETE' });
    return statuses;
  };
  const first = await struck(3);
  expect(new Set(first)).toEqual(new Set([200, 500]));
  expect(await struck(3)).toEqual(first);
  expect(await struck(4)).not.toEqual(first);
});
