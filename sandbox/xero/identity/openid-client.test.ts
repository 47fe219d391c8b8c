import { custom, Issuer, type BaseClient } from 'openid-client';
import { createClock } from '../../kit/clock.ts';
import { client as app, connectionsOf, startSmall, type Tokens } from '../testing/harness.ts';
import { decide } from '../testing/person.ts';
import { id } from '../testing/small-world.ts';
import type { XeroStandIn } from '../start.ts';

/* The client library inside Xero's own SDK checks the stand-in: discovery, consent, signatures, rotation, revocation. */

let xero: XeroStandIn;
let client: BaseClient;
beforeAll(async () => {
  xero = await startSmall({ clock: createClock() });
  const issuer = await Issuer.discover(xero.url);
  client = new issuer.Client({ client_id: app.clientId, client_secret: app.clientSecret });
  client[custom.http_options] = (_url, options) => ({ ...options, timeout: 15_000 });
});
afterAll(() => xero.close());

const [redirectUri = ''] = app.redirectUris;
const signIn = async (scope: string) => {
  const address = client.authorizationUrl({ redirect_uri: redirectUri, scope, state: 'state' });
  const { location } = await decide(address, 'allow');
  return client.callback(redirectUri, client.callbackParams(location), { state: 'state', response_type: 'code' });
};

test('discovery says where everything is', () => {
  expect(client.issuer.metadata).toMatchObject({
    issuer: xero.url,
    authorization_endpoint: `${xero.url}/identity/connect/authorize`,
    token_endpoint: `${xero.url}/connect/token`,
    revocation_endpoint: `${xero.url}/connect/revocation`,
  });
});

test('a sign-in gives a signed identity token, a refresh another, and a revocation ends it', async () => {
  const tokens = await signIn('openid profile email offline_access accounting.contacts.read');
  const claims = tokens.claims();
  expect(claims).toMatchObject({
    given_name: 'Ann',
    family_name: 'Books',
    email: 'ann@example.test',
    xero_userid: id('1'),
    aud: app.clientId,
  });
  expect(claims.exp - claims.iat).toBe(300);
  const refreshed = await client.refresh(tokens);
  expect(refreshed.refresh_token).not.toBe(tokens.refresh_token);
  expect(refreshed.claims().sub).toBe(claims.sub);
  expect(await connectionsOf(xero, refreshed as Tokens)).toHaveLength(1);
  await client.revoke(refreshed.refresh_token!);
  await expect(client.refresh(refreshed.refresh_token!)).rejects.toMatchObject({ error: 'invalid_grant' });
});

test('an identity token says no more than was asked for', async () => {
  const claims = (await signIn('openid accounting.contacts.read')).claims();
  for (const name of ['given_name', 'family_name', 'email']) expect(claims).not.toHaveProperty(name);
});
