import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { connect, startSmall } from '../../sandbox/xero/testing/harness.ts';
import { KEY, startReceiver, type Receiver } from '../../sandbox/xero/testing/receiver.ts';
import { ids } from '../../sandbox/xero/testing/small-world.ts';
import type { XeroStandIn } from '../../sandbox/xero/start.ts';
import { launchBrowser } from '../support/browser.ts';
import { waitFor } from '../support/wait-for.ts';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

let xero: XeroStandIn;
let receiver: Receiver;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  [receiver, browser] = await Promise.all([startReceiver(), launchBrowser()]);
  xero = await startSmall({ webhooks: { url: receiver.url, key: KEY } });
  await connect(xero);
  // The pages allow no script at all; the checker is one.
  page = await (await browser.newContext({ bypassCSP: true, viewport: { width: 1100, height: 900 } })).newPage();
  page.setDefaultTimeout(10_000);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await xero.close();
  await receiver.close();
});

const faults = async () => {
  await page.addScriptTag({ path: axe });
  return page.evaluate(`axe.run().then(({ violations }) =>
    violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' | ')))`);
};

test('a customer finds the invoice, pays it, and the app is told', async () => {
  await page.goto(xero.url);
  expect(await faults()).toEqual([]);
  await page.getByRole('link', { name: 'INV-0001' }).click();
  await page.getByRole('heading', { name: 'Invoice INV-0001 Awaiting payment' }).waitFor();
  expect(await faults()).toEqual([]);

  const amount = page.getByLabel('Amount in GBP');
  expect(await amount.inputValue()).toBe('90.00');
  await amount.fill('100');
  await page.getByRole('button', { name: 'Record payment' }).click();
  await page.getByRole('alert').filter({ hasText: 'exceeds the amount outstanding' }).waitFor();
  expect(await faults()).toEqual([]);

  await amount.fill('90');
  await page.getByRole('button', { name: 'Record payment' }).click();
  await page.getByRole('heading', { name: 'Invoice INV-0001 Paid' }).waitFor();
  expect(await page.getByRole('button').count()).toBe(0);
  expect(await faults()).toEqual([]);

  const told = await waitFor(() => receiver.deliveries()[0], { what: 'the webhook' });
  expect(told).toMatchObject({ genuine: true, events: [{ eventCategory: 'INVOICE', resourceId: ids.partPaid }] });
});

test('finance approves a draft, which can then be paid', async () => {
  await page.goto(`${xero.url}/invoices/${ids.draft}`);
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.getByRole('heading', { name: 'Invoice INV-0003 Awaiting payment' }).waitFor();
  expect(await page.getByLabel('Amount in EUR').inputValue()).toBe('120.01');
});
