import type { Browser, Page } from 'playwright-core';
import { startTestbench, type Testbench } from '../../sandbox/workbench/testing/start-testbench.ts';
import { launchBrowser } from '../support/browser.ts';

/* Pages of an app in the workbench: a fixture that uses every part of its host. */
let bench: Testbench;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [bench, browser] = await Promise.all([startTestbench(), launchBrowser()]);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await bench.close();
});
beforeEach(async () => {
  page = await browser.newPage();
  page.setDefaultTimeout(10_000);
});
afterEach(() => page.close());

const where = () => page.locator('[data-test-id=where]').innerText();
const at = (words: string) => page.locator('[data-test-id=where]').getByText(words).waitFor();

test('the navigation leads to the pages of the app, which know where they are', async () => {
  await page.goto(bench.url);
  await page.getByRole('navigation', { name: 'Apps' }).getByRole('link', { name: 'Tieout' }).click();
  await page.getByRole('heading', { name: 'Everything' }).waitFor();
  expect(await page.title()).toBe('Everything');
  expect(await where()).toMatch(/^pages index \/ \{\} \d+$/);
  expect(await page.locator('[data-test-id=actions]').innerText()).toBe(
    'addAlert closeOverlay copyTextToClipboard navigateToPage openIframeModal reloadPage',
  );
});

test('links and navigateToPage change the page without starting its worker anew', async () => {
  await page.goto(`${bench.url}/pages`);
  await page.getByRole('button', { name: 'Clicked 0' }).click();
  const before = page.workers().length;
  await page.getByRole('link', { name: 'Run 4' }).click();
  await at('pages run /runs/4 {"id":"4","tab":"log"}');
  expect(new URL(page.url()).pathname).toBe('/pages/runs/4');
  await page.getByRole('link', { name: 'Back to all' }).click();
  await at('pages index /');
  await page.getByRole('button', { name: 'Go to run 5' }).click();
  await at('pages run /runs/5 {"id":"5"}');
  expect(await page.getByRole('link', { name: 'Help' }).getAttribute('href')).toBe('https://example.com/help');
  await page.getByRole('link', { name: 'Everything' }).click();
  await at('pages index /');
  expect(page.workers().length).toBe(before);
  await page.goto(`${bench.url}/pages/nowhere`);
  await page.getByText('Page not found').waitFor();
});

test('what belongs to a record fails loudly on a page, and what belongs to pages elsewhere', async () => {
  await page.goto(`${bench.url}/pages`);
  await page.getByRole('button', { name: 'Show properties' }).click();
  await page.getByText('CrmPropertyList may not be used in pages').waitFor();
  await page.goto(`${bench.url}/connected-apps/settings`);
  await page.getByRole('button', { name: 'Link to a page' }).click();
  await page.getByText('PageLink may be used in pages only').waitFor();
});

test('a bulk action opens in a panel over the records that were chosen, and has no one record', async () => {
  await page.goto(`${bench.url}/?type=contacts`);
  const actions = page.getByRole('group', { name: 'Bulk actions' });
  const action = actions.getByRole('button', { name: 'Count them' });
  await action.waitFor();
  expect(await action.isDisabled()).toBe(true);
  await page.getByRole('checkbox', { name: /^Choose all/ }).check();
  await action.click();
  const panel = page.getByRole('dialog', { name: 'Count them' });
  await panel.getByText(/^crm\.bulkActions 0-1 \[\d+(,\d+)*\] \d+$/).waitFor();
  const said = (id: string) => panel.locator(`[data-test-id=${id}]`).innerText();
  expect(await said('actions')).toBe(
    'addAlert closeOverlay copyTextToClipboard navigateToPage openIframeModal reloadPage',
  );
  expect(await said('properties')).toBe('A bulk action stands on no one record');
  await panel.getByText('CrmPropertyList may not be used in crm.bulkActions').waitFor();
});
