import { startHubSpot } from '../../sandbox/hubspot/start-hubspot.ts';
import { ukWorld } from '../../sandbox/seed/uk.ts';
import { startXero } from '../../sandbox/xero/start.ts';
import { implementedOperations, type Implemented } from '../../scripts/sandbox/implemented.ts';
import { undocumented } from '../../scripts/sandbox/undocumented.ts';
import { lackSpecs } from '../support/specs.ts';
import { documentedOperation } from './documents.ts';
import { againstDrift, allDrift, trialDrift } from './drift.ts';
import { Judge } from './judge.ts';
import { tryOperations } from './try-operations.ts';
import { hubspotValues, xeroValues } from './values.ts';

/*
 * Every operation that a stand-in serves is tried, whatever was added to it: with each parameter and example of its document,
 * requests and answers held against it. Who adds an operation need not come here.
 */

const world = ukWorld('2026-11-20');
const client = { clientId: 'app', clientSecret: 'secret', redirectUris: ['http://localhost/callback'] };
const nobody = { authorization: 'Bearer nobody' };
const scopesOf = (implemented: readonly object[]): string[] => [
  ...new Set((implemented as { scopes: string[] }[]).flatMap(({ scopes }) => scopes)),
];

async function posted(url: string, body: object | URLSearchParams): Promise<Record<string, string>> {
  const isForm = body instanceof URLSearchParams;
  const headers = { 'content-type': isForm ? 'application/x-www-form-urlencoded' : 'application/json' };
  const answer = await fetch(url, { method: 'POST', headers, body: isForm ? body : JSON.stringify(body) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${text}`);
  return JSON.parse(text) as Record<string, string>;
}

/** A person lets the app in, and the app exchanges the code. */
async function tokens(
  url: string,
  { token, consent }: { token: string; consent: object },
): Promise<Record<string, string>> {
  const { code = '', redirectUri = '' } = await posted(`${url}/__sandbox/consent`, consent);
  const app = { client_id: client.clientId, client_secret: client.clientSecret };
  const form = { grant_type: 'authorization_code', code, redirect_uri: redirectUri };
  return posted(url + token, new URLSearchParams({ ...app, ...form }));
}

describe('every operation of the stand-ins', () => {
  if (lackSpecs()) {
    test('the documents are not here', () => expect(lackSpecs()).toBe(true));
    return;
  }
  const drift = againstDrift(allDrift);

  test('of Xero is tried, and what it is asked and answers is documented', async () => {
    const limits = { minute: 1e6, day: 1e6, concurrent: 100 };
    const xero = await startXero({ port: 0, world, clients: [client], limits });
    const scopes = ['offline_access', ...scopesOf(xero.implemented)];
    const judge = new Judge('every operation', drift);
    const headers = async (): Promise<Record<string, string>> => ({
      accept: 'application/json',
      authorization: `Bearer ${(await tokens(xero.url, { token: '/connect/token', consent: { scopes } }))['access_token'] ?? ''}`,
      'xero-tenant-id': world.xero.organisations[0]!.organisationId,
    });
    const { implemented, url } = xero;
    const other = { 'xero-tenant-id': '00000000-0000-4000-8000-000000000000' };
    const shut = ({ path }: Implemented): [number, Record<string, string>][] =>
      path.startsWith('/api.xro')
        ? [
            [401, nobody],
            [403, other],
          ]
        : [[401, nobody]];
    const tried = { vendor: 'Xero' as const, url, implemented, headers, shut, ...xeroValues(world) };
    const untried = await tryOperations(tried, judge);
    await xero.close();
    expect([...untried, ...judge.violations]).toEqual([]);
  });

  test('of HubSpot is tried, and what it is asked and answers is documented', async () => {
    const limits = { perTenSeconds: 1e6, searchesPerSecond: 1e6 };
    const declared = { requiredScopes: [] as string[], optionalScopes: [], permittedUrls: [] };
    const app = { ...client, ...declared, appId: 1 };
    const hubspot = await startHubSpot({ port: 0, world, app, origins: {}, limits });
    const all = scopesOf(hubspot.implemented);
    const ofApp = (scope: string): boolean => scope.startsWith('developer.');
    app.requiredScopes.push('oauth', ...all.filter((scope) => !ofApp(scope)));
    const judge = new Judge('every operation', drift);
    const token = '/oauth/2026-09/token';
    const headers = async (operation: Implemented): Promise<Record<string, string>> => {
      const consent = {
        userId: world.hubspot.users.find((user) => user.managesIntegrations)!.userId,
        scopes: app.requiredScopes,
      };
      const given = await tokens(hubspot.url, { token, consent });
      const form = {
        grant_type: 'client_credentials',
        client_id: 'app',
        client_secret: 'secret',
        scope: all.filter(ofApp).join(' '),
      };
      const own = scopesOf([operation]).some(ofApp)
        ? await posted(hubspot.url + token, new URLSearchParams(form))
        : given;
      return { authorization: `Bearer ${own['access_token'] ?? ''}` };
    };
    const { implemented, url } = hubspot;
    const shut = (operation: Implemented): [number, Record<string, string>][] =>
      scopesOf([operation]).length > 0 ? [[401, nobody]] : [];
    const tried = { vendor: 'HubSpot' as const, url, implemented, headers, shut, ...hubspotValues(world) };
    const untried = await tryOperations(tried, judge);
    await hubspot.close();
    expect([...untried, ...judge.violations]).toEqual([]);
  });

  test('which no document describes is one that there is, and has none indeed', async () => {
    const { Xero, HubSpot } = await implementedOperations();
    for (const id of Object.keys(undocumented)) {
      const own = [...Xero, ...HubSpot].find((operation) => operation.id === id);
      expect([id, own?.id, await documentedOperation(own?.method ?? '', own?.path ?? '')]).toEqual([id, id, undefined]);
    }
  });

  test('no entry of the drift list of the trial has become needless', () => {
    expect(drift.unused().filter((entry) => trialDrift.includes(entry))).toEqual([]);
  });
});
