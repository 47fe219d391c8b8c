import {
  askToken,
  ALL_READ,
  call,
  client,
  connect,
  connectAs,
  connectionsOf,
  control,
  startSmall,
} from './testing/harness.ts';
import { id, ids } from './testing/small-world.ts';
import { readToken } from './identity/jwt.ts';
import type { XeroStandIn } from './start.ts';

let xero: XeroStandIn;
beforeEach(async () => {
  xero = await startSmall();
});
afterEach(() => xero.close());

const codeFor = async (scopes = ALL_READ, more: object = {}) =>
  (await (await control(xero, '/consent', { scopes, ...more })).json()) as { code: string; redirectUri: string };
const exchange = (code: string, redirect_uri = 'http://localhost/callback') =>
  askToken(xero, { grant_type: 'authorization_code', code, redirect_uri });
const refusal = async (answer: Promise<Response>): Promise<unknown[]> => [
  (await answer).status,
  (await (await answer).json()) as unknown,
];

test('a code becomes tokens whose claims name the person, the consent and the scopes', async () => {
  const tokens = await connect(xero);
  expect(tokens).toMatchObject({ expires_in: 1800, token_type: 'Bearer', scope: ALL_READ.join(' ') });
  const claims = readToken(tokens.access_token);
  expect(claims).toMatchObject({ xero_userid: id('1'), scope: ALL_READ });
  const [connection] = await connectionsOf(xero, tokens);
  expect(claims?.authentication_event_id).toBe(connection?.['authEventId']);
  const toExpiry = claims!.exp - xero.clock.now().getTime() / 1000;
  expect(Math.round(toExpiry / 10) * 10).toBe(1800);
});

test('the times of a connection have seven decimals and no zone', async () => {
  const [connection] = await connectionsOf(xero, await connect(xero));
  for (const name of ['createdDateUtc', 'updatedDateUtc'])
    expect(connection?.[name]).toMatch(/^2026-11-22T09:00:\d\d\.\d{7}$/);
});

test('a code is good once, for five minutes, for its redirect URI', async () => {
  const { code } = await codeFor();
  expect((await exchange(code)).status).toBe(200);
  expect(await refusal(exchange(code))).toEqual([400, { error: 'invalid_grant' }]);

  const other = await codeFor();
  expect(await refusal(exchange(other.code, 'http://localhost/callback/'))).toEqual([400, { error: 'invalid_grant' }]);
  expect((await exchange(other.code)).status).toBe(400);

  const late = await codeFor();
  xero.clock.advance(300);
  expect(await refusal(exchange(late.code))).toEqual([400, { error: 'invalid_grant' }]);
});

test('a wrong secret, a wrong kind of grant and a missing field are OAuth errors', async () => {
  const form = { grant_type: 'refresh_token', refresh_token: 'x' };
  expect(await refusal(askToken(xero, form, 'wrong'))).toEqual([400, { error: 'invalid_client' }]);
  expect(await refusal(askToken(xero, form))).toEqual([400, { error: 'invalid_grant' }]);
  expect(await refusal(askToken(xero, { grant_type: 'password' }))).toEqual([400, { error: 'unsupported_grant_type' }]);
  expect(await refusal(askToken(xero, { grant_type: 'refresh_token' }))).toEqual([400, { error: 'invalid_request' }]);
});

test('the client may also name itself in the body', async () => {
  const { code, redirectUri } = await codeFor();
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    client_id: client.clientId,
    client_secret: client.clientSecret,
  });
  expect((await fetch(`${xero.url}/connect/token`, { method: 'POST', body })).status).toBe(200);
});

test('no refresh token without offline_access', async () => {
  expect(await connect(xero, ['accounting.invoices.read'])).not.toHaveProperty('refresh_token');
});

test.each(['accounting.transactions', 'accounting.reports.read', 'nonsense'])(
  'the scope %s is refused',
  async (scope) => {
    const answer = await control(xero, '/consent', { scopes: [scope] });
    expect([answer.status, ((await answer.json()) as { error: string }).error]).toEqual([400, 'invalid_scope']);
  },
);

test('scopes add up over the consents of one person; a refresh adds none', async () => {
  const narrow = await connect(xero, ['offline_access', 'accounting.contacts.read']);
  const tokens = await connect(xero, ['accounting.invoices.read']);
  expect((await call(xero, tokens, { path: '/Contacts' })).status).toBe(200);
  const again = await askToken(xero, { grant_type: 'refresh_token', refresh_token: narrow.refresh_token ?? '' });
  expect(await again.json()).toMatchObject({ scope: 'offline_access accounting.contacts.read' });
  const bea = await connectAs(xero, { userId: id('2'), tenantIds: [ids.other], scopes: ['accounting.settings.read'] });
  expect(bea).toMatchObject({ scope: 'accounting.settings.read' });
});

test('connections are those of the app, and of one consent when asked', async () => {
  const first = await connect(xero);
  const { code } = await codeFor(ALL_READ, { tenantIds: [ids.other] });
  const second = (await (await exchange(code)).json()) as { access_token: string };
  const all = await connectionsOf(xero, first);
  expect(all.map(({ tenantName }) => tenantName)).toEqual(['Small Ltd', 'Other Ltd']);
  const { authentication_event_id } = readToken(second.access_token) ?? {};
  expect(await connectionsOf(xero, first, `?authEventId=${authentication_event_id ?? ''}`)).toMatchObject([
    { tenantId: ids.other, tenantType: 'ORGANISATION', authEventId: authentication_event_id },
  ]);
});

test('after a disconnect the organisation answers 403, and without any the refresh token is dead', async () => {
  const tokens = await connect(xero);
  expect((await control(xero, '/revoke', { tenantId: ids.organisation })).status).toBe(204);
  const answer = await call(xero, tokens, { path: '/Invoices' });
  expect(await answer.json()).toMatchObject({ Title: 'Forbidden', Status: 403, Detail: 'AuthenticationUnsuccessful' });
  expect(await connectionsOf(xero, tokens)).toEqual([]);
  const refresh = { grant_type: 'refresh_token', refresh_token: tokens.refresh_token ?? '' };
  expect(await refusal(askToken(xero, refresh))).toEqual([400, { error: 'invalid_grant' }]);
});
