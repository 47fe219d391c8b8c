import { jest } from '@jest/globals';
import { cast } from '../../sandbox/seed/cast.ts';
import { patience } from '../support/rough-day.ts';
import { waitFor } from '../support/wait-for.ts';
import { useCards } from './card-page.ts';
import { invoicesOfDeal } from './xero-truth.ts';

/* One won deal whose invoice is credited: in full and invoiced again, in part, and after it was paid. The tests go on from each other. */
const cards = useCards();
const { dealId } = cast.deals.noLineItems;
const { finance, rep } = cast.users;
const slowly = { timeout: patience(40_000) };
jest.setTimeout(patience(240_000));

const card = () => cards.page.getByRole('tabpanel');
const panel = (name: string | RegExp) => cards.page.getByRole('dialog', { name });
const press = (name: string | RegExp) => card().getByRole('button', { name }).first().click(slowly);
const close = (name: string | RegExp) => panel(name).getByRole('button', { name: 'Close' }).last().click();
const open = (who = finance) => cards.open('0-3', dealId, who.userId);
const truth = async <T>(of: string): Promise<T> =>
  (await (await fetch(`${cards.house.xero.url}/__sandbox/${of}`)).json()) as T;

interface WireInvoice {
  InvoiceID: string;
  InvoiceNumber: string;
  Status: string;
  SubTotal: number;
  AmountDue: number;
}

/** The deal's invoices in Xero, in the order in which they were made. */
async function inXero(): Promise<WireInvoice[]> {
  const ids = (await invoicesOfDeal(cards.house.xero.url, dealId)).map(({ InvoiceID }) => InvoiceID);
  const { Invoices } = await truth<{ Invoices: WireInvoice[] }>('invoices');
  return Invoices.filter(({ InvoiceID }) => ids.includes(InvoiceID)).toSorted((a, b) =>
    a.InvoiceNumber.localeCompare(b.InvoiceNumber),
  );
}

interface WireNote {
  Reference: string;
  Total: number;
  RemainingCredit: number;
  Allocations: { Amount: number; Invoice: { InvoiceID: string } }[];
}

/** The credit notes in Xero whose reference names the invoice: what each comes to, what is set against the invoice, what is left. */
async function notesOf({ InvoiceID, InvoiceNumber }: WireInvoice): Promise<[number, number[], number][]> {
  const { CreditNotes } = await truth<{ CreditNotes: WireNote[] }>('credit-notes');
  const ours = CreditNotes.filter(({ Reference }) => Reference.startsWith(`${InvoiceNumber}: `));
  return ours
    .map(({ Total, Allocations, RemainingCredit }): [number, number[], number] => [
      Total,
      Allocations.flatMap(({ Amount, Invoice }) => (Invoice.InvoiceID === InvoiceID ? [Amount] : [])),
      RemainingCredit,
    ])
    .toSorted(([a], [b]) => b - a);
}

/** A picture of the whole page. */
async function picture(name: string): Promise<void> {
  const height = Number(await cards.page.evaluate('document.documentElement.scrollHeight'));
  await cards.page.setViewportSize({ width: 1280, height: Math.max(900, height) });
  await cards.picture(name);
}

/** A person types another amount on the record, and the card hears of it. */
async function dealComesTo(amount: string, said: string | RegExp): Promise<void> {
  await cards.page.getByLabel('Amount', { exact: true }).fill(amount);
  await cards.page.getByRole('button', { name: 'Save' }).first().click();
  await card().getByText(said).first().waitFor(slowly);
}

/** Creates and approves the invoice whose draft the panel shows. */
async function approveIn(name: RegExp): Promise<void> {
  await panel(name)
    .getByRole('radio', { name: /^Approved(?! and)/ })
    .click(slowly);
  await panel(name).getByRole('button', { name: 'Create and approve' }).click(slowly);
  await panel(name)
    .getByText(/^Invoice INV-\d+ is in Xero$/)
    .waitFor(slowly);
}

/** Fills in why and makes the credit note. */
async function credit(name: RegExp, { reason, button }: { reason: string; button: RegExp }): Promise<void> {
  await panel(name).getByLabel('Reason').fill(reason);
  await panel(name).getByRole('button', { name: button }).click(slowly);
}

const MAKE = /^Create credit note/;
const CREDIT = /^Credit invoice INV-\d+$/;

test('the deal is raised after its invoice was approved: that is credited in full, and the step invoiced again', async () => {
  await open();
  await press(/^Create invoice/);
  await approveIn(/^Create invoice/);
  await close(/^Create invoice/);
  await dealComesTo('2100', /^The deal was changed after INV-/);
  await picture('credit-again-offered');
  await press('Credit and invoice again');
  const again = /^Credit INV-\d+ and invoice again$/;
  await panel(again)
    .getByText(/^GBP 2,220\.00 is set against invoice INV-\d+\.$/)
    .waitFor(slowly);
  expect(
    await panel(again)
      .getByRole('button', { name: /^Credit INV-/ })
      .isDisabled(),
  ).toBe(true);
  await cards.picture('credit-again-asked');
  await credit(again, { reason: 'The order has changed', button: /^Credit INV-/ });
  await panel(again)
    .getByRole('radio', { name: /^Approved(?! and)/ })
    .waitFor(slowly);
  await cards.picture('credit-again-draft');
  await approveIn(again);
  await cards.picture('credit-again-made');
  await close(again);
  await card().getByText('Credited in full').first().waitFor(slowly);
  await card()
    .getByRole('button', { name: 'Credit and invoice again' })
    .waitFor({ ...slowly, state: 'detached' });
  const invoices = await inXero();
  expect(invoices.map(({ Status, SubTotal, AmountDue }) => [Status, SubTotal, AmountDue])).toEqual([
    ['PAID', 1850, 0],
    ['AUTHORISED', 2100, 2520],
  ]);
  expect(await notesOf(invoices[0]!)).toEqual([[2220, [2220], 0]]);
  await picture('credit-again-done');
});

test('a part is credited, with a reason and never too much: what is owed now and the note stand on the card, once in Xero', async () => {
  await open();
  await press('Credit');
  await panel(CREDIT).getByRole('radio', { name: 'A part' }).click(slowly);
  const amount = panel(CREDIT).getByLabel(/^Amount with tax/);
  await amount.fill('2520.01');
  await amount.blur();
  await panel(CREDIT)
    .getByText(/comes to GBP 2,520\.00: more than that cannot be credited\.$/)
    .waitFor(slowly);
  await cards.picture('credit-too-much');
  await amount.fill('252');
  await amount.blur();
  await panel(CREDIT)
    .getByText(/^GBP 252\.00 is set against invoice INV-/)
    .waitFor(slowly);
  await panel(CREDIT).getByLabel('Reason').fill('One sign was scratched');
  await cards.picture('credit-part');
  await panel(CREDIT).getByRole('button', { name: MAKE }).click(slowly);
  await panel(CREDIT)
    .getByText(/^Credit note .+ is in Xero$/)
    .waitFor(slowly);
  await cards.picture('credit-part-made');
  await close(CREDIT);
  await card()
    .getByText(/^GBP\s2,268\.00$/)
    .first()
    .waitFor(slowly);
  await card()
    .getByText(/: One sign was scratched$/)
    .waitFor(slowly);
  await picture('credit-part-on-card');
  const [, invoice] = await inXero();
  expect(invoice).toMatchObject({ Status: 'AUTHORISED', AmountDue: 2268 });
  expect(await notesOf(invoice!)).toEqual([[252, [252], 0]]);
});

test('billed beyond the deal: a rep is told who can credit that; for finance it is the one thing to do', async () => {
  await open(rep);
  await dealComesTo('1000', 'GBP 890.00 is billed beyond the deal.');
  await card()
    .getByText(/^This deal is billed by GBP 890\.00 more than it comes to: a credit note .+ needs the right “approve”/)
    .waitFor(slowly);
  expect(
    await card()
      .getByRole('button', { name: /^Credit/ })
      .count(),
  ).toBe(0);
  await picture('credit-not-allowed');

  await open();
  const label = 'Credit GBP 890.00 and its tax';
  await card().getByRole('button', { name: label }).waitFor(slowly);
  await picture('credit-next');
  await press(label);
  await panel(CREDIT)
    .getByText(/^GBP 1,068\.00 is set against invoice INV-/)
    .waitFor(slowly);
  await credit(CREDIT, { reason: 'Fewer signs', button: MAKE });
  await panel(CREDIT)
    .getByText(/^Credit note .+ is in Xero$/)
    .waitFor(slowly);
  await close(CREDIT);
  await card()
    .getByRole('button', { name: label })
    .waitFor({ ...slowly, state: 'detached' });
  await card()
    .getByText('GBP 890.00 is billed beyond the deal.')
    .waitFor({ ...slowly, state: 'detached' });
  const [, invoice] = await inXero();
  expect(invoice!.AmountDue).toBe(1200);
  expect(await notesOf(invoice!)).toEqual([
    [1068, [1068], 0],
    [252, [252], 0],
  ]);
});

test('once it is paid, what is credited stays as credit of the customer, and it is said what becomes of that', async () => {
  await open();
  const [, invoice] = await inXero();
  const init = { method: 'POST', headers: { 'content-type': 'application/json' } };
  const body = JSON.stringify({ invoiceId: invoice!.InvoiceID });
  expect((await fetch(`${cards.house.xero.url}/__sandbox/pay`, { ...init, body })).ok).toBe(true);
  await card().getByRole('button', { name: 'Refresh' }).click();
  await waitFor(async () => (await cards.words()).includes(`${invoice!.InvoiceNumber} Paid`), {
    ...{ what: 'the invoice to be paid', timeoutMs: patience(40_000) },
  });
  await dealComesTo('800', 'GBP 200.00 is billed beyond the deal.');
  await picture('credit-paid-next');
  await press('Credit GBP 200.00 and its tax');
  await panel(CREDIT)
    .getByText(
      'GBP 240.00 stays as credit of the customer. It is refunded in Xero, or set against another invoice there.',
    )
    .waitFor(slowly);
  await cards.picture('credit-paid');
  await credit(CREDIT, { reason: 'Returned', button: MAKE });
  await panel(CREDIT).getByText('It is refunded in Xero, or set against another invoice there.').waitFor(slowly);
  await cards.picture('credit-paid-made');
  await close(CREDIT);
  await card().getByText('Open credit').waitFor(slowly);
  await card()
    .getByText(/^GBP\s240\.00, all of it open, /)
    .waitFor();
  await picture('credit-paid-on-card');
  expect((await notesOf(invoice!)).at(-2)).toEqual([252, [252], 0]);
  expect((await notesOf(invoice!)).at(-1)).toEqual([240, [], 240]);
});
