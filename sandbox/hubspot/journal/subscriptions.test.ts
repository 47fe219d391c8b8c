import { INSTALLED, readJournal, UNINSTALLED } from '../testing/journal-reader.ts';
import { startSmall, type SmallHubSpot } from '../testing/start-small.ts';

const PATH = '/webhooks-journal/subscriptions/2026-03';
let hubspot: SmallHubSpot;
let token: string;

beforeEach(async () => {
  hubspot = await startSmall();
  const scope = 'developer.webhooks_journal.subscriptions.read developer.webhooks_journal.subscriptions.write';
  const { body } = await hubspot.form('/oauth/2026-09/token', { grant_type: 'client_credentials', scope });
  token = String(body['access_token']);
});
afterEach(() => hubspot.close());

const wanted = { subscriptionType: 'APP_LIFECYCLE_EVENT', eventTypeId: UNINSTALLED, properties: [] };

test('a subscription is made once, read, listed and ended', async () => {
  const made = await hubspot.api(token, PATH, wanted);
  expect(made).toMatchObject({
    status: 200,
    body: { appId: 54321, objectTypeId: UNINSTALLED, actions: ['APP_UNINSTALL'] },
  });
  expect(await hubspot.api(token, PATH, wanted)).toMatchObject({ status: 409, body: { category: 'CONFLICT' } });
  const one = `${PATH}/${String(made.body['id'])}`;
  expect((await hubspot.api(token, one)).body).toEqual(made.body);
  expect((await hubspot.api(token, PATH)).body).toEqual({ results: [made.body] });
  const end = () => fetch(hubspot.url + one, { method: 'DELETE', headers: { authorization: `Bearer ${token}` } });
  expect((await end()).status).toBe(204);
  expect((await end()).status).toBe(404);
  expect((await hubspot.api(token, one)).status).toBe(404);
  const again = await (await readJournal(hubspot)).subscribe(INSTALLED);
  expect(again.body['id']).not.toBe(made.body['id']);
});

test.each([
  ['an unknown event', { ...wanted, eventTypeId: '4-1' }, 400],
  ['a field too many', { ...wanted, portalId: 1 }, 400],
  ['no properties', { subscriptionType: 'APP_LIFECYCLE_EVENT', eventTypeId: UNINSTALLED }, 400],
  ['nothing', {}, 400],
  ['records, which are not played', { subscriptionType: 'OBJECT', objectTypeId: '0-1' }, 501],
])('%s is refused', async (_what, body, status) => {
  expect((await hubspot.api(token, PATH, body)).status).toBe(status);
});
