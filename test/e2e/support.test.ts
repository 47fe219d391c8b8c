import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test('the browser runs scripts and shows what a page says', async () => {
  const page = await browser.newPage();
  await page.goto('data:text/html,<h1>Ledger</h1><script>document.title = `tied ${6 * 7}`</script>');
  expect(await page.title()).toBe('tied 42');
  expect(await page.getByRole('heading', { name: 'Ledger' }).isVisible()).toBe(true);
});

test('two contexts share no storage', async () => {
  const contexts = await Promise.all([browser.newContext(), browser.newContext()]);
  const [one, other] = await Promise.all(contexts.map((context) => context.newPage()));
  for (const page of [one, other]) await page?.route('http://shop.test/', (route) => route.fulfill({ body: 'open' }));
  await one?.goto('http://shop.test/');
  await other?.goto('http://shop.test/');
  await one?.evaluate(() => localStorage.setItem('who', 'rep'));
  expect(await one?.evaluate(() => localStorage.getItem('who'))).toBe('rep');
  expect(await other?.evaluate(() => localStorage.getItem('who'))).toBeNull();
});

test('it draws: text takes room, so there is a font', async () => {
  const page = await browser.newPage();
  await page.goto('data:text/html,<span>Overdue by 18 days</span>');
  const box = await page.locator('span').boundingBox();
  expect(box?.width).toBeGreaterThan(60);
});
