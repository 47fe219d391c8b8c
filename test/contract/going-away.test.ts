import { ok, unwrap } from '../../src/lib/result.ts';
import { insideTransaction } from '../../src/lib/transaction-guard.ts';
import { createHubSpot } from '../../src/vendors/hubspot/create-hubspot.ts';
import type { VendorCall } from '../../src/vendors/send.ts';
import { createXero } from '../../src/vendors/xero/create-xero.ts';
import { testSecrets } from '../../scripts/test/secrets.ts';
import { answer, brokenAnswers, startRaw, type RawServer } from './support/raw-server.ts';
import { consent, pointedHubSpot, pointedXero, XERO_SCOPES } from './support/stand-ins.ts';

const now = new Date('2026-11-20T09:00:00Z');
const who = { portalId: '1', tenantId: 't' };

describe('before a vendor that misbehaves', () => {
  let server: RawServer;
  let sent: string;
  let asked: boolean[];
  let calls: VendorCall[];
  beforeAll(async () => (server = await startRaw()));
  afterAll(() => server.close());
  beforeEach(() => {
    [sent, asked, calls] = ['', [], []];
    server.seen.length = 0;
  });

  const given = () => ({
    apiUrl: server.url,
    timeoutMs: 300,
    clock: { now: () => now },
    onCall: (call: VendorCall) => void calls.push(call),
    token: (_who: unknown, { fresh }: { fresh: boolean }) => {
      asked.push(fresh);
      return Promise.resolve(ok(fresh ? 'fresh-token' : 'kept-token'));
    },
  });
  const xero = () =>
    createXero({
      ...given(),
      identityUrl: server.url,
      clientId: 'xero-client',
      clientSecret: testSecrets['the client secret of Xero'],
    });
  const hubspot = () =>
    createHubSpot({
      ...given(),
      clientId: 'hubspot-client',
      clientSecret: testSecrets['the client secret of HubSpot'],
    });
  const recording =
    (behaviour: ReturnType<typeof answer>): ReturnType<typeof answer> =>
    (request, response) => {
      sent += request.headers.authorization ?? '';
      request.on('data', (chunk: Buffer) => (sent += chunk.toString()));
      request.on('end', () => behaviour(request, response));
    };

  test.each([204, 404])('a connection of which Xero says %d is gone', async (status) => {
    server.behave(recording(answer(status, '')));
    expect(await xero().deleteConnection('of-a-consent', 'c/1')).toEqual(ok(undefined));
    expect(server.seen).toEqual(['DELETE /connections/c%2F1']);
    expect(sent).toBe('Bearer of-a-consent');
    expect(calls.map(({ operation }) => operation)).toEqual(['deleteConnection']);
  });

  test('a token that Xero refuses ends nothing', async () => {
    server.behave(answer(401, { Detail: 'TokenExpired: token expired' }));
    expect(await xero().deleteConnection('x', 'c')).toMatchObject({ error: { code: 'auth_revoked' } });
  });

  test.each([
    [answer(503, 'unavailable'), 'vendor_unavailable'],
    [answer(429, '', { 'retry-after': '7', 'x-rate-limit-problem': 'minute' }), 'vendor_throttled'],
    [answer(200, ''), 'vendor_unavailable'],
    [brokenAnswers['a cut before the answer']!('x'), 'vendor_unavailable'],
    [brokenAnswers['never an answer']!('x'), 'vendor_unavailable'],
    [answer(302, '', { location: '/elsewhere' }), 'vendor_unavailable'],
  ])('what else comes back is a failure that can be tried again (%#)', async (behaviour, code) => {
    server.behave(behaviour);
    expect(await xero().deleteConnection('x', 'c')).toMatchObject({ ok: false, error: { code } });
    expect(await hubspot().uninstall(who)).toMatchObject({
      ok: false,
      error: { code: expect.stringMatching(/^vendor_/) as string },
    });
    expect(server.seen).toHaveLength(2);
  });

  test('HubSpot is told to uninstall the app, and one that lets us in no more has done so', async () => {
    server.behave(recording(answer(204, '')));
    expect(await hubspot().uninstall(who)).toEqual(ok(undefined));
    expect([server.seen, sent]).toEqual([['DELETE /appinstalls/2026-09/external-install'], 'Bearer kept-token']);
    server.behave(answer(401, { category: 'INVALID_AUTHENTICATION' }));
    expect(await hubspot().uninstall(who)).toMatchObject({ error: { code: 'auth_revoked' } });
  });

  test('a refresh token is revoked; one that is dead already is, too', async () => {
    server.behave(recording(answer(200, '')));
    expect(await hubspot().tokens.revoke('refresh-1')).toEqual(ok(undefined));
    expect(server.seen).toEqual(['POST /oauth/2026-09/token/revoke']);
    expect(Object.fromEntries(new URLSearchParams(sent))).toEqual({
      token: 'refresh-1',
      token_type_hint: 'refresh_token',
      client_id: 'hubspot-client',
      client_secret: testSecrets['the client secret of HubSpot'],
    });
    server.behave(answer(400, { status: 'BAD_REFRESH_TOKEN', error: 'invalid_grant' }));
    expect(await hubspot().tokens.revoke('refresh-1')).toEqual(ok(undefined));
    server.behave(answer(401, { error: 'invalid_client' }));
    expect(await hubspot().tokens.revoke('refresh-1')).toMatchObject({ error: { code: 'vendor_rejected' } });
    server.behave(answer(500, ''));
    expect(await hubspot().tokens.revoke('refresh-1')).toMatchObject({ error: { code: 'vendor_unavailable' } });
  });

  test('the app itself gets a token for its scopes', async () => {
    server.behave(recording(answer(200, { access_token: 'of-the-app', expires_in: 1800, token_type: 'bearer' })));
    const token = await hubspot().tokens.forApp(['developer.webhooks_journal.read', 'b']);
    expect(token).toEqual(ok({ accessToken: 'of-the-app', expiresAt: new Date('2026-11-20T09:30:00Z') }));
    expect(Object.fromEntries(new URLSearchParams(sent))).toMatchObject({
      grant_type: 'client_credentials',
      scope: 'developer.webhooks_journal.read b',
    });
    server.behave(answer(200, {}));
    expect(await hubspot().tokens.forApp([])).toMatchObject({ error: { code: 'vendor_unavailable' } });
  });

  test('nothing of it is done inside a transaction', async () => {
    for (const doing of [
      () => xero().deleteConnection('x', 'c'),
      () => hubspot().tokens.revoke('x'),
      () => hubspot().tokens.forApp([]),
      () => hubspot().uninstall(who),
    ])
      await expect(insideTransaction<unknown>(doing)).rejects.toThrow('inside a database transaction');
    expect(server.seen).toEqual([]);
  });
});

test('at the Xero stand-in one connection ends, and what is read of it is refused from then on', async () => {
  const { adapter, tenantId, url, close } = await pointedXero();
  const there = { portalId: '1', tenantId };
  const stream = { ...there, page: null, changedSince: null };
  expect((await adapter.readers.currencies(stream)).ok).toBe(true);
  const again = unwrap(await adapter.tokens.exchangeCode(await consent(url, { scopes: XERO_SCOPES })));
  const [connection] = unwrap(await adapter.connections(again.accessToken));
  expect(await adapter.deleteConnection(again.accessToken, connection!.connectionId)).toEqual(ok(undefined));
  expect(await adapter.deleteConnection(again.accessToken, connection!.connectionId)).toEqual(ok(undefined));
  expect(await adapter.readers.currencies(stream)).toMatchObject({ ok: false, error: { code: 'auth_revoked' } });
  await close();
});

test('at the HubSpot stand-in the app is uninstalled, and reads no more', async () => {
  const { adapter, close } = await pointedHubSpot();
  const request = { ...who, tenantId: '', page: null, changedSince: null };
  expect((await adapter.readers.crm_owners(request)).ok).toBe(true);
  expect(await adapter.uninstall(who)).toEqual(ok(undefined));
  await expect(adapter.readers.crm_owners(request)).rejects.toThrow('expected to be ok');
  await close();
});
