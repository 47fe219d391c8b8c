import { setTimeout as sleep } from 'node:timers/promises';
import type { ServerResponse } from 'node:http';
import { startBackend, type Backend, type Received } from '../testing/backend.ts';
import { app, startSmall, type SmallHubSpot } from '../testing/start-small.ts';
import { signatureV3 } from './signature.ts';

const ORIGIN = 'https://app.tieout.test';
const IDENTITY = 'userId=9&portalId=62515&userEmail=ada%2Btest%40example.com&appId=54321';
let hubspot: SmallHubSpot;
let backend: Backend;

type Reply = (response: ServerResponse, call: number, request: Received) => void;
const json = (response: ServerResponse, body: unknown, status = 200): void =>
  void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

const start = async (reply: Reply, origins?: Record<string, string>): Promise<void> => {
  backend = await startBackend(reply);
  hubspot = await startSmall({ origins: origins ?? { [ORIGIN]: backend.url } });
  await hubspot.token();
};
afterEach(async () => {
  await hubspot.close();
  await backend.close();
});

const call = async (request: object): Promise<Record<string, unknown>> =>
  (await hubspot.control('POST', '/fetch', { userId: 9, url: `${ORIGIN}/cards/record?a=%20b`, ...request })).body;
const failed = (status: string) => ({
  status: 200,
  body: { status: 'error', category: 'BAD_GATEWAY', context: { appServerStatusCode: [status] } },
});

test('a call arrives with the viewer and a signature over the public URL', async () => {
  await start((response) => json(response, { ok: true }));
  expect(await call({ headers: { Authorization: 'Bearer card' } })).toEqual({ status: 200, body: { ok: true } });
  const [{ method, url, headers, body }] = backend.received as [Received];
  expect(url).toBe(`/cards/record?a=%20b&${IDENTITY}`);
  expect({ method, body, authorization: headers.authorization }).toEqual({
    method: 'GET',
    body: '',
    authorization: 'Bearer card',
  });
  const timestamp = Number(headers['x-hubspot-request-timestamp']);
  expect(Math.abs(Date.now() - timestamp)).toBeLessThan(60_000);
  expect(headers['x-hubspot-signature-v3']).toBe(
    signatureV3(app.clientSecret, { method: 'GET', url: ORIGIN + url, body: '', timestamp }),
  );
  for (const older of ['', '-v2', '-version']) expect(headers).not.toHaveProperty(`x-hubspot-signature${older}`);
});

test('the signature covers the very bytes of the body, and real time whatever the clock says', async () => {
  await start((response) => json(response, { ok: true }));
  hubspot.clock.advance(86_400);
  await call({ url: `${ORIGIN}/cards/x`, method: 'POST', body: { note: 'café' } });
  const [{ url, headers, body }] = backend.received as [Received];
  expect(url).toBe(`/cards/x?${IDENTITY}`);
  expect(body).toBe('{"note":"café"}');
  expect(headers['content-type']).toBe('application/json');
  const timestamp = Number(headers['x-hubspot-request-timestamp']);
  expect(Math.abs(Date.now() - timestamp)).toBeLessThan(60_000);
  expect(headers['x-hubspot-signature-v3']).toBe(
    signatureV3(app.clientSecret, { method: 'POST', url: ORIGIN + url, body, timestamp }),
  );
});

test('a call from another portal is signed as such; an unknown user needs an address', async () => {
  await start((response) => json(response, {}));
  await call({ portalId: 1, userId: 500, userEmail: 'eve@elsewhere.example' });
  expect(backend.received[0]?.url).toContain('userId=500&portalId=1&userEmail=eve%40elsewhere.example');
  const unknown = await hubspot.control('POST', '/fetch', { userId: 500, url: `${ORIGIN}/` });
  expect(unknown).toMatchObject({ status: 400, body: { message: expect.stringContaining('500') as string } });
});

test('identity parameters of the card’s own do not replace the real ones', async () => {
  await start((response) => json(response, {}));
  await call({ url: `${ORIGIN}/cards/x?portalId=1` });
  expect(backend.received[0]?.url).toBe(`/cards/x?portalId=1&${IDENTITY}`);
});

test('what breaks a rule is answered 400 and not sent', async () => {
  await start((response) => json(response, {}));
  const refused = { status: 400, body: { category: 'VALIDATION_ERROR' } };
  expect(await call({ url: 'http://app.tieout.test/' })).toMatchObject(refused);
  expect(await call({ headers: { 'x-request-id': '1' } })).toMatchObject(refused);
  expect(await call({ method: 'POST', body: { a: 'x'.repeat(1_100_000) } })).toMatchObject(refused);
  expect(backend.received).toEqual([]);
});

test.each([401, 404, 302])('%i from the backend is a 200 around BAD_GATEWAY, sent once', async (status) => {
  await start((response) => {
    response.setHeader('location', '/elsewhere');
    json(response, { why: 'because' }, status);
  });
  const answer = await call({});
  expect(answer).toMatchObject(failed(String(status)));
  expect(answer['body']).toMatchObject({ responseBody: { why: 'because' } });
  expect(backend.received).toHaveLength(1);
});

test('a 5xx or a cut is repeated once', async () => {
  await start((response, number) => (number === 1 ? json(response, {}, 503) : json(response, { number })));
  expect(await call({ method: 'POST', body: {} })).toEqual({ status: 200, body: { number: 2 } });
  await backend.close();
  backend = await startBackend((response) => void response.socket?.destroy());
  const cut = await startSmall({ origins: { [ORIGIN]: backend.url } });
  await cut.token();
  const { body } = await cut.control('POST', '/fetch', { userId: 9, url: `${ORIGIN}/` });
  await cut.close();
  expect(body).toMatchObject(failed('500'));
  expect(backend.received).toHaveLength(2);
});

test('a repeat is the last one, comes within the time of the call, and is signed anew', async () => {
  await start((response) => json(response, { why: 'down' }, 503));
  expect(await call({ method: 'POST', body: { key: 'k' } })).toMatchObject(failed('503'));
  expect(backend.received.map(({ body }) => body)).toEqual(['{"key":"k"}', '{"key":"k"}']);
  const [first, second] = backend.received.map(({ url, body, headers }) => {
    const timestamp = Number(headers['x-hubspot-request-timestamp']);
    const signed = signatureV3(app.clientSecret, { method: 'POST', url: ORIGIN + url, body, timestamp });
    return headers['x-hubspot-signature-v3'] === signed;
  });
  expect([first, second]).toEqual([true, true]);
  await backend.close();
  backend = await startBackend((response, number) => (number === 1 ? json(response, {}, 500) : undefined));
  const slow = await startSmall({ origins: { [ORIGIN]: backend.url } });
  await slow.token();
  const { body } = await slow.control('POST', '/fetch', { userId: 9, url: `${ORIGIN}/`, timeout: 200 });
  await slow.close();
  expect(body).toMatchObject(failed('504'));
  expect(backend.received).toHaveLength(2);
});

test('a timeout ends the call without a repeat', async () => {
  await start(() => undefined);
  expect(await call({ timeout: 100 })).toMatchObject(failed('504'));
  expect(backend.received).toHaveLength(1);
});

test('an answer over a megabyte does not reach the card', async () => {
  await start((response) => json(response, { a: 'x'.repeat(1024 * 1024) }));
  expect(await call({})).toMatchObject(failed('500'));
});

test('twenty calls may be under way in one account, and none of another stands in their way', async () => {
  const waiting: ServerResponse[] = [];
  await start((response, _number, { url }) =>
    url.includes('portalId=1&') ? json(response, {}) : waiting.push(response),
  );
  const twenty = Array.from({ length: 20 }, () => call({}));
  while (waiting.length < 20) await sleep(5);
  expect(await call({})).toMatchObject({ status: 429, body: { category: 'RATE_LIMITS' } });
  expect(await call({ portalId: 1 })).toMatchObject({ status: 200 });
  for (const response of waiting) json(response, {});
  expect((await Promise.all(twenty)).every(({ status }) => status === 200)).toBe(true);
});

test('an origin that is mapped nowhere is never called', async () => {
  await start((response) => json(response, {}), {});
  expect(await call({})).toMatchObject(failed('500'));
  expect(backend.received).toEqual([]);
});

test('an app that is not installed is not let through, and is again once it is', async () => {
  await start((response) => json(response, { ok: true }));
  await hubspot.control('POST', '/uninstall');
  expect(await call({})).toMatchObject({ status: 403, body: { category: 'FORBIDDEN' } });
  expect(backend.received).toEqual([]);
  await hubspot.token();
  expect(await call({})).toMatchObject({ status: 200, body: { ok: true } });
});
