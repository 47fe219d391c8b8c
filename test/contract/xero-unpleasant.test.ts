import { ok } from '../../src/lib/result.ts';
import { insideTransaction } from '../../src/lib/transaction-guard.ts';
import { createXero, type Xero } from '../../src/vendors/xero/create-xero.ts';
import type { VendorCall } from '../../src/vendors/send.ts';
import { testSecrets } from '../../scripts/test/secrets.ts';
import { answer, brokenAnswers, inTurn, startRaw, type RawServer } from './support/raw-server.ts';
import { xeroRows } from './support/xero-rows.ts';

const TOKEN = 'access-token-that-nobody-may-see';
const request = { portalId: '1', tenantId: 't-1', page: null, changedSince: null };

let server: RawServer;
let xero: Xero;
let asked: boolean[];
let calls: VendorCall[];

beforeAll(async () => (server = await startRaw()));
afterAll(() => server.close());
beforeEach(() => {
  server.seen.length = 0;
  asked = [];
  calls = [];
  xero = createXero({
    apiUrl: server.url,
    identityUrl: server.url,
    clientId: 'xero-client',
    clientSecret: testSecrets['the client secret of Xero'],
    timeoutMs: 300,
    onCall: (call) => calls.push(call),
    token: (_who, { fresh }) => {
      asked.push(fresh);
      return Promise.resolve(ok(TOKEN));
    },
  });
});

const problem = (Title: string, Detail: string) => ({
  Type: null,
  Title,
  Status: 0,
  Detail,
  Instance: 'x',
  Extensions: {},
});

/** The failure of a read; the token and the client's secret must not stand in it, nor in what was counted. */
async function failureOf(read: Promise<{ ok: boolean }>): Promise<unknown> {
  const result = await read;
  expect(result.ok).toBe(false);
  const told = JSON.stringify([result, calls]);
  expect(told).not.toContain(TOKEN);
  expect(told).not.toContain(testSecrets['the client secret of Xero']);
  return (result as { error?: unknown }).error;
}

test.each(Object.entries(brokenAnswers))(
  'a 200 that is %s is unavailable, never an empty page',
  async (_name, broken) => {
    server.behave(broken(JSON.stringify({ Invoices: [xeroRows.invoice] })));
    const failure = await failureOf(xero.readers.invoices(request));
    expect(failure).toMatchObject({ code: 'vendor_unavailable', vendor: 'xero' });
    expect(server.seen).toHaveLength(1);
  },
);

test('the deadline covers the whole call', async () => {
  server.behave(brokenAnswers['a byte now and then']!('x'));
  const began = performance.now();
  const failure = await failureOf(xero.readers.contacts(request));
  expect(failure).toMatchObject({ detail: 'no whole answer in time' });
  expect(performance.now() - began).toBeLessThan(2000);
});

test('nobody there is unavailable', async () => {
  const gone = await startRaw();
  await gone.close();
  const lost = createXero({ ...options(), apiUrl: gone.url });
  expect(await failureOf(lost.readers.payments(request))).toMatchObject({
    code: 'vendor_unavailable',
    detail: 'no whole answer (ECONNREFUSED)',
  });
});

const options = () => ({
  apiUrl: server.url,
  identityUrl: server.url,
  clientId: 'xero-client',
  clientSecret: testSecrets['the client secret of Xero'],
  timeoutMs: 300,
  token: () => Promise.resolve(ok(TOKEN)),
});

test.each([
  ['minute', { 'x-rate-limit-problem': 'minute', 'retry-after': '17' }, { limit: 'minute', retryAfterSeconds: 17 }],
  ['day', { 'x-rate-limit-problem': 'day', 'retry-after': '40000' }, { limit: 'day', retryAfterSeconds: 40000 }],
  ['concurrent', { 'x-rate-limit-problem': 'concurrent' }, { limit: 'concurrent', retryAfterSeconds: 2 }],
  ['app-wide', { 'x-rate-limit-problem': 'appminute' }, { limit: 'appminute', retryAfterSeconds: 60 }],
  ['a nameless limit', {}, { limit: 'unknown', retryAfterSeconds: 60 }],
])('429 (%s) says how long to wait', async (_name, headers, expected) => {
  server.behave(answer(429, '', headers));
  expect(await failureOf(xero.readers.invoices(request))).toEqual({
    code: 'vendor_throttled',
    vendor: 'xero',
    ...expected,
  });
  expect(asked).toEqual([false]);
});

test('an expired token is renewed once and the call replayed', async () => {
  const expired = answer(401, problem('Unauthorized', 'TokenExpired: token expired at 11/20/2026 09:30:00'));
  server.behave(inTurn(expired, answer(200, { Invoices: [xeroRows.invoice] })));
  expect(await xero.readers.invoices(request)).toMatchObject({ ok: true, value: { rows: [{ id: 'i-1' }] } });
  expect(asked).toEqual([false, true]);
  expect(calls.map(({ operation, status }) => [operation, status])).toEqual([
    ['getInvoices', 401],
    ['getInvoices', 200],
  ]);
});

test.each(['TokenExpired: token expired at 11/20/2026 09:30:00', 'AuthenticationUnsuccessful'])(
  'a token that is refused twice (%s) is dead',
  async (detail) => {
    server.behave(answer(401, problem('Unauthorized', detail)));
    expect(await failureOf(xero.readers.invoices(request))).toMatchObject({
      code: 'auth_revoked',
      detail: detail.split(':')[0],
    });
    expect(asked).toEqual([false, true]);
  },
);

test('a missing scope is named, and no fresh token is asked for', async () => {
  server.behave(answer(401, problem('Unauthorized', 'AuthorizationUnsuccessful')));
  expect(await failureOf(xero.readers.payments(request))).toEqual({
    code: 'auth_revoked',
    vendor: 'xero',
    detail: 'the connection does not allow accounting.payments.read',
  });
  expect(asked).toEqual([false]);
});

test.each([
  [answer(403, problem('Forbidden', 'AuthenticationUnsuccessful')), { code: 'auth_revoked' }],
  [
    answer(403, problem('Forbidden', 'You are not permitted')),
    { code: 'vendor_rejected', messages: ['You are not permitted'] },
  ],
  [answer(404, 'The resource you are looking for cannot be found'), { code: 'vendor_rejected', status: 404 }],
  [
    answer(503, 'The Xero API is currently offline for maintenance'),
    { code: 'vendor_unavailable', detail: 'answered 503: The Xero API is currently offline for maintenance' },
  ],
  [answer(500, { ErrorNumber: 0, Message: 'oops' }), { code: 'vendor_unavailable', detail: 'answered 500' }],
  [
    answer(502, `<html>Bearer ${TOKEN}</html>`, { 'content-type': 'text/html' }),
    { code: 'vendor_unavailable', detail: 'answered 502' },
  ],
])('each failing status has its meaning (%#)', async (behaviour, expected) => {
  server.behave(behaviour);
  expect(await failureOf(xero.readers.invoices(request))).toMatchObject(expected);
});

test('400 is told in Xero’s own words, each once', async () => {
  const element = (...messages: object[]) => ({ ValidationErrors: messages });
  server.behave(
    answer(400, {
      ErrorNumber: 10,
      Type: 'ValidationException',
      Message: 'A validation exception occurred',
      Elements: [
        element({ Message: 'Invoice # must be unique.' }),
        element({ Description: 'No such account' }, { Message: 'Invoice # must be unique.' }),
      ],
    }),
  );
  expect(await failureOf(xero.readers.invoices(request))).toEqual({
    code: 'vendor_rejected',
    vendor: 'xero',
    status: 400,
    messages: ['Invoice # must be unique.', 'No such account'],
  });
  server.behave(answer(400, { ErrorNumber: 16, Type: 'QueryParseException', Message: 'No property exists' }));
  expect(await failureOf(xero.readers.invoices(request))).toMatchObject({ messages: ['No property exists'] });
});

test('no call is made inside a transaction', async () => {
  server.behave(answer(200, { Invoices: [] }));
  await expect(insideTransaction(() => xero.readers.invoices(request))).rejects.toThrow(
    'inside a database transaction',
  );
  expect(server.seen).toEqual([]);
});

test('GET carries no body and asks for JSON in the organisation’s name', async () => {
  let headers: Record<string, unknown> = {};
  server.behave((incoming, response) => {
    headers = incoming.headers;
    answer(200, { Invoices: [] })(incoming, response);
  });
  await xero.readers.invoices({ ...request, changedSince: new Date('2026-11-01T10:20:30.999Z') });
  expect(headers).toMatchObject({
    accept: 'application/json',
    authorization: `Bearer ${TOKEN}`,
    'xero-tenant-id': 't-1',
    'if-modified-since': '2026-11-01T10:20:30',
  });
  expect(headers).not.toHaveProperty('content-type');
  expect(headers).not.toHaveProperty('content-length');
});
