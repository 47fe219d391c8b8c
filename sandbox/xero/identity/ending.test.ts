import {
  askToken,
  call,
  client,
  connect,
  connectAs,
  connectionsOf,
  startSmall,
  type Tokens,
} from '../testing/harness.ts';
import { id, ids } from '../testing/small-world.ts';
import type { XeroStandIn } from '../start.ts';

let xero: XeroStandIn;
let tokens: Tokens;
beforeEach(async () => {
  xero = await startSmall({ clients: [client, { ...client, clientId: 'second' }] });
  tokens = await connect(xero);
});
afterEach(() => xero.close());

const BEA = { userId: id('2'), tenantIds: [ids.other] };
const remove = (connectionId: string, { access_token }: Tokens = tokens) =>
  fetch(`${xero.url}/connections/${connectionId}`, {
    method: 'DELETE',
    headers: { Authorization: `Bearer ${access_token}` },
  });
const read = async (by: Tokens, tenant: string = ids.organisation) =>
  (await call(xero, by, { path: '/Contacts', headers: { 'xero-tenant-id': tenant } })).status;
const refreshed = async ({ refresh_token = '' }: Tokens) =>
  (await askToken(xero, { grant_type: 'refresh_token', refresh_token })).status;
const revoke = (form: Record<string, string>, authorization = `Basic ${btoa('app:secret')}`) =>
  fetch(`${xero.url}/connect/revocation`, {
    method: 'POST',
    headers: { Authorization: authorization },
    body: new URLSearchParams(form),
  });

test('one connection is deleted: its organisation is forbidden, the others and the grant live on', async () => {
  const both = await connectAs(xero, { tenantIds: [ids.other] });
  const [one] = await connectionsOf(xero, tokens);
  const answer = await remove(one!['id']!);
  expect([answer.status, await answer.text()]).toEqual([204, '']);
  expect([await read(tokens), await read(both), await read(tokens, ids.other)]).toEqual([403, 403, 200]);
  expect((await connectionsOf(xero, tokens)).map(({ tenantId }) => tenantId)).toEqual([ids.other]);
  expect([await refreshed(tokens), await refreshed(both)]).toEqual([200, 200]);
});

test('a connection that is gone, unknown, or another person’s or app’s is 404, and nothing is done', async () => {
  const bea = await connectAs(xero, BEA);
  const second = await connectAs(xero, { clientId: 'second' });
  const [one] = await connectionsOf(xero, tokens);
  for (const stranger of [bea, second]) expect((await remove(one!['id']!, stranger)).status).toBe(404);
  expect((await remove(id('404'))).status).toBe(404);
  expect(await read(tokens)).toBe(200);
  expect((await remove(one!['id']!)).status).toBe(204);
  expect((await remove(one!['id']!)).status).toBe(404);
  expect((await fetch(`${xero.url}/connections/${one!['id']!}`, { method: 'DELETE' })).status).toBe(401);
});

test('with its last connection a grant ends; a reconnect keeps the id and shows that it was one', async () => {
  const [before] = await connectionsOf(xero, tokens);
  await remove(before!['id']!);
  expect(await refreshed(tokens)).toBe(400);
  xero.clock.advance(60);
  const [after] = await connectionsOf(xero, await connect(xero));
  expect(after).toMatchObject({ id: before!['id'], createdDateUtc: before!['createdDateUtc'] });
  expect(after!['updatedDateUtc']).not.toBe(before!['updatedDateUtc']);
});

test('a person’s token opens what that person connected, and nothing else', async () => {
  const bea = await connectAs(xero, BEA);
  expect([await read(bea, ids.other), await read(bea), await read(tokens, ids.other)]).toEqual([200, 403, 403]);
  expect((await connectionsOf(xero, bea)).map(({ tenantId }) => tenantId)).toEqual([ids.other]);
  expect((await connectionsOf(xero, tokens)).map(({ tenantId }) => tenantId)).toEqual([ids.organisation]);
});

test('two people who connect one organisation have a connection each, and one ends without the other', async () => {
  const [bea, ann] = [await connectAs(xero, BEA), await connectAs(xero, { tenantIds: [ids.other] })];
  const ofBea = await connectionsOf(xero, bea);
  await remove(ofBea[0]!['id']!, bea);
  expect([await read(bea, ids.other), await read(ann, ids.other)]).toEqual([403, 200]);
});

test('nobody lets an app into an organisation that is not theirs', async () => {
  await expect(connectAs(xero, { ...BEA, tenantIds: [ids.organisation] })).rejects.toThrow('400');
});

test('revoking a refresh token ends every connection and grant of that person for the app, and of nobody else', async () => {
  const again = await connectAs(xero, { tenantIds: [ids.other] });
  const bea = await connectAs(xero, BEA);
  const second = await connectAs(xero, { clientId: 'second' });
  const answer = await revoke({ token: tokens.refresh_token! });
  expect([answer.status, await answer.text()]).toEqual([200, '']);
  expect([await refreshed(tokens), await refreshed(again)]).toEqual([400, 400]);
  expect([await read(tokens), await read(tokens, ids.other), await connectionsOf(xero, tokens)]).toEqual([
    403,
    403,
    [],
  ]);
  expect([await refreshed(bea), await read(bea, ids.other), await read(second)]).toEqual([200, 200, 200]);
});

test('only the app that holds the secret revokes, and only its own tokens', async () => {
  const wrong = await revoke({ token: tokens.refresh_token! }, `Basic ${btoa('app:wrong')}`);
  expect([wrong.status, await wrong.json()]).toEqual([400, { error: 'invalid_client' }]);
  expect(await (await revoke({})).json()).toEqual({ error: 'invalid_request' });
  const other = `Basic ${btoa('second:secret')}`;
  for (const [token, by] of [[tokens.refresh_token!, other] as const, ['unknown'] as const])
    expect((await revoke({ token }, by)).status).toBe(200);
  expect([await read(tokens), await refreshed(tokens)]).toEqual([200, 200]);
});

test('an old token revokes nothing that was agreed to since', async () => {
  await revoke({ token: tokens.refresh_token! });
  const since = await connect(xero);
  await revoke({ token: tokens.refresh_token! });
  expect([await read(since), await refreshed(since)]).toEqual([200, 200]);
});
