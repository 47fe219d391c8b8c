import { Big } from 'big.js';
import { cast } from '../../sandbox/seed/cast.ts';
import { patience } from '../support/rough-day.ts';
import { waitFor } from '../support/wait-for.ts';
import { useCards } from './card-page.ts';

/* One won deal, billed 30/50/20 in three steps to the cent, its amount edited after the deposit. The tests go on from each other. */
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

interface WireInvoice {
  InvoiceID: string;
  InvoiceNumber: string;
  Reference: string;
  SubTotal: number;
  Url?: string;
}

/** What bills the deal in the Xero stand-in, in the order in which it was made. */
async function inXero(): Promise<WireInvoice[]> {
  const response = await fetch(`${cards.house.xero.url}/__sandbox/invoices`);
  const { Invoices } = (await response.json()) as { Invoices: WireInvoice[] };
  return Invoices.filter(({ Url = '' }) => Url.includes(`/0-3/${deal.dealId}?tieout=`)).sort((a, b) =>
    a.InvoiceNumber < b.InvoiceNumber ? -1 : 1,
  );
}

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

/** Creates and approves the invoice of a step, by the button that opens its draft. */
async function bill(button: RegExp, reads: string): Promise<void> {
  const before = (await inXero()).length;
  await card().getByRole('button', { name: button }).first().click();
  const creating = panel(/invoice/i);
  await creating.getByText(reads).waitFor(slowly);
  await cards.picture(`billing-step-draft-${before + 1}`);
  await creating.getByRole('radio', { name: /^Approved(?! and)/ }).click();
  await creating.getByRole('button', { name: 'Create and approve' }).click();
  await creating.getByText(/^Invoice INV-\d+ is in Xero$/).waitFor(slowly);
  await creating.getByRole('button', { name: 'Close' }).last().click();
  await waitFor(async () => (await inXero()).length === before + 1, { what: 'the invoice', timeoutMs: 10_000 });
}

test(
  'the deal is planned in three steps',
  async () => {
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
  },
  patience(120_000),
);

test(
  'the deposit is billed, and the next step waits for its payment',
  async () => {
    await open();
    await bill(/^Create invoice: Deposit/, 'Deposit, 1 of 3: GBP 555.02 of GBP 1,850.05; GBP 1,295.03 left to bill.');
    await step('Deposit').getByText('Awaiting payment').waitFor(slowly);
    await step('Delivery').getByText('It waits until “Deposit” is paid.').waitFor();
    expect(await card().getByRole('button', { name: 'Invoice', exact: true }).count()).toBe(0);
    await picture('billing-steps-waiting');
  },
  patience(120_000),
);

test(
  'the amount is raised: more is left, and said; lowered below what is billed: said',
  async () => {
    await open();
    await edit('2000.00', 'Left to bill: GBP 1,444.98');
    await step('Delivery').getByText('GBP 1,000.00').waitFor();
    await picture('billing-steps-raised');
    await edit('500.00', 'GBP 55.02 is billed beyond the deal.');
    await picture('billing-steps-over');
    await edit('1850.05', 'Left to bill: GBP 1,295.03');
  },
  patience(120_000),
);

test(
  'once the deposit is paid the next step is due, and three steps come to the deal to the cent',
  async () => {
    await open();
    const [deposit] = await inXero();
    await pay(deposit!);
    await step('Delivery').getByText('Ready to bill').waitFor(slowly);
    await bill(/^Create invoice: Delivery/, 'Delivery, 2 of 3: GBP 925.03 of GBP 1,850.05; GBP 370.00 left to bill.');
    await pay((await inXero()).at(-1)!);
    await bill(/^Create invoice: Final/, 'Final, 3 of 3: GBP 370.00 of GBP 1,850.05; GBP 0.00 left to bill.');
    await step('Final').getByText('Awaiting payment').waitFor(slowly);
    await picture('billing-steps-billed');
    const invoices = await inXero();
    expect(invoices.map(({ SubTotal }) => new Big(String(SubTotal)).toFixed(2))).toEqual([
      '555.02',
      '925.03',
      '370.00',
    ]);
    expect(sumOf(invoices)).toBe('1850.05');
    expect(invoices.map(({ Reference }) => Reference)).toEqual(
      ['Deposit', 'Delivery', 'Final'].map((role) => expect.stringContaining(role) as string),
    );
    await pay(invoices.at(-1)!);
    await card().getByText('All of it is billed and paid.').waitFor(slowly);
    await picture('billing-steps-paid');
  },
  patience(240_000),
);

const sumOf = (invoices: WireInvoice[]): string =>
  invoices.reduce((all, { SubTotal }) => all.plus(String(SubTotal)), new Big(0)).toFixed(2);

/** The customer pays, and somebody refreshes the card. */
async function pay({ InvoiceID }: WireInvoice): Promise<void> {
  const body = JSON.stringify({ invoiceId: InvoiceID });
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body };
  const answer = await fetch(`${cards.house.xero.url}/__sandbox/pay`, init);
  if (!answer.ok) throw new Error(await answer.text());
  await card().getByRole('button', { name: 'Refresh' }).click();
}
