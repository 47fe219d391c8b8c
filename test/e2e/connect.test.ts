import { jest } from '@jest/globals';
import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { cast } from '../../sandbox/seed/cast.ts';
import { ok } from '../../src/lib/result.ts';
import { erasePortals } from '../../src/tenancy/leaving/erase-portals.ts';
import { eraseAfter } from '../../src/tenancy/leaving/grace.ts';
import { asOwner } from '../support/as-owner.ts';
import { testConfig } from '../support/door-house.ts';
import { patience } from '../support/rough-day.ts';
import { waitFor } from '../support/wait-for.ts';
import { useCards } from './card-page.ts';

/*
 * The whole way of an admin, in a real browser, by role and name: from a portal that has never heard of the app to its first
 * card, through both consents; Xero's side disconnects and is connected again; the app is uninstalled, and what stays is named.
 */
jest.setTimeout(patience(120_000));
const on = useCards({ installed: false });
const { userId: admin } = cast.users.admin;
const company = cast.manyInvoices.companyId;

const main = () => on.page.getByRole('main');
const press = (name: string) => on.page.getByRole('button', { name, exact: true }).click();
const heading = (name: string) => on.page.getByRole('heading', { name, exact: true }).first().waitFor();
const settings = () => on.page.goto(`${on.house.workbench.url}/connected-apps/settings?user=${admin}`);

/** Goes through Xero's pages in the window that the settings page opens. */
async function connectAtXero(button: string | RegExp): Promise<void> {
  await on.page.getByRole('button', { name: button }).click();
  const opened = on.page.context().waitForEvent('page');
  await on.page.getByRole('link', { name: 'Continue to Xero' }).click();
  const window = await opened;
  window.setDefaultTimeout(patience(10_000));
  await window.getByRole('button', { name: 'Continue to Xero' }).click();
  await window.getByLabel('Organisation').selectOption({ index: 0 });
  await window.getByRole('button', { name: 'Allow access' }).click();
  await window.getByRole('button', { name: 'Connect', exact: true }).click();
  await window.getByRole('heading', { name: 'Connected' }).waitFor();
  await window.close();
}

test('from the marketplace to the first card, through both consents', async () => {
  await on.page.goto(`${on.house.workbench.url}/contacts/${cast.portalId}/record/0-2/${company}?user=${admin}`);
  await on.page.getByText('This app is not installed').waitFor();
  await on.page.getByRole('link', { name: 'Go to the marketplace' }).click();
  await on.page.getByRole('link', { name: 'Install app' }).click();
  await on.page.getByLabel('Signed in as').selectOption(String(admin));
  await press('Switch');
  await press('Connect app');
  await on.page.getByText('Tieout is installed.').waitFor();
  await on.page.getByRole('link', { name: 'Go to its settings' }).click();
  await heading('First steps');
  await connectAtXero('Connect Xero');
  await heading('Northbank Signs & Print Ltd');
  await on.page.getByText('Being read for the first time').waitFor({ state: 'detached', timeout: patience(60_000) });
  await waitFor(
    async () => {
      await on.open('0-2', company, admin);
      return (await on.words()).includes('Speak to finance');
    },
    { what: 'the first card', timeoutMs: 60_000 },
  );
});

/** Somebody ends the connection on Xero's own page. */
async function disconnectInXero(): Promise<void> {
  const window: Page = await on.page.context().newPage();
  await window.goto(`${on.house.xero.url}/connected-apps`);
  await window.getByRole('button', { name: 'Disconnect' }).first().click();
  await window.getByText('No app is connected.').first().waitFor();
  await window.close();
}

test('disconnected in Xero: the next reading notices, the card says who must do what, and connecting again keeps what was read', async () => {
  await disconnectInXero();
  await on.open('0-2', company, admin);
  await press('Refresh');
  await waitFor(async () => !(await isConnected()), { what: 'the reading to notice', timeoutMs: 60_000 });
  await on.open('0-2', company, admin);
  await on.says(/is disconnected|has to be connected again|no longer/);
  expect(await on.words()).toContain('Northbank Signs & Print Ltd');
  await settings();
  await main()
    .getByText(/Disconnected|Reconnect needed/)
    .first()
    .waitFor();
  await connectAtXero(/ again$|^Reconnect /);
  await waitFor(isConnected, { what: 'the connection to work again' });
  await on.open('0-2', company, admin);
  await on.says('Speak to finance');
});

const isConnected = async (): Promise<boolean> => {
  const rows = await asOwner<{ state: string }>(on.house.store, sql`select state from xero_connections`);
  return rows.some(({ state }) => state === 'connected');
};

test('uninstalled: the cards are gone at once, and after thirty days every row but the named ones', async () => {
  await settings();
  await on.page.getByRole('tab', { name: 'Data and uninstall' }).click();
  await press('Uninstall Tieout');
  await on.page.getByRole('dialog').getByRole('textbox').fill(String(cast.portalId));
  // Where HubSpot is busy, the dialog stays and says so: a person presses again.
  await waitFor(
    async () => {
      await on.page
        .getByRole('dialog')
        .getByRole('button', { name: /Uninstall/ })
        .click();
      await on.page.getByText('Tieout is uninstalled').waitFor({ timeout: 10_000 });
      return true;
    },
    { what: 'the app to be uninstalled', timeoutMs: 10_000 },
  );
  await on.page.goto(`${on.house.workbench.url}/contacts/${cast.portalId}/record/0-2/${company}?user=${admin}`);
  await on.page.getByText('This app is not installed').waitFor();
  const later = eraseAfter(new Date(Date.now() + 60_000));
  await erasePortals({
    ...{ store: on.house.store.system.erasing, keyRing: testConfig.keyRing, clock: { now: () => later } },
    revokeAtXero: () => Promise.resolve(ok(undefined)),
    broken: (error) => {
      throw error;
    },
  });
  const tables = await asOwner<{ name: string }>(
    on.house.store,
    sql`select table_name as name from information_schema.columns where column_name = 'portal_id' and table_schema = 'public'`,
  );
  const left: string[] = [];
  for (const { name } of tables) {
    const rows = await asOwner(on.house.store, sql`select 1 from ${sql.table(name)} limit 1`);
    if (rows.length > 0) left.push(name);
  }
  expect(left.sort()).toEqual(['audit_archive', 'erasures']);
});
