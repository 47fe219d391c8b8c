import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadWorld } from '../state.ts';
import { smallWorld } from '../testing/small-world.ts';
import { scopes, startSmall, type SmallHubSpot } from '../testing/start-small.ts';

const TOKEN = '/oauth/2026-09/token';
const REVOKE = '/oauth/2026-09/token/revoke';
const ACCOUNT = '/account-info/2026-09/details';
const OPTIONAL = 'crm.objects.line_items.read';
let hubspot: SmallHubSpot;

beforeEach(async () => (hubspot = await startSmall()));
afterEach(() => hubspot.close());

/** Installs by the control plane and gives what the code was exchanged for. */
const install = async (optionalScopes: string[] = []): Promise<Record<'access' | 'refresh', string>> => {
  const { body: consent } = await hubspot.control('POST', '/consent', { userId: 9, scopes, optionalScopes });
  const { body } = await hubspot.form(TOKEN, {
    grant_type: 'authorization_code',
    code: String(consent['code']),
    redirect_uri: String(consent['redirectUri']),
  });
  return { access: String(body['access_token']), refresh: String(body['refresh_token']) };
};
const refreshed = async (refresh_token: string) =>
  (await hubspot.form(TOKEN, { grant_type: 'refresh_token', refresh_token })).body;
const installed = async (): Promise<unknown> => (await hubspot.control('GET', '/portal')).body['install'];

test('the app counts as installed once the code is exchanged, not before', async () => {
  expect(await installed()).toBeNull();
  await hubspot.control('POST', '/consent', { userId: 9, scopes });
  expect(await installed()).toBeNull();
  await install();
  expect(await installed()).toMatchObject({ userId: 9, scopes });
});

test('installing again with more scopes replaces what refreshing gives; refreshing adds none', async () => {
  const first = await install();
  expect((await refreshed(first.refresh))['scopes']).toEqual(scopes);
  const before = await installed();
  hubspot.clock.advance(60);
  const second = await install([OPTIONAL]);
  for (const token of [first, second])
    expect((await refreshed(token.refresh))['scopes']).toEqual([...scopes, OPTIONAL]);
  expect(await installed()).toEqual({ ...(before as object), scopes: [...scopes, OPTIONAL] });
  expect((await hubspot.api(first.access, '/crm/objects/2026-09/line_items')).status).toBe(403);
  await install();
  expect((await refreshed(second.refresh))['scopes']).toEqual(scopes);
});

test('a revoked refresh token gives nothing more; its access token lives on, and the app stays installed', async () => {
  const { access, refresh } = await install();
  const revoke = () => hubspot.form(REVOKE, { token: refresh, token_type_hint: 'refresh_token' });
  expect((await revoke()).status).toBe(200);
  expect((await revoke()).status).toBe(200);
  expect(await refreshed(refresh)).toMatchObject({ status: 'BAD_REFRESH_TOKEN', error: 'invalid_grant' });
  expect((await hubspot.api(access, ACCOUNT)).status).toBe(200);
  expect(await installed()).toMatchObject({ userId: 9 });
  hubspot.clock.advance(1800);
  expect((await hubspot.api(access, ACCOUNT)).status).toBe(401);
});

test('only the app itself revokes', async () => {
  const { refresh } = await install();
  const answer = await hubspot.form(REVOKE, { token: refresh, client_secret: 'other' });
  expect(answer).toMatchObject({ status: 400, body: { error: 'invalid_client' } });
  expect(await refreshed(refresh)).toHaveProperty('access_token');
});

test('the app removes itself from the portal of its token; then no token is worth anything', async () => {
  const { access, refresh } = await install();
  const remove = (token: string) =>
    fetch(`${hubspot.url}/appinstalls/2026-09/external-install`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${token}` },
    });
  expect((await remove('made-up')).status).toBe(401);
  expect(await installed()).not.toBeNull();
  expect((await remove(access)).status).toBe(204);
  expect(await installed()).toBeNull();
  expect(await refreshed(refresh)).toMatchObject({ status: 'BAD_REFRESH_TOKEN' });
  expect((await remove(access)).status).toBe(401);
});

test('a state that was saved before installs were kept counts its tokens as one', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hubspot-'));
  try {
    const stateFile = join(folder, 'hubspot.json');
    const data = {
      ...loadWorld(smallWorld.hubspot),
      refreshTokens: { kept: { userId: 9, scopes } },
      ...{ install: undefined, journal: undefined, appTokens: undefined },
    };
    await writeFile(stateFile, JSON.stringify({ clockOffsetMs: 0, data }));
    const later = await startSmall({ stateFile });
    const { body } = await later.control('GET', '/portal');
    await later.close();
    expect(body['install']).toMatchObject({ userId: 9, scopes });
  } finally {
    await rm(folder, { recursive: true });
  }
});
