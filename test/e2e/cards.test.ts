import { cast } from '../../sandbox/seed/cast.ts';
import { waitFor } from '../support/wait-for.ts';
import { useCards } from './card-page.ts';
import { truthOf } from './xero-truth.ts';

const cards = useCards();
const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/London' });

const customers = [
  'paysOnTime',
  'paysLate',
  'manyInvoices',
  'eurOnly',
  'bothCurrencies',
  'severalXeroContacts',
  'archivedXeroContact',
  'mergedXeroContact',
  'otherCapitals',
  'dueToday',
  'dueYesterday',
  'partPaid',
  'credited',
  'overpaid',
  'prepaid',
  'fourDecimals',
  'inclusive',
  'leapDay',
] as const;

describe('the figures on the card are those of Xero, to the cent', () => {
  test.each(customers)('%s', async (name) => {
    const customer = cast[name];
    await cards.open('0-2', customer.companyId, cast.users.admin.userId);
    await cards.says('Paid in 12 months');
    const truth = await truthOf(cards.house.xero.url, customer.xeroContactIds, today);
    expect(truth.length).toBeGreaterThan(0);
    const words = await cards.words();
    for (const { owed, overdue, paidTwelveMonths, ages, drafts } of truth) {
      expect(words).toContain(`Owed ${owed} `);
      expect(words).toContain(`Overdue ${overdue} `);
      expect(words).toContain(`Paid in 12 months ${paidTwelveMonths}`);
      if (ages.length > 0) expect(words).toContain(`Ageing ${ages.join(' ')}`);
      if (drafts !== null) expect(words).toContain(`Not owed yet ${drafts}`);
    }
    const foreign = truth.some(({ currency }) => currency !== 'GBP');
    if (!foreign) expect(words).toContain("Xero's own sum of this customer is the same");
    const late = truth.filter(({ ages }) => ages.length > 0);
    expect([...words.matchAll(/Ageing /g)]).toHaveLength(late.length);
    expect([...words.matchAll(/Owed [A-Z]{3} /g)]).toHaveLength(truth.length);
  });

  test('a person, found by e-mail', async () => {
    const person = cast.people.byEmail;
    await cards.open('0-1', person.contactId, cast.users.admin.userId);
    const [truth] = await truthOf(cards.house.xero.url, person.xeroContactIds, today);
    expect(await cards.words()).toContain(`Owed ${truth!.owed} `);
  });

  test('a deal shows the account of its company', async () => {
    await cards.open('0-3', cast.deals.customerOwesMuch.dealId, cast.users.admin.userId);
    const [truth] = await truthOf(cards.house.xero.url, cast.overdue200.xeroContactIds, today);
    const words = await cards.words();
    expect(words).toContain(cast.overdue200.name);
    expect(words).toContain(`Overdue ${truth!.overdue} `);
  });

  test('a deal without a company shows the account of its person', async () => {
    await cards.open('0-3', cast.deals.onlyPerson.dealId, cast.users.admin.userId);
    const [truth] = await truthOf(cards.house.xero.url, cast.people.davidSmithYork.xeroContactIds, today);
    expect(await cards.words()).toContain(`Overdue ${truth!.overdue} `);
  });
});

describe('who sees amounts', () => {
  /** Two decimals and no more: the milliseconds of a time are no amount. */
  const amount = /\d\.\d{2}(?!\d)/;

  test("the rep sees amounts on her own and her team's records", async () => {
    for (const { companyId } of [cast.manyInvoices, cast.ownedByTeamMate]) {
      await cards.open('0-2', companyId);
      expect(await cards.words()).toMatch(amount);
    }
  });

  test('and the standing alone on those of others: no amount on the card, nor in what it was sent', async () => {
    for (const { companyId } of [cast.ownedByOtherTeam, cast.ownedByNobody]) {
      await cards.open('0-2', companyId);
      const words = await cards.words();
      expect(words).toMatch(/Speak to finance|Good standing/);
      expect(words).not.toMatch(amount);
      expect(cards.answers.length).toBeGreaterThan(0);
      for (const answer of cards.answers) expect(answer).not.toMatch(amount);
    }
  });

  test('finance sees amounts everywhere, and so does a person signed in instead of the rep', async () => {
    await cards.open('0-2', cast.ownedByOtherTeam.companyId);
    expect(await cards.words()).not.toMatch(amount);
    await cards.page.getByLabel('Signed in as').selectOption(String(cast.users.finance.userId));
    await cards.says('Paid in 12 months');
    expect(await cards.words()).toMatch(amount);
  });
});

describe('what a person opens from the card', () => {
  test('the documents behind a sum', async () => {
    await cards.open('0-2', cast.manyInvoices.companyId);
    const sum = /^1–30 days late: GBP\s[\d,.]+$/;
    const tag = cards.page.getByRole('tabpanel').getByRole('button', { name: sum });
    await tag.click();
    const panel = cards.page.getByRole('dialog');
    await panel.getByRole('row').nth(1).waitFor();
    expect(await panel.getByRole('row').count()).toBe(4);
    expect(
      (await panel.getByRole('row').allInnerTexts()).filter((words) => /[567] days late/.test(words)),
    ).toHaveLength(3);
    await cards.picture('documents-of-an-age');
  });

  test('what was paid over the years, as figures and as a picture', async () => {
    await cards.open('0-2', cast.manyInvoices.companyId);
    const [truth] = await truthOf(cards.house.xero.url, cast.manyInvoices.xeroContactIds, today);
    await cards.page.getByRole('button', { name: 'History' }).click();
    const panel = cards.page.getByRole('dialog');
    await panel.getByText('Paid ever').waitFor();
    expect((await panel.innerText()).replaceAll(/\s+/g, ' ')).toContain(`Paid ever ${truth!.paidEver}`);
    expect(await panel.getByRole('img', { name: /, Paid: / }).count()).toBe(12);
    await cards.picture('history');
  });

  test('all documents, by state and by year, page by page', async () => {
    await cards.open('0-2', cast.manyInvoices.companyId);
    await cards.page.getByRole('button', { name: 'All documents' }).click();
    const panel = cards.page.getByRole('dialog');
    await panel.getByRole('row').nth(1).waitFor();
    expect(await panel.getByRole('row').count()).toBe(26);
    await panel.getByLabel('Show').selectOption({ label: 'Overdue' });
    await waitFor(async () => (await panel.getByRole('row').count()) === 4, {
      what: 'a head and three overdue invoices',
    });
    await panel.getByText('INV-1345').waitFor();
    await cards.picture('all-documents-overdue');
  });

  test('one invoice, with its lines, payments and totals', async () => {
    await cards.open('0-2', cast.partPaid.companyId);
    const card = cards.page.getByRole('tabpanel');
    await card.getByRole('button', { name: /^INV-/ }).first().click();
    const panel = cards.page.getByRole('dialog');
    await panel.getByText('Payments').first().waitFor();
    const words = (await panel.innerText()).replaceAll(/\s+/g, ' ');
    expect(words).toContain('GBP 1,014.00');
    expect(words).toContain('GBP 614.00');
    expect(words).toMatch(/not known/);
    await cards.picture('invoice');
  });

  test('Refresh reads Xero again, and the card shows what changed there', async () => {
    const { xero } = cards.house;
    await cards.open('0-2', cast.dueYesterday.companyId);
    await cards.says('1 day late');
    const { Invoices } = (await (await fetch(`${xero.url}/__sandbox/invoices`)).json()) as {
      Invoices: { InvoiceID: string; Status: string; Contact: { ContactID: string } }[];
    };
    const [contactId] = cast.dueYesterday.xeroContactIds;
    const invoice = Invoices.find((one) => one.Contact.ContactID === contactId && one.Status === 'AUTHORISED')!;
    const next = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
    const edit = await fetch(`${xero.url}/__sandbox/edit`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ invoiceId: invoice.InvoiceID, changes: { dueDate: next } }),
    });
    expect(edit.status).toBeLessThan(300);
    // Where Xero shows it late, a person refreshes again.
    await waitFor(
      async () => {
        await cards.page.getByRole('button', { name: 'Refresh' }).click();
        await cards.page.getByRole('tabpanel').getByText('Nothing is overdue').first().waitFor({ timeout: 10_000 });
        return true;
      },
      { what: 'the change to be shown', timeoutMs: 10_000 },
    );
  });
});
