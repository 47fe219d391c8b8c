import type { Browser, Page } from 'playwright-core';
import { cast } from '../../sandbox/seed/cast.ts';
import { openStore } from '../../src/store/open.ts';
import { launchBrowser } from '../support/browser.ts';
import { openMortalHouse, type MortalHouse } from '../support/mortal-house.ts';
import { onRoughDay, patience } from '../support/rough-day.ts';
import { testLog } from '../support/test-log.ts';
import { waitFor } from '../support/wait-for.ts';
import { triesAgain } from './tries-again.ts';
import { invoicesOfDeal } from './xero-truth.ts';

/*
 * The product, a process of its own, is killed at the worst moment: Xero has made the invoice, and nobody was told. No webhook
 * comes and Xero's lists lag, so that nothing but sending the same again can settle it.
 */
const { dealId } = cast.deals.readyToInvoice;
const { userId } = cast.users.finance;
let house: MortalHouse;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [house, browser] = await Promise.all([openMortalHouse(), launchBrowser()]);
  page = await browser.newPage();
  page.setDefaultTimeout(patience(20_000));
  if (onRoughDay) void triesAgain(page);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await house.close();
});

interface Answer {
  value?: { hash?: string | null; pending?: object | null; invoices?: { number: string }[] };
}
const ask = async (what: 'draft' | 'invoices'): Promise<Answer['value']> =>
  ((await house.ask(userId, `/cards/deals/${dealId}/${what}`)) as Answer).value;

/** Xero sends no webhook, and shows no new invoice in its lists. */
async function hideFromProduct(): Promise<void> {
  const tell = (path: string, body: object) =>
    fetch(`${house.xero.url}/__sandbox/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const told = [
    await tell('webhooks', { mode: 'drop' }),
    await tell('faults', { operation: 'getInvoices', kind: 'lag', delayMs: 3_600_000 }),
  ];
  expect(told.map(({ ok }) => ok)).toEqual([true, true]);
}

/** Clicks, sees that the service cannot be reached, clicks again when it can, and sees that the first click is being done. */
async function createInvoice(): Promise<void> {
  await page.goto(house.record('0-3', dealId, userId));
  await page.getByRole('button', { name: 'Create invoice' }).click();
  const panel = page.getByRole('dialog', { name: 'Create invoice' });
  const confirm = panel.getByRole('button', { name: 'Create draft invoice' });
  await confirm.click();
  await panel.getByText('Tieout cannot be reached just now.').waitFor();
  await waitFor(() => house.restarts.length === 1, { what: 'the first kill' });
  await house.restarts[0];
  await confirm.click();
  await panel.getByText('It is on its way to Xero.').waitFor();
}

/** What the product has noted down, once it is stopped. */
async function outbox() {
  await house.stop();
  const store = await openStore({ dataDir: house.dataDir, log: testLog() });
  try {
    return await store.withPortal(String(cast.portalId), ({ db }) =>
      db.selectFrom('outbox_intents').select(['intent_id', 'state', 'attempt', 'document_number']).execute(),
    );
  } finally {
    await store.close();
  }
}

test('killed three times between Xero’s commit and its answer, it makes one invoice', async () => {
  await waitFor(async () => (await ask('draft'))?.hash, { what: 'a whole draft', timeoutMs: 60_000 });
  await hideFromProduct();
  house.killAfterCommit(3);
  await createInvoice();
  expect(await invoicesOfDeal(house.xero.url, dealId)).toHaveLength(1);

  // A sending is taken up when the lease of the one before has ended, 45 seconds after it began: whoever comes sooner cannot
  // know that the sender is dead. Nothing of the product is told to hurry, so that this takes three leases.
  const [shown] = await waitFor(
    async () => {
      const { pending, invoices } = (await ask('invoices')) ?? {};
      return pending === null && invoices;
    },
    { what: 'the invoice to be settled', timeoutMs: 210_000 },
  );
  await Promise.all(house.restarts);
  expect(house.restarts).toHaveLength(3);
  const { sent } = house.proxy;
  expect(sent).toHaveLength(4);
  expect(sent).toEqual(sent.map(() => sent[0]));

  const inXero = await invoicesOfDeal(house.xero.url, dealId);
  expect(inXero).toMatchObject([{ InvoiceNumber: shown?.number, Status: 'DRAFT' }]);
  await page.goto(house.record('0-3', dealId, userId));
  const card = page.getByRole('tabpanel');
  await card.getByText(`This deal is billed by invoice ${inXero[0]!.InvoiceNumber}.`).waitFor();
  await card.getByText('Draft', { exact: true }).waitFor();

  const intents = await outbox();
  expect(intents).toMatchObject([{ state: 'done', attempt: 1, document_number: shown?.number }]);
  expect(sent[0]?.key).toBe(`${intents[0]?.intent_id}:1`);
  expect(inXero[0]!.Url).toContain(`?tieout=${intents[0]?.intent_id}`);
}, 300_000);
