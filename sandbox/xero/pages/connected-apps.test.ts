import { askToken, call, client, connect, connectAs, startSmall } from '../testing/harness.ts';
import { id, ids } from '../testing/small-world.ts';
import type { XeroStandIn } from '../start.ts';

let xero: XeroStandIn;
beforeEach(async () => (xero = await startSmall({ clients: [{ ...client, name: 'Tie & Out' }] })));
afterEach(() => xero.close());

const read = async () => {
  const markup = await (await fetch(`${xero.url}/connected-apps`)).text();
  return { markup, words: markup.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ') };
};
const disconnect = (connectionId: string) =>
  fetch(`${xero.url}/connected-apps/${connectionId}/disconnect`, { method: 'POST', redirect: 'manual' });

test('each organisation shows which apps were let in, by whom and since when', async () => {
  expect((await read()).words).toMatch(/Small Ltd No app is connected\. Other Ltd No app is connected\./);
  await connect(xero);
  await connectAs(xero, { userId: id('2'), tenantIds: [ids.other] });
  const { markup, words } = await read();
  expect(words).toMatch(/Small Ltd .* Tie &amp; Out Ann Books 22 Nov 2026 Disconnect/);
  expect(words).toMatch(/Other Ltd .* Tie &amp; Out Bea Other 22 Nov 2026 Disconnect/);
  expect(markup.match(/Disconnect<\/button>/g)).toHaveLength(2);
});

test('a person disconnects one organisation: the app finds it forbidden, and of the last one its grant ended', async () => {
  const tokens = await connect(xero);
  await connectAs(xero, { tenantIds: [ids.other] });
  const [one, other] = xero.state.data.connections;
  const refreshed = async () =>
    (await askToken(xero, { grant_type: 'refresh_token', refresh_token: tokens.refresh_token! })).status;
  const answer = await disconnect(one!.id);
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/connected-apps']);
  expect([(await call(xero, tokens, { path: '/Contacts' })).status, await refreshed()]).toEqual([403, 200]);
  expect((await read()).words).toContain('Small Ltd No app is connected.');
  await disconnect(other!.id);
  expect(await refreshed()).toBe(400);
});

test('what is not connected cannot be disconnected; every page leads here', async () => {
  await connect(xero);
  const [one] = xero.state.data.connections;
  await disconnect(one!.id);
  expect([(await disconnect(one!.id)).status, (await disconnect(id('404'))).status]).toEqual([404, 404]);
  for (const path of ['/', '/connected-apps', `/invoices/${ids.paid}`])
    expect(await (await fetch(xero.url + path)).text()).toContain('href="/connected-apps"');
});
