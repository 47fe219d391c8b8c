import { cast } from '../../sandbox/seed/cast.ts';
import { patience } from '../support/rough-day.ts';
import { waitFor } from '../support/wait-for.ts';
import { useCards } from './card-page.ts';
import { invoicesOfDeal } from './xero-truth.ts';

/* What happens when a deal changes after it was invoiced: as a draft, once it is approved, and once it is paid. */
const cards = useCards();
const { dealId } = cast.deals.noLineItems;
const slowly = { timeout: patience(40_000) };

interface InXero {
  InvoiceID: string;
  InvoiceNumber: string;
  Status: string;
  SubTotal: number;
  LineItems: { LineItemID: string }[];
}

/** The deal's invoices, the newest first. */
async function inXero(): Promise<InXero[]> {
  const ids = (await invoicesOfDeal(cards.house.xero.url, dealId)).map(({ InvoiceID }) => InvoiceID);
  const { Invoices } = (await (await fetch(`${cards.house.xero.url}/__sandbox/invoices`)).json()) as {
    Invoices: InXero[];
  };
  return Invoices.filter(({ InvoiceID }) => ids.includes(InvoiceID)).toSorted((a, b) =>
    b.InvoiceNumber.localeCompare(a.InvoiceNumber),
  );
}
const card = () => cards.page.getByRole('tabpanel');
const panel = (name: string | RegExp) => cards.page.getByRole('dialog', { name });
const press = (name: string | RegExp) => card().getByRole('button', { name }).click(slowly);
const close = (name: string | RegExp) => panel(name).getByRole('button', { name: 'Close' }).last().click();

/** A person types another amount on the record. */
async function dealComesTo(amount: string): Promise<void> {
  await cards.page.getByLabel('Amount', { exact: true }).fill(amount);
  await cards.page.getByRole('button', { name: 'Save' }).click();
}

test(
  'a draft is updated by its line’s id, an approved invoice voided and made again, a paid one credited',
  async () => {
    await cards.open('0-3', dealId, cast.users.finance.userId);
    const { page } = cards;
    await press(/^Create invoice/);
    await panel(/^Create invoice/)
      .getByRole('radio', { name: /^Draft/ })
      .click();
    await panel(/^Create invoice/)
      .getByRole('button', { name: 'Create draft invoice' })
      .click();
    await panel(/^Create invoice/)
      .getByText(/^Invoice INV-\d+ is in Xero$/)
      .waitFor(slowly);
    await close(/^Create invoice/);
    const [draft] = await inXero();

    await dealComesTo('2100');
    await card()
      .getByText(/^The deal was changed after INV-/)
      .waitFor(slowly);
    await cards.picture('deal-changed-after-draft');
    await press('See what changed');
    await panel(/^The deal was changed/)
      .getByText('As invoiced', { exact: true })
      .waitFor();
    await cards.picture('deal-changed-lines');
    await close(/^The deal was changed/);
    await press('Update from the deal');
    await panel(/^Update INV-/)
      .getByRole('button', { name: 'Update the invoice' })
      .click(slowly);
    await panel(/^Update INV-/)
      .getByText(/is as the deal is now$/)
      .waitFor(slowly);
    await cards.picture('draft-updated');
    await close(/^Update INV-/);
    expect(await inXero()).toMatchObject([
      {
        ...{ InvoiceID: draft!.InvoiceID, Status: 'DRAFT', SubTotal: 2100 },
        LineItems: [{ LineItemID: draft!.LineItems[0]!.LineItemID }],
      },
    ]);

    await press(/^Approve( INV-\d+)?$/);
    await panel(/^Approve invoice/)
      .getByRole('button', { name: 'Approve invoice' })
      .click();
    await waitFor(async () => (await inXero())[0]?.Status === 'AUTHORISED', {
      what: 'the approval',
      timeoutMs: 30_000,
    });
    await dealComesTo('1800');
    await press('Void and invoice again');
    await cards.picture('void-and-again');
    await panel(/^Void INV-/)
      .getByRole('button', { name: /^Void INV-/ })
      .click();
    await panel(/^Void INV-/)
      .getByRole('radio', { name: /^Approved(?! and)/ })
      .click(slowly);
    await panel(/^Void INV-/)
      .getByRole('button', { name: 'Create and approve' })
      .click(slowly);
    await panel(/^Void INV-/)
      .getByText(/^Invoice INV-\d+ is in Xero$/)
      .waitFor(slowly);
    await cards.picture('voided-and-made-again');
    await close(/^Void INV-/);
    const after = await inXero();
    expect(after.map(({ Status, SubTotal }) => [Status, SubTotal])).toEqual([
      ['AUTHORISED', 1800],
      ['VOIDED', 2100],
    ]);

    const customer = await page.context().newPage();
    await customer.goto(`${cards.house.xero.url}/invoices/${after[0]!.InvoiceID}`);
    await customer.getByRole('button', { name: /payment/i }).click();
    await customer.getByText(/paid/i).first().waitFor();
    await customer.close();
    await card().getByText('Paid', { exact: true }).first().waitFor(slowly);
    await dealComesTo('1500');
    await card()
      .getByText(/^It comes to GBP\s300\.00 less than was invoiced/)
      .waitFor(slowly);
    await cards.picture('deal-lowered-after-payment');
  },
  patience(240_000),
);
