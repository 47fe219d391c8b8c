import { ALL_READ, askToken, client, connect, connectionsOf, startSmall, type Tokens } from '../testing/harness.ts';
import { decide } from '../testing/person.ts';
import { id, ids } from '../testing/small-world.ts';
import type { XeroStandIn } from '../start.ts';

const secure = {
  ...client,
  clientId: 'secure',
  name: 'Books & <b>Co</b>',
  redirectUris: ['https://app.test/back?a=1'],
};
const unsafe = ['http://127.0.0.1:4100/callback', 'http://app.test/callback', 'http://localhost.test/callback'];
let xero: XeroStandIn;
beforeEach(async () => {
  xero = await startSmall({
    clients: [{ ...client, redirectUris: [...client.redirectUris, ...unsafe] }, secure],
  });
});
afterEach(() => xero.close());

const SCOPES = 'offline_access accounting.invoices accounting.contacts.read';
const asked = {
  response_type: 'code',
  client_id: client.clientId,
  redirect_uri: client.redirectUris[0]!,
  scope: SCOPES,
  state: 'st&te=1',
};
const address = (changes: Record<string, string | undefined> = {}): string => {
  const url = new URL(`${xero.url}/identity/connect/authorize`);
  for (const [name, value] of Object.entries<string | undefined>({ ...asked, ...changes }))
    if (value !== undefined) url.searchParams.append(name, value);
  return url.href;
};
const open = async (changes: Record<string, string | undefined> = {}) => {
  const answer = await fetch(address(changes), { redirect: 'manual' });
  const markup = await answer.text();
  return { answer, markup, words: markup.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ') };
};
const queryOf = (location: string) => Object.fromEntries(new URL(location).searchParams);

test('the page names the app, what it may do, the person and where that person may let it in', async () => {
  const { answer, markup, words } = await open();
  expect(answer.status).toBe(200);
  for (const part of [
    'app wants access to your organisation',
    'Go on with all this while you are away',
    'View and manage invoices, credit notes, quotes and items',
    'View contacts',
    'Signed in as Ann Books Bea Other Ned New',
    'Organisation Small Ltd Other Ltd Allow access Cancel',
  ])
    expect(words).toContain(part);
  expect(markup).toContain(`<option value="${id('1')}" selected>`);
  expect(xero.calls.report().total).toBe(0);
});

test('allowing leads back with a code for that organisation alone, and with the state as it came', async () => {
  const { status, location } = await decide(address(), 'allow', { organisation: ids.other });
  expect([status, location.split('?')[0]]).toEqual([302, client.redirectUris[0]]);
  expect(xero.state.data.connections).toMatchObject([{ tenantId: ids.other, connected: true }]);
  const { code, ...rest } = queryOf(location);
  expect(rest).toEqual({ scope: SCOPES, state: asked.state, session_state: expect.any(String) as string });
  const form = { grant_type: 'authorization_code', code: code!, redirect_uri: asked.redirect_uri };
  const tokens = (await (await askToken(xero, form)).json()) as Tokens;
  expect(tokens).toMatchObject({ scope: SCOPES });
  expect((await connectionsOf(xero, tokens)).map(({ tenantId }) => tenantId)).toEqual([ids.other]);
});

test('cancelling leads back with access_denied, and nothing is connected', async () => {
  const { status, location } = await decide(address(), 'cancel');
  expect([status, queryOf(location)]).toEqual([302, { error: 'access_denied', state: asked.state }]);
  expect(xero.state.data).toMatchObject({ connections: [], codes: [] });
});

test('an app may leave the state out, and its address may have a query of its own', async () => {
  const changes = { state: undefined, client_id: secure.clientId, redirect_uri: secure.redirectUris[0]! };
  expect(queryOf((await decide(address(changes), 'cancel')).location)).toEqual({ a: '1', error: 'access_denied' });
});

test('what cannot be asked is said on Xero’s own page; nobody is led to the address that was named', async () => {
  const cases: [Record<string, string | undefined>, string][] = [
    [{ client_id: 'nobody' }, 'unauthorized_client'],
    [{ client_id: undefined }, 'unauthorized_client'],
    [{ redirect_uri: 'http://localhost/callback/' }, 'Invalid redirect_uri'],
    [{ redirect_uri: 'http://localhost/callback?x=1' }, 'Invalid redirect_uri'],
    [{ redirect_uri: secure.redirectUris[0]! }, 'Invalid redirect_uri'],
    ...unsafe.map((redirect_uri): [Record<string, string>, string] => [{ redirect_uri }, 'Invalid redirect_uri']),
    [{ response_type: 'token' }, 'unsupported_response_type'],
    [{ response_type: undefined }, 'unsupported_response_type'],
    [{ scope: 'openid accounting.transactions' }, 'invalid_scope: Invalid scope: accounting.transactions'],
    [{ scope: ' ' }, 'invalid_scope'],
  ];
  for (const [changes, words] of cases) {
    const page = await open(changes);
    expect([page.answer.status, page.answer.headers.get('location')]).toEqual([400, null]);
    expect(page.words).toContain(words);
    const posted = await decide(address(changes), 'allow', { organisation: ids.organisation });
    expect([posted.status, posted.location]).toEqual([400, '']);
  }
  expect(xero.state.data).toMatchObject({ connections: [], codes: [] });
});

test('whoever has no organisation can only cancel', async () => {
  const { markup, words } = await open({ user: id('3') });
  expect(words).toContain('You have no organisations.');
  expect(markup).not.toContain('Allow access');
  const forced = await decide(address({ user: id('3') }), 'allow', { organisation: ids.organisation });
  expect([forced.status, forced.location]).toEqual([400, '']);
  expect((await decide(address({ user: id('3') }), 'cancel')).location).toContain('access_denied');
});

test('each person is offered their own organisations, and sees which the app is in already', async () => {
  await connect(xero, ALL_READ);
  expect((await open()).words).toContain('Organisation Small Ltd (connected) Other Ltd Allow');
  expect((await open({ user: id('2') })).words).toContain('Organisation Other Ltd Allow');
  const foreign = await decide(address({ user: id('2') }), 'allow', { organisation: ids.organisation });
  expect([foreign.status, foreign.location]).toEqual([400, '']);
});

test('what the app wrote is text; the form may end at the app and nowhere else', async () => {
  const changes = { client_id: secure.clientId, redirect_uri: secure.redirectUris[0]!, state: '"><script>' };
  const { answer, markup } = await open(changes);
  expect(markup).toContain('Books &amp; &lt;b&gt;Co&lt;/b&gt; wants access');
  expect(markup).toContain('value="&quot;&gt;&lt;script&gt;"');
  const policy = answer.headers.get('content-security-policy');
  expect(policy).toContain("form-action 'self' https://app.test");
  expect(policy).toContain("frame-ancestors 'none'");
  expect((await open({ client_id: '<script>' })).markup).not.toContain('<script>');
});
