import { createRequire } from 'node:module';
import express from 'express';
import type { Browser, Page } from 'playwright-core';
import { startServer, type RunningServer } from '../../sandbox/kit/server.ts';
import { client, startSmall } from '../../sandbox/xero/testing/harness.ts';
import type { XeroStandIn } from '../../sandbox/xero/start.ts';
import { launchBrowser } from '../support/browser.ts';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

let app: RunningServer;
let xero: XeroStandIn;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  const returned = express().get('/callback', ({ query }, response) => {
    response.send(`<title>Back</title><h1>${Object.keys(query).sort().join(' ')}</h1>`);
  });
  [app, browser] = await Promise.all([startServer({ app: returned, port: 0 }), launchBrowser()]);
  xero = await startSmall({ clients: [{ ...client, name: 'Tieout', redirectUris: [`${app.url}/callback`] }] });
  // The page's policy is in force: whether a form may lead back to the app is what is tried here.
  page = await (await browser.newContext({ viewport: { width: 1100, height: 900 } })).newPage();
  page.setDefaultTimeout(10_000);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await xero.close();
  await app.close();
});

const ask = (): string => {
  const scope = 'openid profile email offline_access accounting.invoices accounting.contacts accounting.settings.read';
  const query = { response_type: 'code', client_id: client.clientId, redirect_uri: `${app.url}/callback`, scope };
  return `${xero.url}/identity/connect/authorize?${new URLSearchParams({ ...query, state: 's' }).toString()}`;
};

test('a person switches who is signed in, allows access, and is led back to the app', async () => {
  await page.goto(ask());
  await page.getByRole('heading', { name: 'Tieout wants access to your organisation' }).waitFor();
  await page.getByLabel('Signed in as').selectOption('Ned New');
  await page.getByRole('button', { name: 'Switch user' }).click();
  await page.getByRole('alert').filter({ hasText: 'You have no organisations' }).waitFor();
  expect(await page.getByRole('button', { name: 'Allow access' }).count()).toBe(0);
  await page.getByLabel('Signed in as').selectOption('Ann Books');
  await page.getByRole('button', { name: 'Switch user' }).click();
  await page.getByLabel('Organisation').selectOption('Other Ltd');
  await page.getByRole('button', { name: 'Allow access' }).click();
  await page.getByRole('heading', { name: 'code scope session_state state' }).waitFor();

  await page.goto(ask());
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('heading', { name: 'error state' }).waitFor();
});

test('what is connected is seen under Connected apps, and disconnected there', async () => {
  await page.goto(xero.url);
  await page.getByRole('link', { name: 'Connected apps' }).click();
  const other = page.getByRole('region', { name: 'Other Ltd' });
  await other.getByRole('row', { name: 'Tieout Ann Books' }).waitFor();
  await other.getByRole('button', { name: 'Disconnect' }).click();
  await other.getByText('No app is connected.').waitFor();
  expect(xero.state.data.connections).toMatchObject([{ connected: false }]);
});

test('the pages are sound for those who cannot see them', async () => {
  // The pages allow no script at all; the checker is one.
  const checked = await (await browser.newContext({ bypassCSP: true })).newPage();
  await page.goto(ask());
  await page.getByRole('button', { name: 'Allow access' }).click();
  for (const address of [ask(), `${xero.url}/connected-apps`, `${xero.url}/identity/connect/authorize`]) {
    await checked.goto(address);
    await checked.addScriptTag({ path: axe });
    const faults = await checked.evaluate('axe.run().then(({ violations }) => violations.map(({ id }) => id))');
    expect([address, faults]).toEqual([address, []]);
  }
});
