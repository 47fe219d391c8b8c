import { app, startSmall, type SmallHubSpot } from '../../sandbox/hubspot/testing/start-small.ts';
import { loadSpec, validateRequest, validateResponse, type Spec } from '../support/specs.ts';
import { againstDrift, hubspotAppDrift } from './drift.ts';
import { tally } from './tally.ts';
import { withDocuments } from './with-documents.ts';

const JOURNAL = '/webhooks-journal/journal/2026-03';
const SUBSCRIPTIONS = '/webhooks-journal/subscriptions/2026-03';

interface Call {
  operation: string;
  method: string;
  path: string;
  body?: object;
  form?: Record<string, string>;
  /** What is to be answered. */
  status: number;
}

withDocuments('what the HubSpot stand-in answers the app itself, against the documents of HubSpot', () => {
  let hubspot: SmallHubSpot;
  let token = '';
  let specs: Record<'oauth' | 'journal', Spec>;
  const drift = againstDrift(hubspotAppDrift);

  beforeAll(async () => {
    specs = { oauth: await loadSpec('hubspot/oauth'), journal: await loadSpec('hubspot/webhooksJournal') };
    hubspot = await startSmall();
  });
  afterAll(() => hubspot.close());

  const send = ({ method, path, body, form }: Call): Promise<Response> => {
    const headers: Record<string, string> = { authorization: `Bearer ${token}` };
    if (body) headers['content-type'] = 'application/json';
    const sent = form ? new URLSearchParams(form) : body && JSON.stringify(body);
    return fetch(hubspot.url + path, { method, headers, ...(sent && { body: sent }) });
  };

  /** Makes a call, holds it and its answer against the document, and gives the answer's body. */
  const check = async (call: Call): Promise<Record<string, unknown>> => {
    const { pathname, searchParams } = new URL(call.path, hubspot.url);
    const documented = specs[pathname.startsWith('/oauth') ? 'oauth' : 'journal'].operationOf(call.method, pathname);
    if (!documented) throw new Error(`${call.method} ${pathname} is not documented`);
    const response = await send(call);
    const text = await response.text();
    const body = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
    const mediaType = call.form ? 'application/x-www-form-urlencoded' : 'application/json';
    const given = call.form ?? call.body;
    const request = { query: searchParams, headers: {}, ...(given && { body: given, mediaType }) };
    const faults = [...validateRequest(documented, request), ...validateResponse(documented, response.status, body)];
    const violations = drift.unexplained(call.operation, faults);
    tally({ judge: 'app', vendor: 'HubSpot', operation: call.operation, status: response.status, violations });
    expect([call.operation, response.status, ...violations]).toEqual([call.operation, call.status]);
    return body;
  };

  const client = { client_id: app.clientId, client_secret: app.clientSecret };
  const tokenCall = (form: Record<string, string>, status: number): Call => ({
    ...{ operation: 'oauth.token', method: 'post', path: '/oauth/2026-09/token' },
    ...{ form: { ...client, ...form }, status },
  });

  test('a token of the app itself, and how each token is ended', async () => {
    const rights = ['read', 'subscriptions.read', 'subscriptions.write'];
    const scope = rights.map((right) => `developer.webhooks_journal.${right}`).join(' ');
    const given = await check(tokenCall({ grant_type: 'client_credentials', scope }, 200));
    token = String(given['access_token']);
    await check(tokenCall({ grant_type: 'client_credentials', scope: 'none' }, 400));
    const revoke = { operation: 'oauth.revoke', method: 'post', path: '/oauth/2026-09/token/revoke' };
    const form = { ...client, token: await hubspot.token(), token_type_hint: 'access_token' };
    await check({ ...revoke, form, status: 200 });
    await check({ ...revoke, form: { ...form, client_secret: 'other' }, status: 400 });
    const introspect = { ...revoke, operation: 'oauth.introspect', path: '/oauth/2026-09/token/introspect' };
    expect(await check({ ...introspect, form: { ...form, token }, status: 200 })).toMatchObject({ active: true });
  });

  test('subscriptions', async () => {
    const body = { subscriptionType: 'APP_LIFECYCLE_EVENT', eventTypeId: '4-1916193', properties: [] };
    const create = { operation: 'journal.subscriptions.create', method: 'post', path: SUBSCRIPTIONS };
    const made = await check({ ...create, body, status: 200 });
    await check({ ...create, body, status: 409 });
    const one = `${SUBSCRIPTIONS}/${String(made['id'])}`;
    await check({ operation: 'journal.subscriptions.list', method: 'get', path: SUBSCRIPTIONS, status: 200 });
    await check({ operation: 'journal.subscriptions.get', method: 'get', path: one, status: 200 });
    await check({ operation: 'journal.subscriptions.delete', method: 'delete', path: one, status: 204 });
    await check({ operation: 'journal.subscriptions.get', method: 'get', path: one, status: 404 });
    await check({ ...create, body, status: 200 });
  });

  test('the journal', async () => {
    await hubspot.token();
    await hubspot.control('POST', '/uninstall');
    const { currentOffset: offset } = await check({
      ...{
        operation: 'journal.earliest',
        method: 'get',
        path: `${JOURNAL}/earliest?installPortalId=62515`,
        status: 200,
      },
    });
    const get = (operation: string, path: string, status = 200) =>
      check({ operation: `journal.${operation}`, method: 'get', path: JOURNAL + path, status });
    await get('next', `/offset/${String(offset)}/next`, 204);
    await get('latest', '/latest');
    // The document says what one entry is where it describes several.
    expect((await get('batch.latest', '/batch/latest/10?installPortalId=62515'))['results']).toHaveLength(1);
    await get('batch.earliest', '/batch/earliest/1');
    await get('batch.earliest', '/batch/earliest/0', 400);
    await get('batch.next', `/batch/${String(offset)}/next/5`);
    const read = { operation: 'journal.batch.read', method: 'post', path: `${JOURNAL}/batch/read` };
    await check({ ...read, body: { inputs: [offset] }, status: 200 });
    await check({ ...read, body: { inputs: [offset, 'unknown'] }, status: 207 });
  });

  test('no entry of the drift list has become needless', () => {
    expect(drift.unused()).toEqual([]);
  });
});
