import { ok } from '../../src/lib/result.ts';
import { insideTransaction } from '../../src/lib/transaction-guard.ts';
import { createXero, type Xero } from '../../src/vendors/xero/create-xero.ts';
import { testSecrets } from '../../scripts/test/secrets.ts';
import { answer, brokenAnswers, startRaw, type RawServer } from './support/raw-server.ts';

const REFRESH = 'refresh-token-that-nobody-may-see';
const now = new Date('2026-11-20T09:00:00Z');
const clientSecret = testSecrets['the client secret of Xero'];

let server: RawServer;
let xero: Xero;

beforeAll(async () => {
  server = await startRaw();
  xero = createXero({
    apiUrl: server.url,
    identityUrl: server.url,
    clientId: 'xero-client',
    clientSecret,
    timeoutMs: 300,
    clock: { now: () => now },
    token: () => Promise.resolve(ok('unused')),
  });
});
afterAll(() => server.close());

const jwt = (claims: object): string => `h.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.s`;
const claims = {
  xero_userid: 'u-1',
  authentication_event_id: 'e-1',
  scope: ['accounting.invoices.read', 'offline_access'],
};
const tokens = { access_token: jwt(claims), refresh_token: 'next', expires_in: 1800, token_type: 'Bearer' };

test('a refresh gives the new lineage with its end, its scopes and whose it is', async () => {
  let sent = '';
  let authorization: string | undefined;
  server.behave((request, response) => {
    authorization = request.headers.authorization;
    request.on('data', (chunk: Buffer) => (sent += chunk.toString()));
    request.on('end', () => answer(200, tokens)(request, response));
  });
  expect(await xero.tokens.refresh(REFRESH)).toEqual({
    ok: true,
    value: {
      accessToken: tokens.access_token,
      refreshToken: 'next',
      expiresAt: new Date('2026-11-20T09:30:00Z'),
      scopes: ['accounting.invoices.read', 'offline_access'],
      userId: 'u-1',
      authenticationEventId: 'e-1',
    },
  });
  expect(Object.fromEntries(new URLSearchParams(sent))).toEqual({
    grant_type: 'refresh_token',
    refresh_token: REFRESH,
  });
  expect(authorization).toBe(`Basic ${btoa(`xero-client:${encodeURIComponent(clientSecret)}`)}`);
});

test('a dead grant is revoked; a wrong client never is', async () => {
  server.behave(answer(400, { error: 'invalid_grant' }));
  expect(await xero.tokens.refresh(REFRESH)).toMatchObject({
    error: { code: 'auth_revoked', detail: 'invalid_grant' },
  });
  for (const status of [400, 401]) {
    server.behave(answer(status, { error: 'invalid_client' }));
    expect(await xero.tokens.refresh(REFRESH)).toEqual({
      ok: false,
      error: { code: 'vendor_rejected', vendor: 'xero', status, messages: ['invalid_client'] },
    });
  }
});

test.each([
  [answer(503, 'The Xero API is temporarily unavailable'), 'vendor_unavailable'],
  [answer(500, {}), 'vendor_unavailable'],
  [answer(302, '', { location: 'http://127.0.0.1:1/' }), 'vendor_unavailable'],
  [answer(429, '', { 'retry-after': '3' }), 'vendor_throttled'],
  [answer(200, { ...tokens, access_token: 'opaque' }), 'vendor_unavailable'],
  [answer(200, { ...tokens, refresh_token: undefined }), 'vendor_unavailable'],
])('other failures leave the grant alone (%#)', async (behaviour, code) => {
  server.behave(behaviour);
  const result = await xero.tokens.exchangeCode({ code: REFRESH, redirectUri: 'http://localhost/callback' });
  expect(result).toMatchObject({ ok: false, error: { code } });
});

test.each(Object.entries(brokenAnswers))(
  'a 200 that is %s is unavailable, and tells no secret',
  async (_name, broken) => {
    server.behave(broken(JSON.stringify(tokens)));
    const result = await xero.tokens.refresh(REFRESH);
    expect(result).toMatchObject({ ok: false, error: { code: 'vendor_unavailable' } });
    for (const secret of [REFRESH, clientSecret, tokens.access_token])
      expect(JSON.stringify(result)).not.toContain(secret);
  },
);

test('the connections of a consent are read by its event', async () => {
  const connection = {
    id: 'x-1',
    authEventId: 'e-1',
    tenantId: 't-1',
    tenantType: 'ORGANISATION',
    tenantName: 'Otter',
  };
  server.behave(answer(200, [connection]));
  server.seen.length = 0;
  expect(await xero.connections('access', 'e-1')).toEqual({
    ok: true,
    value: [{ connectionId: 'x-1', tenantId: 't-1', tenantName: 'Otter', tenantType: 'ORGANISATION' }],
  });
  expect(server.seen).toEqual(['GET /connections?authEventId=e-1']);
  server.behave(answer(401, { Detail: 'TokenExpired: token expired' }));
  expect(await xero.connections('access')).toMatchObject({ error: { code: 'auth_revoked' } });
});

test('a refresh that takes longer than the library would wait is not given up: the token was rotated', async () => {
  const patient = createXero({
    apiUrl: server.url,
    identityUrl: server.url,
    clientId: 'xero-client',
    clientSecret,
    token: () => Promise.resolve(ok('unused')),
  });
  server.behave((request, response) => void setTimeout(() => answer(200, tokens)(request, response), 3700));
  expect(await patient.tokens.refresh(REFRESH)).toMatchObject({ ok: true, value: { refreshToken: 'next' } });
});

test('no token is asked for inside a transaction', async () => {
  await expect(insideTransaction(() => xero.tokens.refresh(REFRESH))).rejects.toThrow('inside a database transaction');
});
