import { cast } from '../../sandbox/seed/cast.ts';
import { patience } from '../support/rough-day.ts';
import { waitFor } from '../support/wait-for.ts';
import { useCards } from './card-page.ts';
import { invoicesOfDeal } from './xero-truth.ts';

/*
 * A won deal that cannot be billed for five reasons: its customer has no e-mail address, two products are no items, the
 * account that was set is there no more, and a line recurs. All of it is mended where it is told.
 */
const cards = useCards();
const deal = cast.deals.unknownProduct;
const [contactId = ''] = cast.noHistory.xeroContactIds;
const { admin, finance } = cast.users;

const inXero = () => cards.house.xero.state.data.organisations[0]!;
const contact = () => inXero().contacts.find((one) => one.contactId === contactId)!;

async function control(path: string, body: object): Promise<void> {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const answer = await fetch(`${cards.house.xero.url}/__sandbox/${path}`, init);
  if (!answer.ok) throw new Error(await answer.text());
}

/** What an admin set once, and what has become of it since. */
async function setOnce(): Promise<void> {
  const mine = { portal_id: String(cast.portalId), tenant_id: cast.organisationId, version: 1 };
  const by = { changed_by: String(admin.userId), changed_by_email: 'admin@acme.test', changed_at: new Date() };
  const defaults = { accountCode: '999', taxType: null, status: 'DRAFT', reference: '{deal}', terms: null };
  const lines = { rules: [], whenNoItem: 'ask', tracking: [] };
  await cards.house.store.withPortal(mine.portal_id, async ({ db }) => {
    await db
      .insertInto('settings')
      .values({ ...mine, ...by, document: JSON.stringify(defaults) })
      .execute();
    await db
      .insertInto('billing_settings')
      .values({ ...mine, ...by, topic: 'lines', document: JSON.stringify(lines) })
      .execute();
  });
}

/** Whether the card's own store knows that the customer has no address. */
const isWithoutEmail = (): Promise<boolean> =>
  cards.house.store.withPortal(String(cast.portalId), async ({ db }) => {
    const row = await db
      .selectFrom('mirror_contacts')
      .select('email')
      .where('contact_id', '=', contactId)
      .executeTakeFirst();
    return row !== undefined && !row.email;
  });

beforeAll(async () => {
  await setOnce();
  const lines = Object.values(cards.house.hubspot.state.data.records.line_items);
  const recurring = lines.find(({ properties }) => properties['name'] === 'Photography');
  Object.assign(recurring!.properties, { recurringbillingfrequency: 'monthly', hs_recurring_billing_period: 'P12M' });
  await control('edit', { contactId, changes: { emailAddress: '' } });
  await waitFor(isWithoutEmail, { what: 'the webhook that tells of it', timeoutMs: 15_000 });
}, patience(60_000));

test(
  'a deal with five gaps is mended in place and billed',
  async () => {
    await cards.open('0-3', deal.dealId, finance.userId);
    const { page } = cards;
    const card = page.getByRole('tabpanel');
    await card.getByText(/^Ready \d of \d+$/).waitFor();
    await card.getByText('What was checked').click();
    await cards.picture('deal-not-ready');
    await card.getByRole('button', { name: 'Mend it here' }).click();

    const panel = page.getByRole('dialog', { name: 'What is missing' });
    const confirm = panel.getByRole('button', { name: 'Create draft invoice' });
    await confirm.waitFor();
    expect(await confirm.isDisabled()).toBe(true);
    await cards.picture('draft-with-gaps');
    for (const item of ['Launch campaign', 'Photography'])
      await panel.getByLabel(new RegExp(`^Item in Xero of “${item}`)).selectOption({ label: 'No item' });
    await panel
      .getByLabel(/^Account/)
      .first()
      .selectOption({ label: '200 – Sales' });
    await panel.getByRole('radio', { name: 'Bill one period now' }).click();
    await panel.getByLabel('Email address of the customer').fill('accounts@tarn-bikes.example');
    await panel.getByRole('button', { name: 'Save in Xero' }).click();
    await panel
      .getByText('accounts@tarn-bikes.example')
      .first()
      .waitFor({ timeout: patience(40_000) });
    await waitFor(() => confirm.isEnabled(), { what: 'nothing missing', timeoutMs: patience(40_000) });
    await cards.picture('draft-mended');
    await confirm.click();
    await panel.getByText(/^Invoice INV-\d+ is in Xero$/).waitFor({ timeout: patience(40_000) });

    const [invoice, ...others] = await invoicesOfDeal(cards.house.xero.url, deal.dealId);
    expect([others, contact().emailAddress]).toEqual([[], 'accounts@tarn-bikes.example']);
    const { lines } = inXero().invoices.find(({ invoiceId }) => invoiceId === invoice!.InvoiceID)!;
    expect(lines.map(({ accountCode, taxType }) => [accountCode, taxType])).toEqual([
      ['200', 'OUTPUT2'],
      ['200', 'OUTPUT2'],
    ]);
    await panel.getByRole('button', { name: 'Close' }).last().click();
    await cards.says(invoice!.InvoiceNumber);
    expect(await cards.words()).not.toMatch(/Ready \d/);
  },
  patience(180_000),
);
