import { join } from 'node:path';
import { readApp } from '../../sandbox/hubspot/app-config.ts';
import { objectTypeOf } from '../../sandbox/hubspot/object-types.ts';
import { firstGroup } from '../../sandbox/hubspot/properties/present-property.ts';
import { startHubSpot, type RunningHubSpot } from '../../sandbox/hubspot/start-hubspot.ts';
import { cast } from '../../sandbox/seed/cast.ts';
import { ukWorld } from '../../sandbox/seed/uk.ts';
import type { CrmObjectType } from '../../sandbox/seed/world.ts';
import { undocumented } from '../../scripts/sandbox/undocumented.ts';
import { validateRequest, validateResponse, type SpecOperation } from '../support/specs.ts';
import { documentedOperation } from './documents.ts';
import { againstDrift, hubspotDrift } from './drift.ts';
import { creation, everyScope, writeCalls, type Asked } from './hubspot-writes.ts';
import { tally } from './tally.ts';
import { withDocuments } from './with-documents.ts';

const world = ukWorld('2026-11-20');
const { hubspot } = world;

const ids: Record<string, string> = {
  contacts: hubspot.contacts[0]!.id,
  companies: hubspot.companies[0]!.id,
  deals: hubspot.deals[0]!.id,
  line_items: hubspot.lineItems[0]!.id,
  products: hubspot.products[0]!.id,
  quotes: hubspot.quotes[0]!.id,
};
const names: Record<string, string> = {
  '0-1': 'contacts',
  '0-2': 'companies',
  '0-3': 'deals',
  '0-8': 'line_items',
  '0-7': 'products',
  '0-14': 'quotes',
  '0-27': 'tasks',
  '0-46': 'notes',
};

/** Records that may be archived. */
const spares: Record<string, string[]> = {};

/** What each documented query parameter may be. */
const values: Record<string, string[]> = {
  limit: ['1', '100'],
  after: ['10'],
  properties: ['name,dealname,email'],
  associations: ['contacts,companies'],
  archived: ['true', 'false'],
  email: [hubspot.users[0]!.email],
  idProperty: [],
  dataSensitivity: [],
  locale: [],
  propertiesWithHistory: [],
};

const objectOf = (path: string): string => {
  const segment = path.split('/')[4] ?? '';
  return names[segment] ?? segment;
};

/** The group of properties that a kind of record has from the start. */
const groupOf = (path: string): string => firstGroup(objectTypeOf(objectOf(path) as CrmObjectType)).name;

/** The calls that try one operation: bodies as the documents ask for them, absent ids among them. */
function calls(
  { id, method, path }: { id: string; method: string; path: string },
  documented: SpecOperation | undefined,
): Asked[] {
  const object = objectOf(path);
  const one = ids[object] ?? '1';
  const at = (query = ''): string => `${concrete(path, one)}${query}`;
  const writes = writeCalls({ id, method, path }, { object, one, ids, spare: () => spares[object]?.pop() ?? '1' });
  if (writes) return writes;
  if (id.endsWith('.batchRead') && id.startsWith('associations'))
    return hubspot.associations.slice(0, 40).map(({ from, to }) => ({
      operation: id,
      method,
      path: between(path, from.objectType, to.objectType),
      body: { inputs: [{ id: from.id }, { id: '999' }] },
    }));
  if (id.endsWith('.batchRead'))
    return [{ inputs: [{ id: one }] }, { inputs: [{ id: one }, { id: '999' }] }].map((body) => ({
      operation: id,
      method,
      path: at(),
      body: { ...body, properties: ['name'], propertiesWithHistory: [] },
    }));
  if (id.endsWith('.search'))
    return [
      { query: 'a' },
      { filterGroups: [{ filters: [{ propertyName: 'hs_object_id', operator: 'EQ', value: one }] }] },
    ].map((body) => ({
      operation: id,
      method,
      path: at(),
      body: { limit: 5, after: '0', sorts: [], properties: ['name'], filterGroups: [], ...body },
    }));
  const queries = (documented?.parameters ?? [])
    .filter((parameter) => parameter.in === 'query')
    .flatMap(({ name }) =>
      (values[name] ?? []).map((value) => `?${new URLSearchParams({ [name]: value }).toString()}`),
    );
  return ['', ...queries].map((query) => ({ operation: id, method, path: at(query) }));
}

const between = (path: string, from: string, to: string): string => path.replace(':from', from).replace(/:to\b/, to);

function concrete(path: string, objectId: string): string {
  return path
    .replace(':objectId', objectId)
    .replace(':toId', objectId)
    .replace(':id', objectId)
    .replace(':ownerId', hubspot.users[0]!.ownerId)
    .replace(':pipelineId', hubspot.pipelines[0]!.id)
    .replace(':propertyName', 'hs_object_id')
    .replace(':groupName', () => groupOf(path))
    .replace(':objectType', 'deals');
}

withDocuments('the HubSpot stand-in against the documents of HubSpot', () => {
  let running: RunningHubSpot;
  let token: string;
  const drift = againstDrift(hubspotDrift);
  let checked = 0;

  beforeAll(async () => {
    const app = {
      ...(await readApp(join(import.meta.dirname, '../..'))),
      requiredScopes: everyScope,
      appId: 1,
      clientId: 'app',
      clientSecret: 'secret',
    };
    running = await startHubSpot({
      port: 0,
      world,
      app,
      origins: {},
      limits: { perTenSeconds: 100_000, searchesPerSecond: 100_000 },
    });
    const consent = await fetch(`${running.url}/__sandbox/consent`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ userId: cast.users.admin.userId, scopes: app.requiredScopes }),
    });
    const { code, redirectUri } = (await consent.json()) as { code: string; redirectUri: string };
    const fields = {
      grant_type: 'authorization_code',
      client_id: 'app',
      client_secret: 'secret',
      code,
      redirect_uri: redirectUri,
    };
    const tokens = await check(
      { operation: 'oauth.token', method: 'post', path: '/oauth/2026-09/token' },
      new URLSearchParams(fields),
    );
    token = tokens['access_token'] as string;
    const asked = { client_id: 'app', client_secret: 'secret', token, token_type_hint: 'access_token' };
    // Nobody has made a task or a note yet, and what is archived must not be what others read.
    for (const type of Object.values(names)) {
      const made = await Promise.all([1, 2, 3].map(() => check(creation(type))));
      const [first, ...others] = made.map(({ id }) => String(id));
      ids[type] ??= first!;
      spares[type] = others;
    }
    await check(
      { operation: 'oauth.introspect', method: 'post', path: '/oauth/2026-09/token/introspect' },
      new URLSearchParams(asked),
    );
  });

  afterAll(() => running.close());

  const faults: string[] = [];

  async function check(asked: Asked, form?: URLSearchParams): Promise<Record<string, unknown>> {
    const url = new URL(asked.path, running.url);
    const documented = await documentedOperation(asked.method, url.pathname);
    if (!documented) throw new Error(`${asked.method} ${asked.path} is not documented`);
    const json = asked.body === undefined ? {} : { 'content-type': 'application/json' };
    const response = await fetch(url, {
      method: asked.method.toUpperCase(),
      headers: { ...json, ...(token ? { authorization: `Bearer ${token}` } : {}) },
      ...(form ? { body: form } : asked.body === undefined ? {} : { body: JSON.stringify(asked.body) }),
    });
    const text = await response.text();
    const body = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
    const request = validateRequest(documented, {
      query: url.searchParams,
      headers: {},
      ...(form
        ? { body: Object.fromEntries(form), mediaType: 'application/x-www-form-urlencoded' }
        : asked.body === undefined
          ? {}
          : { body: asked.body, mediaType: 'application/json' }),
    });
    const wrong = [...request, ...validateResponse(documented, response.status, body)];
    // A record that is there is not among the archived ones.
    const absent = response.status === 404 && url.searchParams.get('archived') === 'true';
    if (response.status >= 300 && !absent) wrong.push(`status ${response.status}`);
    const violations = drift.unexplained(asked.operation, wrong);
    tally({ judge: 'portal', vendor: 'HubSpot', operation: asked.operation, status: response.status, violations });
    faults.push(...violations.map((fault) => `${asked.method} ${asked.path}: ${fault}`));
    checked += 1;
    return body;
  }

  test('every operation it serves is one that HubSpot documents', async () => {
    const strange: string[] = [];
    for (const { id, method, path } of running.implemented) {
      if (id in undocumented) continue;
      const example = between(concrete(path, '1'), 'deals', 'companies');
      if (!(await documentedOperation(method, example))) strange.push(`${method} ${path}`);
    }
    expect(strange).toEqual([]);
  });

  test('every answer to every documented parameter fits its document', async () => {
    // Those of the app itself and of its workflow actions have a test of their own.
    const ofPortal = running.implemented.filter(({ id }) => !/^(oauth|journal|appInstalls|callbacks)\./.test(id));
    for (const operation of ofPortal) {
      const example = between(concrete(operation.path, '1'), 'deals', 'companies');
      for (const asked of calls(operation, await documentedOperation(operation.method, example))) await check(asked);
    }
    expect(faults).toEqual([]);
    expect(checked).toBeGreaterThan(100);
  });

  test('no entry of the drift list has become needless', () => {
    expect(drift.unused()).toEqual([]);
  });
});
