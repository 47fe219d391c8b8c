import { app, scopes, startSmall, type SmallHubSpot } from '../testing/start-small.ts';
import { visit } from '../testing/visit.ts';

const HUBSPOT = 'http://localhost:4999';
const RETURN = `${HUBSPOT}/connected-apps?installed=1`;
const [redirectUri] = app.redirectUris as [string];
let hubspot: SmallHubSpot;

beforeEach(async () => (hubspot = await startSmall({ appUrl: HUBSPOT })));
afterEach(() => hubspot.close());

const install = (query: Record<string, string>): string =>
  `/marketplace/install?${new URLSearchParams({ returnUrl: RETURN, user: '9', ...query }).toString()}`;

test('a plain start asks for all that the app declares, and gives it code and returnUrl, and no state', async () => {
  expect((await visit(hubspot, install({ state: 'of nobody' }))).words).toContain('See products');
  const target = (await visit(hubspot, install({}), { answer: 'connect' })).target();
  expect(target.origin + target.pathname).toBe(redirectUri);
  expect([...target.searchParams.keys()]).toEqual(['code', 'returnUrl']);
  expect(target.searchParams.get('returnUrl')).toBe(RETURN);
  const exchange = { grant_type: 'authorization_code', code: String(target.searchParams.get('code')) };
  const { body } = await hubspot.form('/oauth/2026-09/token', { ...exchange, redirect_uri: redirectUri });
  expect(body['scopes']).toEqual([...scopes, ...app.optionalScopes]);
});

test('with the app’s own sign-in the person goes there first, and back with a state to the consent', async () => {
  const first = await visit(hubspot, install({ flow: 'steps' }));
  expect(first.status).toBe(302);
  expect(Object.fromEntries(first.target().searchParams)).toEqual({
    step: 'authorize',
    returnUrl: `${HUBSPOT}/marketplace/authorized`,
  });
  const asked = install({ flow: 'steps', state: 'kept' });
  expect((await visit(hubspot, asked)).words).toContain('Connect app');
  const { searchParams } = (await visit(hubspot, asked, { answer: 'connect' })).target();
  expect(Object.fromEntries(searchParams)).toEqual({
    step: 'finalize',
    code: expect.any(String) as string,
    state: 'kept',
    returnUrl: RETURN,
  });
});

test('to cancel leads back to the marketplace, and not to the app', async () => {
  expect((await visit(hubspot, install({}), { answer: 'cancel' })).target().href).toBe(`${HUBSPOT}/marketplace`);
});

test('a person who may not install gets no code', async () => {
  const refused = await visit(hubspot, install({ user: '10' }), { answer: 'connect' });
  expect(refused.status).toBe(403);
  expect(hubspot.state.data.codes).toEqual({});
});

test.each([
  ['elsewhere', 'https://evil.example/'],
  ['on another port', 'http://localhost:5000/connected-apps'],
  ['that only begins like it', `${HUBSPOT}0/connected-apps`],
  ['of another host under its name', 'http://localhost.evil.example:4999/connected-apps'],
  ['that is none', 'connected-apps'],
  ['missing', ''],
])('a returnUrl %s is refused', async (_what, returnUrl) => {
  for (const given of [{}, { answer: 'connect' }])
    expect(await visit(hubspot, install({ returnUrl }), given)).toMatchObject({ status: 400 });
});
