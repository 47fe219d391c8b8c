import { Big } from 'big.js';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { cast } from '../../sandbox/seed/cast.ts';
import { patience } from '../support/rough-day.ts';
import { useCards } from './card-page.ts';
import { invoicesOfDeal } from './xero-truth.ts';

/* Won and not invoiced, in a real browser on the whole house. With SCREENSHOTS_DIR set, each state is kept as a picture. */
const on = useCards();
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const { finance, rep } = cast.users;
const { readyToInvoice, nobody, ownedByOtherTeam } = cast.deals;

const main = () => on.page.getByRole('main');
const says = (words: string | RegExp) => main().getByText(words).first().waitFor();
const row = (name: string) => main().getByRole('row').filter({ hasText: name });
const slowly = { timeout: patience(40_000) };

async function open(userId: number): Promise<void> {
  await on.page.goto(`${on.house.workbench.url}/pages/unbilled?user=${userId}`);
  await says(/Amounts are without tax/);
}

/** The whole page as a picture, and that everybody can read it. */
async function expectSound(picture: string): Promise<void> {
  await on.page.evaluate(await readFile(axe, 'utf8'));
  const faults = await on.page.evaluate(`axe.run().then(({ violations }) =>
    violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' | ')))`);
  expect(faults).toEqual([]);
  await on.picture(picture);
}

/** What HubSpot itself says of the won deals since Tieout went live, `not` left out: by currency how many, and what they come to. */
async function truth(not: string[] = []): Promise<Record<string, string>> {
  const portalId = String(cast.portalId);
  const { live_at: live } = await on.house.store.withPortal(portalId, ({ db }) =>
    db.selectFrom('xero_connections').select('live_at').where('live', '=', true).executeTakeFirstOrThrow(),
  );
  const since = live!.toISOString().slice(0, 10);
  const sums: Record<string, { deals: number; sum: Big }> = {};
  for (const { id, properties } of Object.values(on.house.hubspot.state.data.records.deals)) {
    const wonOn = properties['closedate']?.slice(0, 10) ?? '';
    if (properties['hs_is_closed_won'] !== 'true' || wonOn < since || not.includes(id)) continue;
    const of = (sums[properties['deal_currency_code'] ?? ''] ??= { deals: 0, sum: new Big(0) });
    of.deals += 1;
    of.sum = of.sum.plus(properties['amount'] ?? '0');
  }
  return Object.fromEntries(
    Object.entries(sums).map(([currency, { deals, sum }]) => {
      const amount = sum.toFixed(2).replaceAll(/\B(?=(\d{3})+(?!\d))/g, ',');
      return [currency, `${currency} ${amount} won and in no invoice, ${deals} deal${deals === 1 ? '' : 's'}`];
    }),
  );
}

async function expectTotals(not: string[] = []): Promise<void> {
  for (const words of Object.values(await truth(not)))
    await says(new RegExp(`^${words.replaceAll(' ', String.raw`\s`)}`));
}

test('finance sees every won deal without an invoice, and totals that are those of the deals in HubSpot', async () => {
  await on.page.goto(`${on.house.workbench.url}/pages?user=${finance.userId}`);
  await main().getByRole('link', { name: 'Won and not invoiced' }).click();
  await says(/Amounts are without tax/);
  await expectTotals();
  await row(readyToInvoice.name).getByText('Nothing is billed.').waitFor();
  await row(nobody.name).getByText('First: The deal has no company and no contact.').waitFor();
  await says(/won before .* when Tieout went live, are not counted/);
  await expectSound('unbilled');
  await main().getByRole('button', { name: 'Show EUR' }).click();
  await main().getByRole('button', { name: 'Show all' }).waitFor();
  await row(cast.deals.inEuro.name).waitFor();
  expect(await row(readyToInvoice.name).count()).toBe(0);
  await expectSound('unbilled-in-euro');
});

test('a deal that is ignored leaves the total, and taken back it is there again', async () => {
  await open(finance.userId);
  await row(nobody.name).getByRole('button', { name: 'Ignore' }).click();
  const panel = on.page.getByRole('dialog', { name: `Ignore ${nobody.name}` });
  await panel.getByLabel('Why no invoice is missing').fill('Paid at the counter.');
  await on.picture('unbilled-ignore');
  await panel.getByRole('button', { name: 'Ignore this deal' }).click();
  await on.page.getByText(`${nobody.name} is ignored.`).waitFor();
  await expectTotals([nobody.dealId]);
  await says(/more is ignored, 1 deal/);
  await main().getByLabel('Show', { exact: true }).selectOption({ label: 'Ignored (1)' });
  await says(/Ignored by .*: Paid at the counter\./);
  await expectSound('unbilled-ignored');
  await main().getByRole('button', { name: 'Do not ignore' }).click();
  await says('Nothing is ignored.');
  await open(finance.userId);
  await expectTotals();
});

test('a rep sees own deals and the team’s, and of the others how many there are', async () => {
  await open(rep.userId);
  await row(readyToInvoice.name).waitFor();
  expect(await row(ownedByOtherTeam.name).count()).toBe(0);
  await says(/more deals? (is|are) not yours to see/);
  await expectSound('unbilled-rep');
});

/** A deal of each of two currencies. */
const together = [cast.deals.onlyPerson, cast.deals.inEuro];

/** A box is drawn ticked once the page has heard of the click. */
async function choose(): Promise<void> {
  for (const [index, { name }] of together.entries()) {
    await main()
      .getByRole('checkbox', { name: `Choose ${name}` })
      .click();
    await says(new RegExp(`^${index + 1} deals? chosen, `));
  }
}

test(
  'deals are chosen in the list, what is due of them is told by currency, and they are billed together',
  async () => {
    await open(finance.userId);
    await choose();
    await says(/^2 deals chosen, EUR\s[\d,.]+ and GBP\s[\d,.]+ due without tax$/);
    await expectSound('unbilled-chosen');
    await main()
      .getByRole('checkbox', { name: /^Choose all on this page/ })
      .click();
    await says(/^([3-9]|\d\d) deals chosen, /);
    await on.picture('unbilled-all-chosen');
    await main().getByRole('button', { name: 'Choose none' }).click();
    await main()
      .getByText(/deals? chosen/)
      .waitFor({ state: 'detached' });

    await choose();
    await main().getByRole('button', { name: 'Invoice the chosen' }).click();
    const panel = on.page.getByRole('dialog', { name: 'Invoice the chosen deals' });
    await panel.getByLabel('In Xero they stand as').selectOption({ label: 'Approved' });
    await on.picture('unbilled-chosen-panel');
    await panel.getByRole('button', { name: 'Look at the invoices' }).click();
    await on.page.waitForURL(/\/pages\/bulk\?.*run=/, slowly);
    await main().getByRole('heading', { name: 'Ready (2)' }).waitFor(slowly);
    await expectSound('unbilled-chosen-planned');
    await main()
      .getByRole('button', { name: /^Create 2 / })
      .click();
    await main().getByText('2 of 2 in Xero').waitFor(slowly);
    for (const { dealId } of together)
      expect(await invoicesOfDeal(on.house.xero.url, dealId)).toMatchObject([{ Status: 'AUTHORISED' }]);
    await open(finance.userId);
    await expectTotals(together.map(({ dealId }) => dealId));
    for (const { name } of together) expect(await row(name).count()).toBe(0);
  },
  patience(120_000),
);

test(
  'the invoice is made from the row, and the row goes',
  async () => {
    await open(finance.userId);
    await row(readyToInvoice.name).getByRole('button', { name: 'Invoice' }).click();
    const panel = on.page.getByRole('dialog', { name: `Invoice for ${readyToInvoice.name}` });
    await panel.getByRole('radio', { name: /^Approved\b(?! and)/ }).click(slowly);
    await on.picture('unbilled-invoice');
    await panel.getByRole('button', { name: 'Create and approve' }).click(slowly);
    await panel.getByText(/^Invoice INV-\d+ is in Xero$/).waitFor(slowly);
    expect(await invoicesOfDeal(on.house.xero.url, readyToInvoice.dealId)).toMatchObject([{ Status: 'AUTHORISED' }]);
    await panel.getByRole('button', { name: 'Close' }).first().click();
    await row(readyToInvoice.name).waitFor({ state: 'detached' });
    await expectTotals([readyToInvoice, ...together].map(({ dealId }) => dealId));
    await on.picture('unbilled-invoiced');
  },
  patience(120_000),
);
