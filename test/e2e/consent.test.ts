import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { listen, type Listening } from '../../functions/runtime/listen.ts';
import { freePort } from '../../sandbox/kit/free-port.ts';
import { launchBrowser } from '../support/browser.ts';
import { INSTALLER, openConsentHouse, PORTAL, type ConsentHouse } from '../support/consent-house.ts';
import { freshPglite } from '../support/databases.ts';
import { patience } from '../support/rough-day.ts';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const database = async () => {
  const { dataDir, remove } = await freshPglite();
  return { address: { dataDir }, remove };
};

let house: ConsentHouse;
let server: Listening;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let ours: string;
/** What the browser has complained of, such as what a page's policy forbids. */
let complaints: string[];

beforeAll(async () => {
  const port = await freePort();
  ours = `http://localhost:${port}`;
  [house, browser] = await Promise.all([openConsentHouse(database, ours), launchBrowser()]);
  server = await listen(house.app, port);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await server.close();
  await house.remove();
});
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 900, height: 760 } });
  page = await context.newPage();
  page.setDefaultTimeout(patience(10_000));
  complaints = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(message.text());
  });
});
afterEach(() => context.close());

const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const heading = (name: string) => page.getByRole('heading', { name, level: 1 }).waitFor();

/** Agrees at HubSpot, as one who may install apps. */
async function install(): Promise<void> {
  await page.goto(`${ours}/oauth/hubspot/install`);
  await page.getByLabel('Signed in as').selectOption(INSTALLER);
  await press('Switch');
  await press('Connect app');
  await heading('Tieout is installed');
}

/** A page of ours that everybody can read, and of which the browser had to forbid nothing. */
async function expectSound(): Promise<void> {
  await page.evaluate(await readFile(axe, 'utf8'));
  const faults = await page.evaluate(`axe.run().then(({ violations }) =>
    violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' | ')))`);
  expect([faults, complaints]).toEqual([[], []]);
  expect(await page.evaluate('document.cookie')).toBe('');
}

test('a person installs the app at HubSpot, then connects an organisation at Xero', async () => {
  await install();
  expect(page.url()).toContain(`${ours}/oauth/hubspot/callback?code=`);
  await expectSound();

  await page.goto(await house.ticket());
  await heading('Connect Xero to HubSpot');
  await expectSound();
  await press('Continue to Xero');
  await page.getByLabel('Organisation').selectOption({ index: 1 });
  await press('Allow access');
  await heading('Connect this organisation?');
  expect(page.url()).toMatch(/\/oauth\/xero\/confirm\?consent=[\w-]+$/);
  await expectSound();
  await press('Connect');
  await heading('Connected');
  await expectSound();
  const organisation = house.standIns.xero.state.data.organisations[1]!;
  expect(await page.getByRole('listitem').allInnerTexts()).toEqual([organisation.name]);
  expect(await house.connections(PORTAL)).toMatchObject([
    { tenant_id: organisation.organisationId, state: 'connected' },
  ]);
});

test('who presses Cancel at either vendor is told that nothing happened', async () => {
  await page.goto(`${ours}/oauth/hubspot/install`);
  await press('Cancel');
  await heading('Tieout was not installed');
  await expectSound();
  await install();
  await page.goto(await house.ticket());
  await press('Continue to Xero');
  await press('Cancel');
  await heading('Nothing was connected');
  await expectSound();
});

test('the pages stand in no frame, and a form of another site does not reach them', async () => {
  await install();
  const [ticket, second] = [await house.ticket(), await house.ticket()];
  const elsewhere = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end(`<iframe src="${ticket}"></iframe>
      <form method="post" action="${ours}/oauth/xero/confirm"><input name="consent" value="x" /><button>Win</button></form>`);
  });
  elsewhere.listen(0, '127.0.0.1');
  await once(elsewhere, 'listening');
  await page.goto(`http://localhost:${(elsewhere.address() as AddressInfo).port}/`, { waitUntil: 'load' });
  expect(await page.frameLocator('iframe').locator('body').innerText()).not.toContain('Continue to Xero');
  await press('Win');
  await heading('That did not work');
  elsewhere.close();
  await page.goto(second);
  await heading('Connect Xero to HubSpot');
});
