import type { Page } from 'playwright-core';
import { cast } from '../../sandbox/seed/cast.ts';
import { patience } from '../support/rough-day.ts';
import { waitFor } from '../support/wait-for.ts';
import { useSettings } from './settings-page.ts';

/*
 * The settings page in a real browser on the whole house, state by state. With SCREENSHOTS_DIR set, each is kept as a picture.
 */
const { on, main, says, press, tab, dialog, open, expectSound } = useSettings();
const portalId = String(cast.portalId);

type InPortal = Parameters<typeof on.house.store.withPortal>[1];
const inPortal = (work: InPortal) => on.house.store.withPortal(portalId, work);
const setMain = (state: 'connected' | 'reconnect_needed'): Promise<unknown> =>
  inPortal(({ db }) => db.updateTable('xero_connections').set({ state }).where('is_main', '=', true).execute());

test('an admin sees how it is connected, and sets what drafts start from', async () => {
  await open();
  await says('Northbank Signs & Print');
  await says('Live');
  await expectSound('settings');
  await tab('Invoice defaults');
  await on.page.getByLabel('Payment terms').selectOption({ label: 'day of the following month' });
  await on.page.getByLabel('Day of the month').fill('15');
  await on.page.getByLabel('Reference').fill('{customer}: {deal}');
  await says('For example: Acme Ltd: Signs for the new office');
  await says(/would be due on 15 /);
  await expectSound('settings-defaults');
  await press('Save defaults');
  await on.page.getByText('The defaults are saved.').waitFor();
  await says(/Changed last by Marcus Bell/);
  await on.page.reload();
  await tab('Invoice defaults');
  expect(await on.page.getByLabel('Reference').inputValue()).toBe('{customer}: {deal}');
});

test('two admins at once: the second is told what the first has changed, and loses nothing', async () => {
  await open();
  await tab('Invoice defaults');
  await on.page.getByLabel('Reference').fill('Deal {dealId}');
  const other = await on.page.context().newPage();
  await other.goto(`${on.house.workbench.url}/connected-apps/settings?user=${cast.users.admin.userId}`);
  await other.getByRole('tab', { name: 'Invoice defaults' }).click();
  await other.getByRole('radio', { name: /^Approved/ }).click();
  await other.getByRole('button', { name: 'Save defaults' }).click();
  await other.getByText('The defaults are saved.').waitFor();
  await other.close();
  await press('Save defaults');
  await says('Create invoices as: approved, before: draft');
  await expectSound('settings-conflict');
  await press('Load these and keep my changes');
  await press('Save defaults');
  await on.page.getByText('The defaults are saved.').waitFor();
  expect(await on.page.getByLabel('Reference').inputValue()).toBe('Deal {dealId}');
  expect(await on.page.getByRole('radio', { name: /^Approved/ }).isChecked()).toBe(true);
});

test('the live switch goes off at once, and on after a second thought', async () => {
  await open();
  const live = on.page.getByRole('switch');
  await live.click();
  await says(/Nothing is written to .*\. On a deal/);
  await live.click();
  await says('From now on invoices are written to Northbank Signs & Print Ltd');
  await expectSound('settings-live');
  await press('Switch live');
  await says(/Invoices that people create.*Switched on by Marcus Bell/);
});

/** Goes through Xero's pages in the window that the settings page has opened. */
async function connectAtXero(window: Page, organisation: string): Promise<void> {
  window.setDefaultTimeout(patience(10_000));
  await window.getByRole('button', { name: 'Continue to Xero' }).click();
  await window.getByLabel('Organisation').selectOption({ label: organisation });
  await window.getByRole('button', { name: 'Allow access' }).click();
  await window.getByRole('button', { name: 'Connect', exact: true }).click();
  await window.getByRole('heading', { name: 'Connected' }).waitFor();
}

test('a second organisation is connected in another window, made the main one and disconnected', async () => {
  const riverside = on.house.xero.state.data.organisations.find((one) => one.organisationId === cast.riversideId)!.name;
  await open();
  await press('Connect another organisation');
  await expectSound('settings-connect');
  const opened = on.page.context().waitForEvent('page');
  await on.page.getByRole('link', { name: 'Continue to Xero' }).click();
  await says('Waiting for you to finish in the other window');
  await expectSound('settings-waiting');
  await connectAtXero(await opened, riverside);
  await on.page.getByRole('heading', { name: riverside }).waitFor();
  await on.page.getByText('Xero is connected').waitFor();
  await on.page.getByText('Being read for the first time').waitFor({ state: 'detached', timeout: patience(30_000) });
  await expectSound('settings-several');
  await press('Make this the main organisation');
  await on.page.getByText(`The cards now show and bill ${riverside}`).waitFor();
  await press('Make this the main organisation');
  await on.page.getByText('The cards now show and bill Northbank').waitFor();
  await on.page.getByRole('button', { name: 'Disconnect', exact: true }).last().click();
  await dialog(`Disconnect ${riverside}?`).waitFor();
  await expectSound('settings-disconnect');
  await press(`Disconnect ${riverside}`);
  await says(/was disconnected by Marcus Bell/);
  await on.page.getByText(`${riverside} is disconnected.`).waitFor();
  await expectSound('settings-disconnected');
});

test('how many calls are made of those that the vendors allow', async () => {
  const kept = () => inPortal(({ db }) => db.selectFrom('call_budgets').selectAll().execute());
  await waitFor(async () => ((await kept()) as unknown[]).length > 1, { what: 'the first calls to be kept' });
  await open();
  await tab('Usage');
  await says(/ of 5,000, background work stops at 4,500/);
  await says('HubSpot has no limit of a day.');
  await main()
    .getByRole('button', { name: /^The last 7 days/ })
    .first()
    .click();
  await expectSound('settings-usage');
});

test('reconnect needed, and the way there from a card', async () => {
  await setMain('reconnect_needed');
  try {
    await on.open('0-2', cast.manyInvoices.companyId, cast.users.admin.userId);
    await on.page.getByRole('link', { name: 'Open Connected apps' }).click();
    await main().getByRole('link', { name: 'Settings' }).click();
    await says('Reconnect needed');
    await expectSound('settings-reconnect');
  } finally {
    await setMain('connected');
  }
});

test('the export opens by a link, and an uninstall asks for the number of the account', async () => {
  await open();
  await tab('Data and uninstall');
  await press('Export everything');
  await on.page.getByRole('link', { name: 'Download' }).waitFor();
  await expectSound('settings-data');
  const answer = on.page.context().waitForEvent('response', (response) => response.url().includes('/files/'));
  await on.page.getByRole('link', { name: 'Download' }).click();
  const { 'content-disposition': name } = await (await answer).allHeaders();
  expect(name).toMatch(/^attachment; filename="tieout-\d+-[\d-]+\.ndjson\.gz"$/);
  await press('Uninstall Tieout');
  const confirm = dialog('Uninstall Tieout?').getByRole('button', { name: 'Uninstall Tieout' });
  await on.page.getByLabel(/^Type \d+/).fill('123');
  expect(await confirm.isDisabled()).toBe(true);
  await expectSound('settings-uninstall');
});

test('who is no admin sees what they may, and whom to ask', async () => {
  await open(cast.users.rep.userId);
  await says('Whom to ask');
  await expectSound('settings-member');
});

test('nothing connected yet: the first steps', async () => {
  const stored = await inPortal(({ db }) => db.selectFrom('xero_connections').selectAll().execute());
  await inPortal(({ db }) => db.deleteFrom('xero_connections').execute());
  try {
    await open();
    await says('First steps');
    await expectSound('settings-empty');
  } finally {
    await inPortal(({ db }) =>
      db
        .insertInto('xero_connections')
        .values(stored as never)
        .execute(),
    );
  }
});

test('an error, and trying again', async () => {
  await on.house.closeDoors();
  try {
    await open();
    await on.page.getByRole('button', { name: 'Try again' }).waitFor();
    await expectSound('settings-error');
  } finally {
    await on.house.openDoors();
  }
  await press('Try again');
  await says('Live');
});

test('uninstalled: the page says until when it can be taken back', async () => {
  await open();
  await tab('Data and uninstall');
  await press('Uninstall Tieout');
  await on.page.getByLabel(/^Type \d+/).fill(portalId);
  await dialog('Uninstall Tieout?').getByRole('button', { name: 'Uninstall Tieout' }).click();
  await says('Tieout is uninstalled');
  await expectSound('settings-uninstalled');
});
