import { app, scopes, startSmall, type SmallHubSpot } from '../testing/start-small.ts';

const TOKEN = '/oauth/2026-09/token';
const INTROSPECT = '/oauth/2026-09/token/introspect';
let hubspot: SmallHubSpot;

beforeEach(async () => (hubspot = await startSmall()));
afterEach(() => hubspot.close());

const consent = async (): Promise<Record<string, string>> => {
  const { body } = await hubspot.control('POST', '/consent', { userId: 9, scopes });
  return { grant_type: 'authorization_code', code: String(body['code']), redirect_uri: String(body['redirectUri']) };
};

test('a code is exchanged once for tokens of the granted scopes', async () => {
  const exchange = await consent();
  const { status, body } = await hubspot.form(TOKEN, exchange);
  expect(status).toBe(200);
  expect(body).toMatchObject({ expires_in: 1800, token_type: 'bearer', hub_id: 62515, user_id: 9, scopes });
  const again = await hubspot.form(TOKEN, exchange);
  expect(again).toMatchObject({ status: 400, body: { status: 'BAD_AUTH_CODE', error: 'invalid_grant' } });
});

test('a code does not outlive five minutes', async () => {
  const exchange = await consent();
  hubspot.clock.advance(300);
  expect((await hubspot.form(TOKEN, exchange)).body).toMatchObject({ status: 'EXPIRED_AUTH_CODE' });
});

test.each([
  [{ client_id: 'other' }, 'BAD_CLIENT_ID', 'invalid_client'],
  [{ client_secret: 'other' }, 'BAD_CLIENT_SECRET', 'invalid_client'],
  [{ grant_type: 'password' }, 'BAD_GRANT_TYPE', 'unsupported_grant_type'],
  [{ grant_type: 'client_credentials' }, 'BAD_SCOPE', 'invalid_scope'],
  [{ grant_type: 'client_credentials', scope: 'crm.objects.deals.read' }, 'BAD_SCOPE', 'invalid_scope'],
  [{ redirect_uri: 'https://elsewhere.test' }, 'BAD_REDIRECT_URI', 'invalid_grant'],
  [{ grant_type: 'refresh_token', refresh_token: 'made-up' }, 'BAD_REFRESH_TOKEN', 'invalid_grant'],
])('refuses %j with %s', async (changes, status, error) => {
  const answer = await hubspot.form(TOKEN, { ...(await consent()), ...changes });
  expect(answer).toMatchObject({ status: 400, body: { status, error, correlationId: expect.any(String) as string } });
});

test('a refresh token stays, and each refresh gives another access token', async () => {
  const { body: first } = await hubspot.form(TOKEN, await consent());
  const refresh = { grant_type: 'refresh_token', refresh_token: String(first['refresh_token']) };
  const { body: second } = await hubspot.form(TOKEN, refresh);
  expect(second['refresh_token']).toBe(first['refresh_token']);
  expect(second['access_token']).not.toBe(first['access_token']);
});

test('introspection tells of a live token and of nothing else', async () => {
  const token = await hubspot.token();
  const live = await hubspot.form(INTROSPECT, { token });
  expect(live.body).toMatchObject({
    active: true,
    token_use: 'access_token',
    hub_id: 62515,
    app_id: app.appId,
    user: 'ada+test@example.com',
    scopes,
  });
  expect(live.body).not.toHaveProperty('signed_access_token');
  hubspot.clock.advance(1800);
  expect((await hubspot.form(INTROSPECT, { token })).body).toEqual({ active: false });
});

test('credentials that are not in a form are refused', async () => {
  const response = await fetch(hubspot.url + TOKEN, { method: 'POST', body: '{}' });
  expect(response.status).toBe(415);
});

test.each([
  ['a scope that the link leaves out', { userId: 9, scopes: ['oauth'] }, /requires scopes/],
  ['a scope that the app does not declare', { userId: 9, scopes: [...scopes, 'tickets'] }, /does not declare/],
  ['a person who may not install', { userId: 10, scopes }, /may not install/],
  ['nobody', { userId: 11, scopes }, /no user/],
  ['another redirect', { userId: 9, scopes, redirectUri: 'https://x.test' }, /redirect/],
  ['nonsense', { user: 9 }, /userId/],
])('consent fails for %s', async (_what, body, words) => {
  const answer = await hubspot.control('POST', '/consent', body);
  expect(answer.status).toBe(400);
  expect(answer.body['message']).toMatch(words);
});

test('after an uninstall no token is worth anything', async () => {
  const { body } = await hubspot.form(TOKEN, await consent());
  await hubspot.control('POST', '/uninstall');
  const refresh = { grant_type: 'refresh_token', refresh_token: String(body['refresh_token']) };
  expect((await hubspot.form(TOKEN, refresh)).body).toMatchObject({ status: 'BAD_REFRESH_TOKEN' });
  const call = await hubspot.api(String(body['access_token']), '/account-info/2026-09/details');
  expect(call.status).toBe(401);
});
