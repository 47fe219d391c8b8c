import { app, scopes, startSmall, type SmallHubSpot } from '../testing/start-small.ts';
import { visit } from '../testing/visit.ts';

const [redirectUri] = app.redirectUris as [string];
const OPTIONAL = 'crm.objects.products.read';
let hubspot: SmallHubSpot;

beforeEach(async () => (hubspot = await startSmall()));
afterEach(() => hubspot.close());

const right = { client_id: app.clientId, redirect_uri: redirectUri, scope: scopes.join(' '), state: 'a b&c' };
/** A link with changes; undefined leaves a parameter out. */
const link = (changes: Record<string, string | undefined> = {}): string => {
  const given: [string, string | undefined][] = Object.entries({ ...right, user: '9', ...changes });
  const query = new URLSearchParams(given.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
  return `/oauth/authorize?${query.toString()}`;
};
const exchange = (code: string) =>
  hubspot.form('/oauth/2026-09/token', { grant_type: 'authorization_code', code, redirect_uri: redirectUri });

test('the page says which account, which app, what it may do, and who is asked', async () => {
  const { words, markup, headers, status } = await visit(hubspot, link({ optional_scope: OPTIONAL }));
  expect(status).toBe(200);
  for (const part of ['Small world (62515)', 'See contacts', 'See owners', 'Know this account', 'See products'])
    expect(words).toContain(part);
  expect(markup).toMatch(/<option value="9"\s+selected/);
  for (const button of ['Connect app', 'Cancel']) expect(words).toContain(button);
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect((await visit(hubspot, '/hubspot-pages.css')).headers.get('content-type')).toContain('text/css');
  expect(hubspot.calls.report().total).toBe(0);
});

test('to connect leads back with a code, good once, and the state as it came', async () => {
  const answer = await visit(hubspot, link({ optional_scope: OPTIONAL }), { answer: 'connect' });
  expect(answer.status).toBe(302);
  const target = answer.target();
  expect(target.origin + target.pathname).toBe(redirectUri);
  expect([...target.searchParams.keys()]).toEqual(['code', 'state']);
  expect(target.searchParams.get('state')).toBe('a b&c');
  const code = String(target.searchParams.get('code'));
  expect((await exchange(code)).body).toMatchObject({ user_id: 9, scopes: [...scopes, OPTIONAL] });
  expect((await exchange(code)).status).toBe(400);
});

test('PKCE is accepted, and a link without a state gets none back', async () => {
  const path = link({ state: undefined, code_challenge: 'x', code_challenge_method: 'S256' });
  const { searchParams } = (await visit(hubspot, path, { answer: 'connect' })).target();
  expect([...searchParams.keys()]).toEqual(['code']);
});

test('to cancel leads back with the error, and nothing is installed', async () => {
  const target = (await visit(hubspot, link(), { answer: 'cancel' })).target();
  expect(target.origin + target.pathname).toBe(redirectUri);
  expect(Object.fromEntries(target.searchParams)).toEqual({
    error: 'access_denied',
    error_description: expect.any(String) as string,
    state: 'a b&c',
  });
});

test.each([
  ['an unknown client', { client_id: 'other' }, /no app with the client id other/],
  ['no client', { client_id: undefined }, /names no client_id/],
  ['another redirect', { redirect_uri: `${redirectUri}/` }, /none of the app/],
  ['the redirect with a query', { redirect_uri: `${redirectUri}?x=1` }, /none of the app/],
  ['no redirect', { redirect_uri: undefined }, /names no redirect_uri/],
  ['a required scope left out', { scope: scopes.slice(1).join(' ') }, /does not ask for: oauth/],
  ['no scopes', { scope: undefined }, /requires scopes/],
  ['a scope that the app does not declare', { scope: [...scopes, 'tickets'].join(' ') }, /not declare.*tickets/],
  ['an optional scope among the required', { scope: [...scopes, OPTIONAL].join(' ') }, /does not declare/],
  ['an optional scope that is none', { optional_scope: 'tickets' }, /does not declare/],
])('a link with %s is refused in words, whoever answers, and leads nowhere', async (_what, changes, words) => {
  for (const given of [{}, { answer: 'connect' }, { answer: 'cancel' }]) {
    const page = await visit(hubspot, link(changes), given);
    expect(page.status).toBe(400);
    expect(page.words).toMatch(words);
    expect(page.headers.get('location')).toBeNull();
    expect(page.markup).not.toContain('<button');
  }
});

test('who may not install can see what is asked and cancel, but not connect', async () => {
  const page = await visit(hubspot, link({ user: '10' }));
  expect(page).toMatchObject({ status: 403, words: expect.stringContaining('Rep may not install apps') as string });
  expect(page.words).not.toContain('Connect app ');
  expect((await visit(hubspot, link({ user: '10' }), { answer: 'connect' })).status).toBe(403);
  expect((await visit(hubspot, link({ user: '10' }), { answer: 'cancel' })).status).toBe(302);
});

test('who is signed in to the workbench is asked, unless another was chosen here', async () => {
  const asked = async (path: string, cookie: string): Promise<string | undefined> =>
    /<option value="(\d+)"\s+selected/.exec((await visit(hubspot, path, { cookie })).markup)?.[1];
  expect(await asked(link({ user: undefined }), 'a=1; sandbox_user=10; b=2')).toBe('10');
  expect(await asked(link({ user: '9' }), 'sandbox_user=10')).toBe('9');
  expect(await asked(link({ user: undefined }), 'sandbox_user=404')).toBe('9');
});

test('the form asks for one of its two answers', async () => {
  expect((await visit(hubspot, link(), { answer: 'perhaps' })).status).toBe(400);
});

test('what came in the link is text, wherever it shows', async () => {
  for (const path of [link({ state: '"><img src=x>' }), link({ client_id: '<img src=x>' })])
    expect((await visit(hubspot, path)).markup).not.toContain('<img');
});
