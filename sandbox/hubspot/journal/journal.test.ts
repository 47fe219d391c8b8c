import { INSTALLED, readJournal, UNINSTALLED, type JournalReader } from '../testing/journal-reader.ts';
import { startSmall, type SmallHubSpot } from '../testing/start-small.ts';

let hubspot: SmallHubSpot;
let journal: JournalReader;

beforeEach(async () => {
  hubspot = await startSmall();
  journal = await readJournal(hubspot);
});
afterEach(() => hubspot.close());

const publish = (...events: object[]) => hubspot.control('POST', '/journal', { events });
const entryOf = async (answer: { body: Record<string, unknown> }): Promise<unknown> =>
  JSON.parse((await journal.fetchEntry(answer)).text);

test('an install and an uninstall are told, once the app has subscribed to them', async () => {
  await hubspot.token();
  await hubspot.control('POST', '/uninstall');
  expect((await journal.read('/earliest')).status).toBe(204);

  for (const type of [INSTALLED, UNINSTALLED]) expect((await journal.subscribe(type)).status).toBe(200);
  await hubspot.token();
  await hubspot.token();
  await hubspot.control('POST', '/uninstall');
  const first = await journal.read('/earliest');
  expect(first.status).toBe(200);
  expect(await entryOf(first)).toMatchObject({
    offset: first.body['currentOffset'],
    journalEvents: [{ type: 'app_lifecycle_event', action: 'APP_INSTALL', portalId: 62515, objectTypeId: INSTALLED }],
  });
  const second = await journal.read(`/offset/${String(first.body['currentOffset'])}/next`);
  expect(await entryOf(second)).toMatchObject({ journalEvents: [{ action: 'APP_UNINSTALL', portalId: 62515 }] });
  expect((await journal.read('/latest')).body['currentOffset']).toBe(second.body['currentOffset']);
  expect((await journal.read(`/offset/${String(second.body['currentOffset'])}/next`)).status).toBe(204);
});

test('an uninstall of an app that is not installed is no event', async () => {
  await journal.subscribe(UNINSTALLED);
  await hubspot.control('POST', '/uninstall');
  expect((await journal.read('/earliest')).status).toBe(204);
});

test('the address of an entry asks no token, but opens for five minutes only, and no other entry', async () => {
  await publish({ action: 'APP_INSTALL' });
  await publish({ action: 'APP_UNINSTALL', portalId: 1 });
  const first = await journal.read('/earliest');
  const { body } = await journal.read('/latest');
  expect((await journal.fetchEntry(first)).status).toBe(200);
  const other = String(first.body['url']).replace(String(first.body['currentOffset']), String(body['currentOffset']));
  expect((await journal.fetchEntry({ body: { url: other } })).status).toBe(403);
  const later = String(first.body['url']).replace(/expires=[^&]*/, 'expires=2099-01-01T00%3A00%3A00.000Z');
  expect((await journal.fetchEntry({ body: { url: later } })).status).toBe(403);
  hubspot.clock.advance(300);
  expect((await journal.fetchEntry(first)).status).toBe(403);
});

test('the address of an entry is no call, and no fault strikes it', async () => {
  await publish({ action: 'APP_INSTALL' });
  const entry = await journal.read('/earliest');
  const { total } = hubspot.calls.report();
  await hubspot.control('POST', '/faults', { operation: '*', kind: 'cut' });
  expect([(await journal.fetchEntry(entry)).status, hubspot.calls.report().total]).toEqual([200, total]);
});

test('the app’s own token has no limit', async () => {
  const narrow = await startSmall({ limits: { perTenSeconds: 1, searchesPerSecond: 1 } });
  const { read } = await readJournal(narrow);
  const answers = await Promise.all([read('/earliest'), read('/earliest'), read('/earliest')]);
  expect(answers.map(({ status }) => status)).toEqual([204, 204, 204]);
  await narrow.close();
});

test('after three days an entry is gone, and its offset is unknown', async () => {
  await publish({ action: 'APP_UNINSTALL' });
  const { body } = await journal.read('/earliest');
  hubspot.clock.advance(3 * 86_400);
  journal = await readJournal(hubspot);
  expect((await journal.read('/earliest')).status).toBe(204);
  expect((await journal.read(`/offset/${String(body['currentOffset'])}/next`)).status).toBe(404);
});

test('one portal’s entries can be asked for alone', async () => {
  await publish({ action: 'APP_UNINSTALL', portalId: 7, occurredAt: '2026-01-01T00:00:00.000Z' });
  await publish({ action: 'APP_INSTALL' });
  const own = await journal.read('/earliest?installPortalId=62515');
  expect(await entryOf(own)).toMatchObject({ journalEvents: [{ action: 'APP_INSTALL' }] });
  expect((await journal.read('/earliest?installPortalId=8')).status).toBe(204);
  expect((await journal.read('/earliest?installPortalId=x')).status).toBe(400);
});

test('neither a portal’s token nor none reads the journal, and the app’s own reads no records', async () => {
  const path = '/webhooks-journal/journal/2026-03/earliest';
  expect(await hubspot.api(await hubspot.token(), path)).toMatchObject({
    status: 403,
    body: { category: 'MISSING_SCOPES', errors: [{ context: {} }] },
  });
  expect((await hubspot.api('made-up', path)).status).toBe(401);
  const { body } = await hubspot.form('/oauth/2026-09/token', {
    grant_type: 'client_credentials',
    scope: 'developer.webhooks_journal.read',
  });
  const token = String(body['access_token']);
  expect((await hubspot.api(token, path)).status).toBe(204);
  expect((await hubspot.api(token, '/crm/objects/2026-09/companies')).status).toBe(403);
  expect((await hubspot.api(token, '/webhooks-journal/subscriptions/2026-03')).status).toBe(403);
  hubspot.clock.advance(1800);
  expect((await hubspot.api(token, path)).status).toBe(401);
});
