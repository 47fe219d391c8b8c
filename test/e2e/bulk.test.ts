import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { planDeal } from '../../functions/jobs/bulk/plan-deal.ts';
import { cast } from '../../sandbox/seed/cast.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { patience } from '../support/rough-day.ts';
import { waitFor } from '../support/wait-for.ts';
import { useCards } from './card-page.ts';

/* Twenty won deals on a Friday, in a real browser on the whole house: chosen in their list, planned, billed and tried again. */
const on = useCards();
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const { finance } = cast.users;
const portalId = String(cast.portalId);
const tenantId = cast.organisationId;
const slowly = { timeout: patience(90_000) };

const TWENTY = 20;
const REFUSED = 3;
/** Deals that are won for this test: the seeded world has not twenty that could be billed. */
const MORE = 12;

interface Ready {
  dealId: string;
  contactId: string;
}

const call = async (url: string, method: string, body: object): Promise<void> => {
  const init = { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const answer = await fetch(url, init);
  if (!answer.ok) throw new Error(await answer.text());
};

const control = (path: string, body: object) => call(`${on.house.xero.url}/__sandbox/${path}`, 'POST', body);

const editDeal = (dealId: string, properties: Record<string, string>) =>
  call(`${on.house.hubspot.url}/__sandbox/crm/deals/${dealId}`, 'PATCH', { properties });

/** So many deals that are won; of those that are not, some are moved to the won stage. */
async function wonDeals(): Promise<string[]> {
  const read = (isWon: boolean) =>
    on.house.store.withPortal(portalId, async ({ db }) => {
      const deals = db.selectFrom('crm_deals').select('object_id').where('is_won', '=', isWon).orderBy('object_id');
      return (await deals.where('company_id', 'is not', null).execute()).map((row) => row.object_id);
    });
  const before = await read(true);
  const open = (await read(false)).filter((dealId) => dealId !== cast.deals.stillOpen.dealId).slice(0, MORE);
  for (const dealId of open) await editDeal(dealId, { dealstage: 'closedwon' });
  const isSeen = async () => (await read(true)).length === before.length + open.length;
  await waitFor(isSeen, { what: 'the deals that were won', timeoutMs: patience(30_000) });
  return read(true);
}

/** Deals that are ready to be billed by finance: so many, and the first of them each of a customer of its own. */
async function readyDeals(): Promise<Ready[]> {
  const run = { status: 'DRAFT', createdBy: String(finance.userId), tenantId } as const;
  const ready: Ready[] = [];
  for (const dealId of await wonDeals()) {
    const verdict = await on.house.deps.inBulk(portalId, (unit) =>
      planDeal(unit, { run, portalId, dealId, now: systemClock.now() }),
    );
    const contactId = verdict.planned?.contactId;
    if (verdict.state === 'ready' && contactId) ready.push({ dealId, contactId });
  }
  const isAlone = ({ contactId }: Ready) => ready.filter((one) => one.contactId === contactId).length === 1;
  const alone = ready.filter(isAlone).slice(0, REFUSED);
  return [...alone, ...ready.filter((one) => !alone.includes(one))].slice(0, TWENTY);
}

/** Somebody archives customers in Xero, or restores them, and Tieout hears nothing of it: its webhooks are kept back. */
async function setArchived(deals: Ready[], isArchived: boolean): Promise<void> {
  for (const { contactId } of deals)
    await control('edit', { contactId, changes: { status: isArchived ? 'ARCHIVED' : 'ACTIVE' } });
}

/** The invoices that stand in Xero for each of the deals. */
const madeFor = (deals: Ready[]): number[] => {
  const { invoices } = on.house.xero.state.data.organisations[0]!;
  return deals.map(({ dealId }) => invoices.filter(({ url }) => url?.includes(`/0-3/${dealId}?tieout=`)).length);
};

async function expectSound(page: Page, picture: string): Promise<void> {
  await page.evaluate(await readFile(axe, 'utf8'));
  const faults = await page.evaluate(`axe.run().then(({ violations }) =>
    violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' | ')))`);
  expect(faults).toEqual([]);
  await pictureOf(page, picture);
}

/** Keeps a picture of a page in the folder SCREENSHOTS_DIR, if that is set. */
async function pictureOf(page: Page, name: string): Promise<void> {
  const folder = process.env['SCREENSHOTS_DIR'];
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`) });
}

/** The chosen deals under a name by which the list finds them and no others, once Tieout has heard of it. */
async function named(): Promise<Ready[]> {
  const deals = await readyDeals();
  for (const [index, { dealId }] of deals.entries()) await editDeal(dealId, { dealname: `Friday order ${index + 1}` });
  const isHeard = async () => {
    const orders = await on.house.store.withPortal(portalId, ({ db }) =>
      db.selectFrom('crm_deals').select('object_id').where('name', 'like', 'Friday order %').execute(),
    );
    return orders.length === deals.length;
  };
  await waitFor(isHeard, { what: 'the names of the deals', timeoutMs: patience(30_000) });
  return deals;
}

test('there is nothing to come back to at first', async () => {
  await on.page.goto(`${on.house.workbench.url}/pages?user=${finance.userId}`);
  await on.page.getByRole('main').getByRole('link', { name: 'Bulk invoices' }).click();
  await on.page.getByText('Nothing was billed together yet').waitFor();
  await expectSound(on.page, 'bulk-empty');
});

test(
  'twenty deals are planned and billed though the tab is closed; the three that Xero refused are tried again, each once',
  async () => {
    const deals = await named();
    expect(deals).toHaveLength(TWENTY);
    await control('webhooks', { mode: 'hold' });
    await setArchived(deals.slice(0, REFUSED), true);

    await on.page.goto(
      `${on.house.workbench.url}/?type=deals&q=${encodeURIComponent('Friday order')}&user=${finance.userId}`,
    );
    await on.page.getByRole('checkbox', { name: 'Choose all deals of this page' }).check();
    await on.page.getByText(`${TWENTY} chosen`).waitFor();
    await on.picture('bulk-list');
    await on.page.getByRole('button', { name: 'Create invoices' }).click();
    const panel = on.page.getByRole('dialog', { name: 'Create invoices' });
    await panel.getByText(/^20 deals chosen\./).waitFor();
    await on.picture('bulk-chosen');
    await panel.getByRole('button', { name: 'Look at the invoices' }).click();
    await panel.getByRole('heading', { name: 'Ready (20)' }).waitFor(slowly);
    await panel.getByText('Friday order 7', { exact: true }).waitFor();
    await expectSound(on.page, 'bulk-planned');
    await panel.getByRole('button', { name: 'Preview' }).first().click();
    await panel.getByText('Subtotal').waitFor();
    await expectSound(on.page, 'bulk-preview');
    await panel.getByRole('button', { name: 'Back to all deals' }).click();

    await panel.getByRole('button', { name: 'Create 20 draft invoices' }).click();
    await panel.getByText(/^You can close this/).waitFor();
    await on.picture('bulk-running');
    const back = await on.page.context().newPage();
    await on.page.close();

    await back.goto(`${on.house.workbench.url}/pages/bulk?user=${finance.userId}`);
    await back.getByRole('button', { name: 'Open' }).click();
    await back.getByText('17 of 20 in Xero, 3 failed').waitFor(slowly);
    await back
      .getByText(/archived/i)
      .first()
      .waitFor();
    await expectSound(back, 'bulk-failed');
    expect(madeFor(deals)).toEqual([0, 0, 0, ...Array<number>(TWENTY - REFUSED).fill(1)]);

    await setArchived(deals.slice(0, REFUSED), false);
    await back.getByRole('button', { name: 'Try the 3 again' }).click();
    await back.getByText('20 of 20 in Xero').waitFor(slowly);
    await expectSound(back, 'bulk-finished');
    expect(madeFor(deals)).toEqual(Array<number>(TWENTY).fill(1));
    await waitFor(
      () =>
        back
          .getByRole('link', { name: /^INV-\d+$/ })
          .count()
          .then((count) => count === TWENTY),
      {
        what: 'the numbers of all invoices',
      },
    );
  },
  patience(240_000),
);

test('deals that need a person are told why, and are checked again', async () => {
  const odd = [cast.deals.noLineItems, cast.deals.inDollars, cast.deals.stillOpen];
  for (const [index, { dealId }] of odd.entries()) await editDeal(dealId, { dealname: `Odd order ${index + 1}` });
  await on.page.goto(
    `${on.house.workbench.url}/?type=deals&q=${encodeURIComponent('Odd order')}&user=${finance.userId}`,
  );
  await on.page.getByRole('checkbox', { name: 'Choose all deals of this page' }).check();
  await on.page.getByText('3 chosen').waitFor();
  await on.page.getByRole('button', { name: 'Create invoices' }).click();
  await on.page.getByRole('button', { name: 'Look at the invoices' }).click();
  await on.page.getByRole('heading', { name: 'Needs you (2)' }).waitFor(slowly);
  await on.page.getByText('The deal is not won.').waitFor();
  await expectSound(on.page, 'bulk-needs-you');
  await on.page.getByRole('button', { name: 'Check these again' }).click();
  await on.page.getByRole('heading', { name: 'Needs you (2)' }).waitFor(slowly);
});
