import { startTestbench, type Testbench } from './testing/start-testbench.ts';
import { startWorkbench } from './server.ts';

let bench: Testbench;
beforeAll(async () => {
  bench = await startTestbench();
});
afterAll(() => bench.close());

const get = async (path: string) => {
  const response = await fetch(bench.url + path);
  const text = await response.text();
  return { status: response.status, type: response.headers.get('content-type') ?? '', text };
};

const getJson = async (path: string): Promise<unknown> => JSON.parse((await get(path)).text);

const send = (method: string, path: string, body: unknown) =>
  fetch(bench.url + path, {
    method,
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  });

test('is ready as soon as it listens', async () => {
  expect((await get('/health/ready')).status).toBe(200);
});

test.each([['/'], ['/contacts/62515/record/0-2/101']])('%s is the page', async (path) => {
  const { type, text } = await get(path);
  expect(type).toContain('text/html');
  expect(text).toContain('/assets/app.js');
});

test.each([
  ['/assets/app.js', 'javascript', 'createElement'],
  ['/assets/worker.js', 'javascript', '__HUBSPOT_EXTENSION_WORKER__'],
  ['/assets/app.css', 'css', '.record-page'],
  ['/cards/fixture.js', 'javascript', 'React,RemoteUI'],
])('serves %s', async (path, kind, words) => {
  const { type, text } = await get(path);
  expect(type).toContain(kind);
  expect(text).toContain(words);
});

test.each(['/assets/other.js', '/cards/other.js', '/api/other'])('%s is not there', async (path) => {
  expect((await get(path)).status).toBe(404);
});

test('tells the browser of the cards, without their scripts', async () => {
  expect(await getJson('/api/workbench')).toMatchObject({
    cards: [
      { uid: 'fixture', name: 'Fixture card', location: 'crm.record.tab' },
      { uid: 'gallery' },
      { uid: 'settings', location: 'settings' },
      { uid: 'bulk', location: 'crm.bulkActions', displayMode: 'PANEL' },
      { uid: 'pages', location: 'pages' },
    ],
    app: { variables: { appOrigin: 'https://app.tieout.test' } },
  });
  expect((await get('/api/workbench')).text).not.toContain('RemoteUI');
});

test('never hands a secret to the browser', async () => {
  for (const path of ['/api/workbench', '/api/portal', '/api/crm/companies', '/assets/app.js', '/assets/worker.js'])
    expect((await get(path)).text).not.toContain('client-secret');
});

test('hands on what the stand-in answers: a list, a record, none', async () => {
  expect(await getJson('/api/crm/companies?q=zenith')).toMatchObject({ total: 1, results: [{ id: '1004' }] });
  expect(await getJson('/api/crm/companies/101')).toMatchObject({ properties: { name: 'Acme Signs Ltd' } });
  expect((await get('/api/crm/companies/999')).status).toBe(404);
});

test('writes properties as a person would', async () => {
  const response = await send('PATCH', '/api/crm/companies/102', { properties: { city: 'Leeds' } });
  expect(response.status).toBe(200);
  expect(await getJson('/api/crm/companies/102')).toMatchObject({ properties: { city: 'Leeds' } });
});

test('passes no other method and no other control route on', async () => {
  expect((await send('DELETE', '/api/crm/companies/101', {})).status).toBe(404);
  expect((await send('POST', '/api/consent', {})).status).toBe(404);
  expect((await get('/api/state')).status).toBe(404);
  expect(await getJson('/api/crm/companies/101')).toMatchObject({ id: '101' });
});

test('plays hubspot.fetch through the stand-in, which says who asks', async () => {
  const response = await send('POST', '/api/fetch', { userId: 9, url: 'https://app.tieout.test/cards/x' });
  expect(await response.json()).toEqual({ status: 200, body: { ok: true, userId: '9' } });
});

test('hands the addresses of HubSpot’s own pages on to the stand-in', async () => {
  const target = async (path: string): Promise<string | null> => {
    const response = await fetch(bench.url + path, { redirect: 'manual' });
    expect(response.status).toBe(303);
    return response.headers.get('location');
  };
  const { url } = bench.hubspot;
  const query = '?client_id=a&scope=oauth%20x+y&state=%3D';
  expect(await target(`/oauth/authorize${query}`)).toBe(`${url}/oauth/authorize${query}`);
  const returnUrl = encodeURIComponent(`${bench.url}/connected-apps?installed=1`);
  const install = `${url}/marketplace/install`;
  expect(await target('/marketplace/install?flow=steps')).toBe(`${install}?flow=steps&returnUrl=${returnUrl}`);
  expect(await target('/marketplace/install?returnUrl=https://evil.example')).toBe(`${install}?returnUrl=${returnUrl}`);
  const authorized = `${install}?flow=steps&state=a&returnUrl=${returnUrl}`;
  expect(await target('/marketplace/authorized?state=a')).toBe(authorized);
});

test('removes the app as a person does, after which its calls are refused', async () => {
  expect((await send('POST', '/api/uninstall', {})).status).toBe(204);
  expect(await getJson('/api/portal')).toMatchObject({ install: null });
  const refused = await send('POST', '/api/fetch', { userId: 9, url: 'https://app.tieout.test/cards/x' });
  expect(await refused.json()).toMatchObject({ status: 403, body: { category: 'FORBIDDEN' } });
  await bench.hubspot.token();
  expect(await getJson('/api/portal')).toMatchObject({ install: { userId: 9 } });
});

test('says so when there is no stand-in', async () => {
  const alone = await startWorkbench({
    port: 0,
    hubspotUrl: 'http://localhost:9',
    xeroUrl: '',
    cards: [],
    app: { appId: 1, name: '', variables: {}, permittedIframes: [], origins: {} },
  });
  const response = await fetch(`${alone.url}/api/portal`);
  expect(response.status).toBe(502);
  expect(await response.json()).toEqual({ message: 'No HubSpot stand-in answers at http://localhost:9' });
  await alone.close();
});
