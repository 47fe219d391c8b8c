import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ALL_READ, askToken, call, client, connect, control, startSmall, type Tokens } from '../testing/harness.ts';
import type { XeroStandIn } from '../start.ts';

let xero: XeroStandIn;
let first: string;
const start = async (...options: Parameters<typeof startSmall>) => {
  xero = await startSmall(...options);
  first = (await connect(xero)).refresh_token!;
};
afterEach(() => xero.close());

/** The next refresh token, or the error. */
const refresh = async (refresh_token: string): Promise<string> => {
  const answer = await askToken(xero, { grant_type: 'refresh_token', refresh_token });
  const { refresh_token: next, error } = (await answer.json()) as Partial<Record<string, string>>;
  return next ?? `${answer.status} ${error ?? ''}`;
};
const ENDED = '400 invalid_grant';
const MINUTE = 60;
const DAY = 24 * 3600;
const strike = (fault: object) => control(xero, '/faults', { operation: 'token.refresh_token', times: 1, ...fault });
const grants = async () => (await (await fetch(`${xero.url}/__sandbox/grants`)).json()) as Record<string, unknown>[];

test('every refresh gives a new refresh token of the same lineage', async () => {
  await start();
  const tokens = [first];
  for (let turn = 0; turn < 5; turn += 1) tokens.push(await refresh(tokens.at(-1)!));
  expect(new Set(tokens).size).toBe(6);
  expect(await grants()).toMatchObject([{ generation: 5, used: { newest: 5, grace: 0, ended: 0 }, endedAt: null }]);
  expect(JSON.stringify(await grants())).not.toContain(first);
  expect(xero.calls.report().byOperation).toMatchObject({ token: 6, 'token.refresh_token': 5 });
});

test('the one before serves for 30 minutes after its first use, and no longer', async () => {
  await start();
  const second = await refresh(first);
  xero.clock.advance(30 * MINUTE - 5);
  const again = await refresh(first);
  expect(again).not.toBe(second);
  expect(await grants()).toMatchObject([{ generation: 1, used: { newest: 1, grace: 1, ended: 0 } }]);
  xero.clock.advance(5);
  expect(await refresh(first)).toBe(ENDED);
  expect(await grants()).toMatchObject([{ used: { newest: 1, grace: 1, ended: 1 }, endedAt: null }]);
});

test('whichever answer arrived goes on; once it does, older tokens are ended even within the 30 minutes', async () => {
  await start();
  const second = await refresh(first);
  const again = await refresh(first);
  const third = await refresh(again);
  expect(third).toMatch(/^[0-9a-f]{64}$/);
  expect(await refresh(first)).toBe(ENDED);
  // The twin of a token that was used is of the generation before the newest.
  expect(await refresh(second)).toMatch(/^[0-9a-f]{64}$/);
});

test('by the stricter guess, a use of the one before takes the newest back', async () => {
  await start({ graceEndsNewest: true });
  const second = await refresh(first);
  const again = await refresh(first);
  expect(await refresh(second)).toBe(ENDED);
  expect(await refresh(again)).toMatch(/^[0-9a-f]{64}$/);
});

test('60 days without a refresh end it; each refresh begins them anew', async () => {
  await start();
  xero.clock.advance(59 * DAY);
  const second = await refresh(first);
  xero.clock.advance(59 * DAY);
  const third = await refresh(second);
  expect(third).toMatch(/^[0-9a-f]{64}$/);
  xero.clock.advance(60 * DAY);
  expect(await refresh(third)).toBe(ENDED);
});

test('another app cannot use it, and spends nothing of it', async () => {
  await start({ clients: [client, { ...client, clientId: 'second' }] });
  const stolen = await fetch(`${xero.url}/connect/token`, {
    method: 'POST',
    headers: { Authorization: `Basic ${btoa('second:secret')}` },
    body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: first }),
  });
  expect([stolen.status, await stolen.json()]).toEqual([400, { error: 'invalid_grant' }]);
  expect(await grants()).toMatchObject([{ generation: 0, used: { newest: 0, grace: 0, ended: 0 } }]);
});

test('an answer that is lost after the rotation is had again with the old token', async () => {
  await start();
  for (const kind of ['commit-then-cut', 'half']) {
    await strike({ kind });
    await expect(refresh(first)).rejects.toThrow(/fetch failed|terminated/);
  }
  expect(await grants()).toMatchObject([{ generation: 1, used: { newest: 1, grace: 1 } }]);
  expect(await refresh(await refresh(first))).toMatch(/^[0-9a-f]{64}$/);
  expect(xero.calls.report().last.map(({ detail, status }) => [detail, status])).toEqual([
    ['token.authorization_code', 200],
    ['token.refresh_token', null],
    ['token.refresh_token', null],
    ['token.refresh_token', 200],
    ['token.refresh_token', 200],
  ]);
});

test('a call that is cut, refused or throttled rotates nothing; a slow one does when it is served', async () => {
  await start();
  await strike({ kind: 'cut' });
  await expect(refresh(first)).rejects.toThrow('fetch failed');
  for (const [kind, status] of Object.entries({ status: 500, throttle: 429 })) {
    await strike({ kind });
    expect((await askToken(xero, { grant_type: 'refresh_token', refresh_token: first })).status).toBe(status);
  }
  expect(await grants()).toMatchObject([{ generation: 0 }]);
  await strike({ kind: 'delay', delayMs: 200 });
  const impatient = fetch(`${xero.url}/connect/token`, {
    method: 'POST',
    headers: { Authorization: `Basic ${btoa('app:secret')}` },
    body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: first }),
    signal: AbortSignal.timeout(50),
  });
  await expect(impatient).rejects.toThrow('timeout');
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(await grants()).toMatchObject([{ generation: 1 }]);
});

test('a fault on refreshes leaves the exchange of codes alone', async () => {
  await start();
  await strike({ kind: 'status', status: 503 });
  expect(await connect(xero)).toHaveProperty('access_token');
  expect((await askToken(xero, { grant_type: 'refresh_token', refresh_token: first })).status).toBe(503);
});

test('a state that was saved before tokens were rotated goes on', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'xero-'));
  const stateFile = join(folder, 'xero.json');
  await start({ stateFile });
  const { userId, grantId, clientId, scopes, authEventId, unusedUntil } = xero.state.data.grants[0]!;
  await xero.close();
  const saved = JSON.parse(await readFile(stateFile, 'utf8')) as { data: Record<string, Record<string, unknown>[]> };
  const grant = { userId, grantId, clientId, scopes, authEventId, refreshToken: first, refreshExpiresAt: unusedUntil };
  const connections = saved.data['connections']!.map((one) => ({ ...one, userId: undefined }));
  await writeFile(
    stateFile,
    JSON.stringify({ ...saved, data: { ...saved.data, grants: [grant], connections, users: undefined } }),
  );

  xero = await startSmall({ stateFile });
  const answer = await askToken(xero, { grant_type: 'refresh_token', refresh_token: first });
  const tokens = (await answer.json()) as Tokens;
  expect((await call(xero, tokens, { path: '/Contacts' })).status).toBe(200);
  expect(tokens).toMatchObject({ scope: ALL_READ.join(' ') });
  await rm(folder, { recursive: true });
});
