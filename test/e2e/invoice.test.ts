import { cast } from '../../sandbox/seed/cast.ts';
import { patience } from '../support/rough-day.ts';
import { waitFor } from '../support/wait-for.ts';
import { useCards } from './card-page.ts';
import { invoicesOfDeal } from './xero-truth.ts';

/* From a won deal to a paid invoice, as people do it: by role and name, without a reload. */
const cards = useCards();
const deal = cast.deals.readyToInvoice;

const invoicesInXero = (dealId: string) => invoicesOfDeal(cards.house.xero.url, dealId);

test('open the deal, create the invoice, confirm, get its number; the customer pays, and the card says Paid', async () => {
  await cards.open('0-3', deal.dealId, cast.users.finance.userId);
  const { page } = cards;
  await page.getByRole('button', { name: 'Create invoice' }).click();
  const panel = page.getByRole('dialog', { name: 'Create invoice' });
  await panel.getByRole('radio', { name: /^Approved(?! and)/ }).click();
  const confirm = panel.getByRole('button', { name: 'Create and approve' });
  await confirm.waitFor();
  await cards.picture('create-invoice');
  await confirm.click();
  await panel.getByText(/^Invoice INV-\d+ is in Xero$/).waitFor();
  await cards.picture('invoice-created');
  const [invoice, ...others] = await invoicesInXero(deal.dealId);
  expect(others).toEqual([]);
  expect(invoice).toMatchObject({ Status: 'AUTHORISED' });
  await panel.getByRole('button', { name: 'Close' }).last().click();
  await cards.says(invoice!.InvoiceNumber);

  const customer = await page.context().newPage();
  await customer.goto(`${cards.house.xero.url}/invoices/${invoice!.InvoiceID}`);
  await customer.getByRole('button', { name: /payment/i }).click();
  await customer.getByText(/paid/i).first().waitFor();
  await customer.close();
  await page
    .getByRole('tabpanel')
    .getByText('All of it is billed and paid.')
    .waitFor({ timeout: patience(30_000) });
  expect(await page.getByRole('button', { name: /^Send INV-/ }).count()).toBe(0);
  await cards.picture('deal-paid');
  expect(await invoicesInXero(deal.dealId)).toHaveLength(1);
});

test('a rep creates a draft of a deal of hers, and finance approves it on the card', async () => {
  const mine = cast.deals.noLineItems;
  await cards.open('0-3', mine.dealId);
  const { page } = cards;
  await page.getByRole('button', { name: 'Create invoice' }).click();
  const panel = page.getByRole('dialog', { name: 'Create invoice' });
  await panel.getByRole('button', { name: 'Create draft invoice' }).click();
  await panel.getByText(/^Invoice INV-\d+ is in Xero$/).waitFor();
  expect(await invoicesInXero(mine.dealId)).toMatchObject([{ Status: 'DRAFT' }]);

  await cards.open('0-3', mine.dealId, cast.users.finance.userId);
  const card = page.getByRole('tabpanel');
  await card.getByRole('button', { name: /^Approve INV-/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Approve invoice' }).click();
  const isApproved = async () => (await invoicesInXero(mine.dealId))[0]?.Status === 'AUTHORISED';
  await waitFor(isApproved, { what: 'the approval in Xero', timeoutMs: 20_000 });
  await card.getByRole('button', { name: /^Approve INV-/ }).waitFor({ state: 'detached', timeout: patience(20_000) });
  await card.getByText('Awaiting payment').first().waitFor();
  expect(await invoicesInXero(mine.dealId)).toMatchObject([{ Status: 'AUTHORISED' }]);
});
