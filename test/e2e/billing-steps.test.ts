import { cast } from '../../sandbox/seed/cast.ts';
import { patience } from '../support/rough-day.ts';
import { useCards } from './card-page.ts';

/* One won deal, billed 30/50/20 in three steps. */
const cards = useCards();
const deal = cast.deals.noLineItems;
const { finance } = cast.users;
const slowly = { timeout: patience(40_000) };

const card = () => cards.page.getByRole('tabpanel');
const panel = (name: string | RegExp) => cards.page.getByRole('dialog', { name });
const open = () => cards.open('0-3', deal.dealId, finance.userId);
const step = (role: string) =>
  card()
    .getByRole('row')
    .filter({ hasText: `. ${role}` });

/** A picture of the whole page. */
async function picture(name: string): Promise<void> {
  const height = Number(await cards.page.evaluate('document.documentElement.scrollHeight'));
  await cards.page.setViewportSize({ width: 1280, height: Math.max(900, height) });
  await cards.picture(name);
}

/** A person changes the deal's amount, and the card hears of it. */
async function edit(amount: string, said: string | RegExp): Promise<void> {
  await cards.page.getByLabel('Amount', { exact: true }).fill(amount);
  await cards.page.getByRole('button', { name: 'Save' }).first().click();
  await card().getByText(said).first().waitFor(slowly);
}

test('the deal is planned in three steps', async () => {
  await open();
  await edit('1850.05', 'GBP 1,850.05 is won and in no invoice.');
  await picture('billing-won');
  await card().getByRole('button', { name: 'Bill in steps' }).click();
  const editor = panel('Billing in steps');
  await editor.getByLabel('Start from').selectOption({ label: 'Each stage once the one before is paid' });
  await editor.getByLabel('Percentages of the stages').fill('30, 50, 20.01');
  await editor.getByRole('button', { name: 'Put these steps in' }).click();
  await editor.getByText('The percentages come to 100.01, not to 100.').waitFor(slowly);
  await picture('billing-steps-problem');
  await editor.getByLabel('Percent', { exact: true }).last().fill('20');
  await editor.getByText('Together the steps bill the whole deal: GBP 1,850.05 without tax.').waitFor(slowly);
  for (const [index, role] of ['Deposit', 'Delivery', 'Final'].entries())
    await editor.getByLabel(`Step ${index + 1}`, { exact: true }).fill(role);
  await editor.getByText('Comes to GBP 555.02').waitFor(slowly);
  await picture('billing-steps-editor');
  await editor.getByRole('button', { name: 'Save' }).click();
  await step('Deposit').getByText('Ready to bill').waitFor(slowly);
  await step('Delivery').getByText('Waiting for payment').first().waitFor();
  await picture('billing-steps-planned');
}, 120_000);
