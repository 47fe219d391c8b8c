import { ok, unwrap } from '../../src/lib/result.ts';
import { createXero, type Xero } from '../../src/vendors/xero/create-xero.ts';
import { testSecrets } from '../../scripts/test/secrets.ts';
import { answer, startRaw, type RawServer } from './support/raw-server.ts';
import { consent, pointedXero, XERO_SCOPES, type Pointed } from './support/stand-ins.ts';

describe('before the stand-in', () => {
  let pointed: Pointed<Xero>;
  beforeAll(async () => (pointed = await pointedXero()));
  afterAll(() => pointed.close());

  test('a lineage that is revoked is dead, with its connections', async () => {
    const { tokens, connections } = pointed.adapter;
    const grant = unwrap(await tokens.exchangeCode(await consent(pointed.url, { scopes: XERO_SCOPES })));
    expect(unwrap(await connections(grant.accessToken))).not.toEqual([]);
    expect(await tokens.revoke(grant.refreshToken)).toEqual(ok(undefined));
    expect(await tokens.refresh(grant.refreshToken)).toMatchObject({ error: { code: 'auth_revoked' } });
    const left = await connections(grant.accessToken);
    expect(left.ok ? left.value : []).toEqual([]);
  });
});

describe('before a server that misbehaves', () => {
  let server: RawServer;
  let xero: Xero;
  beforeAll(async () => {
    server = await startRaw();
    xero = createXero({
      ...{ apiUrl: server.url, identityUrl: server.url, clientId: 'xero-client', timeoutMs: 300 },
      clientSecret: testSecrets['the client secret of Xero'],
      token: () => Promise.reject(new Error('No token is asked for')),
    });
  });
  afterAll(() => server.close());

  test.each([
    [503, 'down', 'vendor_unavailable'],
    [429, 'slow', 'vendor_throttled'],
    [400, { error: 'invalid_client' }, 'vendor_rejected'],
    [400, { error: 'invalid_grant' }, 'auth_revoked'],
  ])('%d %j is %s', async (status, body, code) => {
    server.behave(answer(status, body));
    const revoked = await xero.tokens.revoke('refresh-token-that-nobody-may-see');
    expect(revoked).toMatchObject({ ok: false, error: { code } });
    expect(JSON.stringify(revoked)).not.toContain('refresh-token-that-nobody-may-see');
  });

  test('no answer is no success', async () => {
    server.behave((_request, response) => void response.socket?.destroy());
    expect(await xero.tokens.revoke('r')).toMatchObject({ error: { code: 'vendor_unavailable' } });
  });
});
