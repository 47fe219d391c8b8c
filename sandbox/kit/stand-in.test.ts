import { createClock } from './clock.ts';
import { createVendor } from './operations.ts';
import { startStandIn } from './stand-in.ts';
import { startServer } from './server.ts';
import express from 'express';

/** A vendor with one guarded operation, which counts how often it was done. */
const start = () =>
  startStandIn<{ done: number }>({
    port: 0,
    clock: createClock(new Date('2026-11-22T10:00:00Z')),
    initial: () => ({ done: 0 }),
    routes(kit) {
      const vendor = createVendor<string>({
        ...kit,
        guard(operation, request, response) {
          const token = request.get('authorization');
          if (token === undefined) response.status(401).json({ needs: operation.scopes });
          return token;
        },
        failed: (response, { status, words = 'failed' }) => void response.status(status).json({ vendor: words }),
        throttled: (response) => void response.status(429).set('Retry-After', '7').json({ vendor: 'throttled' }),
      });
      vendor.operation({
        id: 'getThing',
        method: 'get',
        path: '/things/:id',
        scopes: ['things.read'],
        details: {
          names: ['getThing.first'],
          of: ({ params }) => (params['id'] === '1' ? 'getThing.first' : undefined),
        },
        handler({ request, response, grant }) {
          kit.state.data.done += 1;
          response.json({ id: request.params['id'], grant, padding: 'x'.repeat(2000) });
        },
      });
      return vendor.router;
    },
  });

let standIn: Awaited<ReturnType<typeof start>>;
beforeEach(async () => {
  standIn = await start();
});
afterEach(() => standIn.close());

const get = (path: string) => fetch(standIn.url + path, { headers: { Authorization: 'me' } });
const post = (path: string, body: unknown) =>
  fetch(`${standIn.url}/__sandbox${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
const report = () => standIn.calls.report();

test('an operation is guarded, handled and counted', async () => {
  expect((await fetch(`${standIn.url}/things/1`)).status).toBe(401);
  const answer = await get('/things/1?a=b');
  expect(await answer.json()).toMatchObject({ id: '1', grant: 'me' });
  expect(report()).toMatchObject({ total: 2, byOperation: { getThing: 2, 'getThing.first': 2 }, unknown: [] });
  expect(report().last[1]).toEqual({
    operation: 'getThing',
    detail: 'getThing.first',
    method: 'GET',
    path: '/things/1',
    query: 'a=b',
    status: 200,
    at: expect.stringMatching(/^2026-11-22T10:00/) as string,
  });
});

test('anything else answers 501, names itself and is recorded as unknown', async () => {
  const answer = await get('/others');
  expect([answer.status, await answer.text()]).toEqual([501, 'The stand-in does not know GET /others']);
  expect(report().unknown).toMatchObject([{ method: 'GET', path: '/others', status: 501 }]);
});

test('the control plane is neither counted nor struck, and refuses what it does not understand', async () => {
  await post('/faults', { operation: '*', kind: 'cut' });
  const calls = await fetch(`${standIn.url}/__sandbox/calls`);
  expect(await calls.json()).toMatchObject({ total: 0 });
  const bad = await post('/faults', { operation: '*', kind: 'explode' });
  expect(bad.status).toBe(400);
  expect(await bad.text()).toContain('kind');
  expect((await fetch(`${standIn.url}/__sandbox/nothing`)).status).toBe(404);
});

test.each([
  [{ operation: 'getThings', kind: 'cut' }, "There is no operation 'getThings' for a fault to strike"],
  [{ operation: 'getThing', kind: 'lag' }, "No lag strikes 'getThing': it strikes nothing here"],
])('a fault that would never strike is refused: %j', async (fault, message) => {
  const answer = await post('/faults', fault);
  expect([answer.status, await answer.json()]).toEqual([400, { message }]);
  expect(await (await fetch(`${standIn.url}/__sandbox/faults`)).json()).toEqual([]);
});

test('a fault may name calls more finely than by their operation', async () => {
  expect((await post('/faults', { operation: 'getThing.first', kind: 'status' })).status).toBe(201);
  expect([(await get('/things/2')).status, (await get('/things/1')).status]).toEqual([200, 500]);
  expect(report().byOperation).toEqual({ getThing: 2, 'getThing.first': 1 });
});

test('a status or throttle fault is answered as the vendor would, and nothing is done', async () => {
  await post('/faults', { operation: 'getThing', kind: 'status', status: 503, times: 1 });
  await post('/faults', { operation: 'getThing', kind: 'throttle', times: 1 });
  expect((await get('/things/1')).status).toBe(503);
  const throttled = await get('/things/1');
  expect([throttled.status, throttled.headers.get('retry-after')]).toEqual([429, '7']);
  expect(standIn.state.data.done).toBe(0);
  expect((await get('/things/1')).status).toBe(200);
});

test('a cut call is not done; a half answer is done and breaks off', async () => {
  await post('/faults', { operation: 'getThing', kind: 'cut', times: 1 });
  await expect(get('/things/1')).rejects.toThrow('fetch failed');
  expect(standIn.state.data.done).toBe(0);
  await post('/faults', { operation: '*', kind: 'half', times: 1 });
  const half = await get('/things/1');
  expect(Number(half.headers.get('content-length'))).toBeGreaterThan(2000);
  await expect(half.text()).rejects.toThrow('terminated');
  expect(standIn.state.data.done).toBe(1);
  expect(report().last.map((call) => call.status)).toEqual([null, null]);
});

test('a call that is committed and then cut was done, and nothing of the answer came', async () => {
  await post('/faults', { operation: 'getThing', kind: 'commit-then-cut', times: 1 });
  await expect(get('/things/1')).rejects.toThrow('fetch failed');
  expect(standIn.state.data.done).toBe(1);
  expect(report().last.map((call) => call.status)).toEqual([null]);
  expect((await get('/things/1')).status).toBe(200);
});

test('the clock moves when told to', async () => {
  await post('/clock', { advanceSeconds: 3600 });
  expect(standIn.clock.now().toISOString()).toMatch(/^2026-11-22T11:00/);
  expect((await post('/clock', { advanceSeconds: -1 })).status).toBe(400);
});

test('the clock does not go where there are no dates', async () => {
  for (const advanceSeconds of [1e20, 3e9]) {
    const refused = await post('/clock', { advanceSeconds });
    expect([refused.status, await refused.json()]).toEqual([
      400,
      { message: 'The clock does not go beyond 2100-01-01T00:00:00.000Z' },
    ]);
  }
  expect((await post('/clock', { advanceSeconds: 2e9 })).status).toBe(200);
  expect((await post('/clock', { advanceSeconds: 2e9 })).status).toBe(400);
  expect((await get('/things/1')).status).toBe(200);
});

test('a taken port is refused', async () => {
  await expect(startServer({ app: express(), port: standIn.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
