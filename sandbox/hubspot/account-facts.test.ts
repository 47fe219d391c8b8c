import { startSmall, type SmallHubSpot } from './testing/start-small.ts';

let hubspot: SmallHubSpot;
let token: string;

beforeAll(async () => {
  hubspot = await startSmall();
  token = await hubspot.token();
});
afterAll(() => hubspot.close());

const get = (path: string) => hubspot.api(token, path);

test('the account tells its time zone and currencies', async () => {
  const { body } = await get('/account-info/2026-09/details');
  expect(body).toMatchObject({
    portalId: 62515,
    timeZone: 'Europe/London',
    companyCurrency: 'GBP',
    additionalCurrencies: ['EUR'],
    uiDomain: 'app-eu1.hubspot.com',
    dataHostingLocation: 'eu1',
  });
  const hours = Number(String(body['utcOffset']).slice(0, 3));
  expect(body['utcOffsetMilliseconds']).toBe(hours * 3_600_000);
});

test('owners come with user and teams, the primary one first', async () => {
  const { body } = await get('/crm/owners/2026-09');
  expect(body['results']).toMatchObject([
    {
      id: '77',
      userId: 9,
      type: 'PERSON',
      teams: [
        { id: '2', name: 'South', primary: true },
        { id: '1', name: 'North', primary: false },
      ],
    },
    { id: '78', userId: 10, teams: [] },
  ]);
});

test('owners are paged, and found by e-mail address', async () => {
  const first = await get('/crm/owners/2026-09?limit=1');
  expect(first.body).toMatchObject({ results: [{ id: '77' }], paging: { next: { after: '1' } } });
  expect((await get('/crm/owners/2026-09?limit=1&after=1')).body).not.toHaveProperty('paging');
  expect((await get('/crm/owners/2026-09?email=rep@example.com')).body).toMatchObject({ results: [{ id: '78' }] });
  expect((await get('/crm/owners/2026-09?archived=true')).body['results']).toEqual([]);
  expect((await get('/crm/owners/2026-09?limit=501')).status).toBe(400);
});

test('one owner is found by owner id or by user id', async () => {
  expect((await get('/crm/owners/2026-09/77')).body).toMatchObject({ userId: 9 });
  expect((await get('/crm/owners/2026-09/10?idProperty=userId')).body).toMatchObject({ id: '78' });
  expect((await get('/crm/owners/2026-09/10')).status).toBe(404);
});

test('pipelines tell which stage is won', async () => {
  const { body } = await get('/crm/pipelines/2026-09/deals');
  expect(body['results']).toMatchObject([
    {
      id: 'default',
      stages: [
        { id: 'open', displayOrder: 0, metadata: { isClosed: 'false', probability: '0.4' } },
        { id: 'closedwon', displayOrder: 1, metadata: { isClosed: 'true', probability: '1.0' } },
      ],
    },
  ]);
  expect((await get('/crm/pipelines/2026-09/0-3/default')).body).toMatchObject({ label: 'Sales' });
  expect((await get('/crm/pipelines/2026-09/deals/other')).status).toBe(404);
});

test('owners, pipelines and properties were made at one time', async () => {
  const paths = ['/crm/owners/2026-09', '/crm/pipelines/2026-09/deals', '/crm/properties/2026-09/deals'];
  const answers = await Promise.all(paths.map(get));
  const made = answers.flatMap(({ body }) => (body['results'] as { createdAt: string }[]).map((one) => one.createdAt));
  expect([made.length > 10, new Set(made).size]).toEqual([true, 1]);
});

test('properties have their types, and a customer’s own are among them', async () => {
  const stage = await get('/crm/properties/2026-09/deals/dealstage');
  expect(stage.body).toMatchObject({
    type: 'enumeration',
    options: [{ value: 'open', label: 'Open' }, { value: 'closedwon' }],
  });
  expect((await get('/crm/properties/2026-09/0-2/tier')).body).toMatchObject({ type: 'string', hubspotDefined: false });
  expect((await get('/crm/properties/2026-09/companies/nonsense')).status).toBe(404);
  const all = (await get('/crm/properties/2026-09/companies')).body['results'] as { name: string }[];
  expect(all.map(({ name }) => name)).toEqual(expect.arrayContaining(['name', 'hs_object_id', 'tier']));
});
