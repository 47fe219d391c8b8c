import { ALL_READ, call, client, connect, connectionsOf, control, startSmall, type Tokens } from './testing/harness.ts';
import { ids } from './testing/small-world.ts';
import type { XeroStandIn } from './start.ts';

let xero: XeroStandIn;
afterEach(() => xero.close());

const problem = async (answer: Response) => {
  expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
  return [answer.status, ((await answer.json()) as { Detail: string }).Detail];
};
const path = '/Invoices';

test('the first test of a door is that it is shut', async () => {
  xero = await startSmall();
  expect((await fetch(`${xero.url}/api.xro/2.0/Invoices`)).status).toBe(401);
  const forged = { access_token: `${(await connect(xero)).access_token.slice(0, -2)}xx`, expires_in: 0 };
  expect(await problem(await call(xero, forged, { path }))).toEqual([401, 'AuthenticationUnsuccessful']);
});

test('a token runs out after half an hour and says when', async () => {
  xero = await startSmall();
  const tokens = await connect(xero);
  xero.clock.advance(1790);
  expect((await call(xero, tokens, { path })).status).toBe(200);
  xero.clock.advance(10);
  const [status, detail] = await problem(await call(xero, tokens, { path }));
  expect(status).toBe(401);
  expect(detail).toMatch(/^TokenExpired: token expired at 11\/22\/2026 09:30:\d\d$/);
});

test('an organisation that is not connected, or not named, is forbidden', async () => {
  xero = await startSmall();
  const tokens = await connect(xero);
  for (const tenant of [ids.other, '', 'nonsense'])
    expect(await problem(await call(xero, tokens, { path, headers: { 'xero-tenant-id': tenant } }))).toEqual([
      403,
      'AuthenticationUnsuccessful',
    ]);
});

test.each([
  ['accounting.invoices.read', ['/Invoices', '/CreditNotes', '/Items']],
  ['accounting.payments.read', ['/Payments', '/Overpayments', '/Prepayments']],
  ['accounting.contacts', ['/Contacts']],
  ['accounting.settings.read', ['/Organisation', '/Accounts', '/TaxRates', '/Currencies', '/Items']],
])('%s opens %j and nothing else', async (scope, open) => {
  xero = await startSmall();
  const tokens = await connect(xero, [scope]);
  const all = ['/Invoices', '/CreditNotes', '/Payments', '/Overpayments', '/Prepayments', '/Contacts', '/Organisation'];
  for (const one of new Set([...all, '/Accounts', '/TaxRates', '/Items', '/Currencies'])) {
    const answer = await call(xero, tokens, { path: one });
    if (open.includes(one)) expect([one, answer.status]).toEqual([one, 200]);
    else expect(await problem(answer)).toEqual([401, 'AuthorizationUnsuccessful']);
  }
});

test('an app has no part in what another app was let into', async () => {
  const second = { ...client, clientId: 'second' };
  xero = await startSmall({ clients: [client, second] });
  await connect(xero);
  const consent = { clientId: 'second', scopes: ALL_READ, tenantIds: [ids.other] };
  const { code, redirectUri } = (await (await control(xero, '/consent', consent)).json()) as Record<string, string>;
  const answer = await fetch(`${xero.url}/connect/token`, {
    method: 'POST',
    headers: { Authorization: `Basic ${btoa('second:secret')}` },
    body: new URLSearchParams({ grant_type: 'authorization_code', code: code ?? '', redirect_uri: redirectUri ?? '' }),
  });
  const tokens = (await answer.json()) as Tokens;
  expect((await call(xero, tokens, { path, headers: { 'xero-tenant-id': ids.other } })).status).toBe(200);
  expect((await call(xero, tokens, { path })).status).toBe(403);
});

const left = (answer: Response) =>
  ['x-daylimit-remaining', 'x-minlimit-remaining', 'x-appminlimit-remaining'].map((name) => answer.headers.get(name));
const refused = (answer: Response) => [
  answer.status,
  answer.headers.get('x-rate-limit-problem'),
  Number(answer.headers.get('retry-after')),
];

test('every answer says what is left; the minute refuses, says for how long, and ends', async () => {
  xero = await startSmall({ limits: { minute: 2 } });
  const tokens = await connect(xero);
  expect(left(await call(xero, tokens, { path }))).toEqual(['4999', '1', '9999']);
  expect(left(await call(xero, tokens, { path: '/Nope' }))).toEqual([null, null, null]);
  expect((await call(xero, tokens, { path: '/Invoices/nope' })).status).toBe(404);
  const [status, limit, retryAfter] = refused(await call(xero, tokens, { path }));
  expect([status, limit]).toEqual([429, 'minute']);
  expect(retryAfter).toBeGreaterThan(0);
  expect(retryAfter).toBeLessThanOrEqual(60);
  xero.clock.advance(Number(retryAfter));
  expect((await call(xero, tokens, { path })).status).toBe(200);
});

test('the day refuses until the day is over', async () => {
  xero = await startSmall({ limits: { day: 1 } });
  const tokens = await connect(xero);
  await call(xero, tokens, { path });
  const [status, limit, retryAfter] = refused(await call(xero, tokens, { path }));
  expect([status, limit]).toEqual([429, 'day']);
  expect(retryAfter).toBeGreaterThan(60);
});

test('the app as a whole and calls at once are limited, without saying until when', async () => {
  xero = await startSmall({ limits: { appMinute: 2, concurrent: 1 } });
  const tokens: Tokens = await connect(xero);
  await control(xero, '/faults', { operation: 'getInvoices', kind: 'delay', delayMs: 300, times: 1 });
  const [one, two] = await Promise.all([call(xero, tokens, { path }), call(xero, tokens, { path })]);
  const refusals = [one, two].filter(({ status }) => status === 429);
  expect(refusals.map(refused)).toEqual([[429, 'concurrent', 0]]);
  expect((await call(xero, tokens, { path })).status).toBe(200);
  expect(refused(await call(xero, tokens, { path }))).toEqual([429, 'appminute', 0]);
});

test('of several reasons the first is said: token, organisation, scope, limit, form of the call', async () => {
  xero = await startSmall({ limits: { minute: 1 } });
  const tokens = await connect(xero, ['accounting.invoices.read']);
  const nobody = { access_token: 'none', expires_in: 0 };
  const asked = async (one: Tokens, where: string, headers: Record<string, string> = {}) =>
    (await call(xero, one, { path: where, headers: { Accept: 'application/xml', ...headers } })).status;
  const elsewhere = { 'xero-tenant-id': ids.other };
  expect(await asked(nobody, '/Contacts?nope=1', elsewhere)).toBe(401);
  expect(await asked(tokens, '/Contacts?nope=1', elsewhere)).toBe(403);
  expect(await asked(tokens, '/Contacts?nope=1')).toBe(401);
  expect(await asked(tokens, path)).toBe(406);
  expect(await asked(tokens, `${path}?nope=1`)).toBe(429);
  // The minute is used up now, and what comes before the limits is still said first.
  expect(await asked(nobody, path)).toBe(401);
  expect(await asked(tokens, path, elsewhere)).toBe(403);
  expect(await asked(tokens, '/Contacts')).toBe(401);
});

test('a refused call is not counted, its answer is empty; connections have no limit', async () => {
  xero = await startSmall({ limits: { minute: 1, day: 2 } });
  const tokens = await connect(xero);
  await call(xero, tokens, { path });
  const refusals = [await call(xero, tokens, { path }), await call(xero, tokens, { path })];
  for (const one of refusals) expect([one.status, await one.text()]).toEqual([429, '']);
  for (const answer of [1, 2, 3].map(() => connectionsOf(xero, tokens))) expect(await answer).toHaveLength(1);
  xero.clock.advance(60);
  expect(left(await call(xero, tokens, { path }))).toEqual(['0', '0', '9999']);
});
