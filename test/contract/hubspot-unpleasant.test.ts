import { ok } from '../../src/lib/result.ts';
import { insideTransaction } from '../../src/lib/transaction-guard.ts';
import { createHubSpot, type HubSpot } from '../../src/vendors/hubspot/create-hubspot.ts';
import type { VendorCall } from '../../src/vendors/send.ts';
import { testSecrets } from '../../scripts/test/secrets.ts';
import { answer, brokenAnswers, inTurn, startRaw, type RawServer } from './support/raw-server.ts';

const TOKEN = 'access-token-that-nobody-may-see';
const request = { portalId: '1', tenantId: '', page: null, changedSince: null };
const company = { id: '7', updatedAt: '2026-11-01T10:00:00.000Z', properties: { name: 'Otter', domain: null } };

let server: RawServer;
let hubspot: HubSpot;
let asked: boolean[];
let calls: VendorCall[];

beforeAll(async () => (server = await startRaw()));
afterAll(() => server.close());
beforeEach(() => {
  server.seen.length = 0;
  asked = [];
  calls = [];
  hubspot = createHubSpot({
    apiUrl: server.url,
    clientId: 'hubspot-client',
    clientSecret: testSecrets['the client secret of HubSpot'],
    timeoutMs: 300,
    onCall: (call) => calls.push(call),
    token: (_who, { fresh }) => {
      asked.push(fresh);
      return Promise.resolve(ok(TOKEN));
    },
  });
});

/** The failure of a read; no secret may stand in it, nor in what was counted. */
async function failureOf(read: Promise<{ ok: boolean }>): Promise<unknown> {
  const result = await read;
  expect(result.ok).toBe(false);
  const told = JSON.stringify([result, calls]);
  expect(told).not.toContain(TOKEN);
  expect(told).not.toContain(testSecrets['the client secret of HubSpot']);
  return (result as { error?: unknown }).error;
}

const error = (category: string, message: string, more: object = {}) => ({
  status: 'error',
  category,
  message,
  ...more,
});

test.each(Object.entries(brokenAnswers))(
  'a 200 that is %s is unavailable, never an empty page',
  async (_name, broken) => {
    server.behave(broken(JSON.stringify({ results: [company] })));
    expect(await failureOf(hubspot.readers.crm_companies(request))).toMatchObject({ code: 'vendor_unavailable' });
    expect(server.seen).toHaveLength(1);
    server.behave(broken(JSON.stringify({ access_token: TOKEN, refresh_token: TOKEN })));
    expect(await failureOf(hubspot.tokens.refresh(TOKEN))).toMatchObject({ code: 'vendor_unavailable' });
  },
);

test('of a batch that failed in part nothing is taken; ids that lead to nothing are no failure', async () => {
  const confirm = () => hubspot.confirmers.crm_companies!({ portalId: '1', tenantId: '' }, ['7', '8']);
  const half = (category: string) =>
    answer(207, JSON.stringify({ status: 'COMPLETE', results: [company], errors: [error(category, 'Not all came')] }));
  server.behave(half('INTERNAL_ERROR'));
  expect(await failureOf(confirm())).toMatchObject({ code: 'vendor_unavailable', detail: 'Not all came' });
  server.behave(half('OBJECT_NOT_FOUND'));
  expect(await confirm()).toMatchObject({ ok: true, value: { rows: [{ id: '7' }] } });
});

test('the deadline covers the whole call, and only calls of ours', async () => {
  server.behave(brokenAnswers['a byte now and then']!('x'));
  expect(await failureOf(hubspot.readers.crm_owners(request))).toMatchObject({ detail: 'no whole answer in time' });
  server.behave(answer(302, '', { location: `${server.url}/moved` }));
  await expect(fetch(server.url)).rejects.toThrow('fetch failed'); // Redirected for ever: a fetch of somebody else.
  expect(server.seen).toContain('GET /moved');
});

const policy = (policyName: string) => ({ status: 'error', errorType: 'RATE_LIMIT', policyName, message: 'too many' });

test.each([
  [answer(429, policy('SECONDLY')), { limit: 'secondly', retryAfterSeconds: 1 }],
  [answer(429, policy('TEN_SECONDLY_ROLLING')), { limit: 'ten_secondly_rolling', retryAfterSeconds: 10 }],
  [answer(429, policy('DAILY')), { limit: 'daily', retryAfterSeconds: 3600 }],
  [answer(429, 'slow down', { 'retry-after': '4' }), { limit: 'unknown', retryAfterSeconds: 4 }],
  [answer(423, error('LOCKED', 'locked')), { limit: 'lock', retryAfterSeconds: 2 }],
  [answer(477, '', { 'retry-after': '900' }), { limit: 'migration', retryAfterSeconds: 900 }],
])('"not now" says how long to wait (%#)', async (behaviour, expected) => {
  server.behave(behaviour);
  expect(await failureOf(hubspot.readers.crm_deals(request))).toEqual({
    code: 'vendor_throttled',
    vendor: 'hubspot',
    ...expected,
  });
});

test('an expired token is renewed once and the call replayed; refused again it is dead', async () => {
  const expired = answer(401, error('EXPIRED_AUTHENTICATION', 'The OAuth token used to make this call expired'));
  server.behave(inTurn(expired, answer(200, { results: [company] })));
  expect(await hubspot.readers.crm_companies(request)).toMatchObject({ value: { rows: [{ id: '7', name: 'Otter' }] } });
  expect(asked).toEqual([false, true]);
  server.behave(expired);
  expect(await failureOf(hubspot.readers.crm_companies(request))).toMatchObject({
    code: 'auth_revoked',
    detail: 'EXPIRED_AUTHENTICATION',
  });
});

test('missing scopes are HubSpot’s refusal of this one call, named', async () => {
  const context = { requiredGranularScopes: ['crm.objects.deals.read'] };
  server.behave(
    answer(403, error('MISSING_SCOPES', 'Scopes are missing', { errors: [{ message: 'One is needed', context }] })),
  );
  expect(await failureOf(hubspot.readers.crm_deals(request))).toEqual({
    code: 'vendor_rejected',
    vendor: 'hubspot',
    status: 403,
    messages: ['Scopes are missing', 'One is needed', 'requiredGranularScopes: crm.objects.deals.read'],
  });
  expect(asked).toEqual([false]);
});

test.each([500, 502, 503, 521, 526])('%i is unavailable', async (status) => {
  server.behave(answer(status, '<html>bad gateway</html>', { 'content-type': 'text/html' }));
  expect(await failureOf(hubspot.readers.crm_owners(request))).toEqual({
    code: 'vendor_unavailable',
    vendor: 'hubspot',
    detail: `answered ${status}`,
  });
});

const grant = {
  access_token: TOKEN,
  refresh_token: 'next',
  expires_in: 1800,
  hub_id: 62515,
  user_id: 12,
  scopes: ['oauth'],
};

test('tokens come with the portal and the person, and are asked for without a token', async () => {
  let authorization: string | undefined;
  server.behave((incoming, response) => {
    authorization = incoming.headers.authorization;
    answer(200, grant)(incoming, response);
  });
  expect(await hubspot.tokens.exchangeCode({ code: 'c', redirectUri: 'https://x.test/cb' })).toMatchObject({
    ok: true,
    value: { accessToken: TOKEN, refreshToken: 'next', portalId: '62515', userId: '12', scopes: ['oauth'] },
  });
  expect(authorization).toBeUndefined();
});

test.each([
  [answer(400, { error: 'invalid_grant', status: 'BAD_REFRESH_TOKEN', message: 'gone' }), { code: 'auth_revoked' }],
  [answer(400, { status: 'BAD_REFRESH_TOKEN', message: 'missing or invalid refresh token' }), { code: 'auth_revoked' }],
  [answer(400, { error: 'invalid_client' }), { code: 'vendor_rejected', messages: ['invalid_client'] }],
  [answer(401, { error: 'invalid_client' }), { code: 'vendor_rejected', status: 401 }],
  [answer(401, error('INVALID_AUTHENTICATION', 'no')), { code: 'vendor_rejected' }],
  [answer(429, policy('SECONDLY')), { code: 'vendor_throttled' }],
  [answer(503, ''), { code: 'vendor_unavailable' }],
])('a refused refresh revokes a dead grant and nothing else (%#)', async (behaviour, expected) => {
  server.behave(behaviour);
  expect(await failureOf(hubspot.tokens.refresh(TOKEN))).toMatchObject(expected);
});

test('no call is made inside a transaction', async () => {
  await expect(insideTransaction(() => hubspot.readers.crm_deals(request))).rejects.toThrow(
    'inside a database transaction',
  );
  await expect(insideTransaction(() => hubspot.tokens.refresh(TOKEN))).rejects.toThrow('inside a database transaction');
  expect(server.seen).toEqual([]);
});
