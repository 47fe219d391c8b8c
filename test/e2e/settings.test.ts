import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { cast } from '../../sandbox/seed/cast.ts';
import { patience } from '../support/rough-day.ts';
import { waitFor } from '../support/wait-for.ts';
import { useCards } from './card-page.ts';

/*
 * The settings page in a real browser on the whole house, state by state. With SCREENSHOTS_DIR set, each is kept as a picture.
 */
const on = useCards();
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const portalId = String(cast.portalId);

type InPortal = Parameters<typeof on.house.store.withPortal>[1];
const inPortal = (work: InPortal) => on.house.store.withPortal(portalId, work);
const setMain = (state: 'connected' | 'reconnect_needed'): Promise<unknown> =>
  inPortal(({ db }) => db.updateTable('xero_connections').set({ state }).where('is_main', '=', true).execute());

const main = () => on.page.getByRole('main');
const says = (words: string | RegExp) => main().getByText(words).first().waitFor();
const press = (name: string) => on.page.getByRole('button', { name, exact: true }).click();
const tab = (name: string) => on.page.getByRole('tab', { name }).click();
const dialog = (name: string) => on.page.getByRole('dialog', { name });

async function open(userId: number = cast.users.admin.userId): Promise<void> {
  await on.page.goto(`${on.house.workbench.url}/connected-apps/settings?user=${userId}`);
}

/** The whole page as a picture, and that everybody can read it. */
async function expectSound(picture: string): Promise<void> {
  await on.page.evaluate(await readFile(axe, 'utf8'));
  const faults = await on.page.evaluate(`axe.run().then(({ violations }) =>
    violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' | ')))`);
  expect(faults).toEqual([]);
  const height = Number(await on.page.evaluate('document.documentElement.scrollHeight'));
  await on.page.setViewportSize({ width: 1280, height: Math.max(900, height) });
  await on.picture(picture);
}

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

test('admins: made, and removed after asking', async () => {
  await open();
  await tab('People and rights');
  const { firstName, lastName, email } = cast.users.finance;
  const name = `${firstName} ${lastName}`;
  const admins = main().getByRole('table').last();
  await on.page.getByLabel('Add an admin').selectOption({ label: `${name} (${email})` });
  await press('Make admin');
  await admins.getByRole('cell', { name }).waitFor();
  await expectSound('settings-admins');
  await press('Remove');
  await press(`Remove ${name}`);
  await admins.getByRole('cell', { name }).waitFor({ state: 'detached' });
});

const { otherRep } = cast.users;
const otherName = `${otherRep.firstName} ${otherRep.lastName}`;

/** An admin says what the rep of another team may do with all other records. */
async function allowOtherRep(right: string): Promise<void> {
  await open();
  await tab('People and rights');
  const row = main().getByRole('row', { name: otherName });
  await row.getByRole('button', { name: 'Change…' }).click();
  const panel = dialog(`What ${otherName} may see and do`);
  await panel.getByLabel('All other records').selectOption({ label: right });
  await panel
    .getByText(/^Now: /)
    .first()
    .waitFor();
  await expectSound(`settings-rights-${right === 'Amounts' ? 'more' : 'less'}`);
  await panel.getByRole('button', { name: 'Save' }).click();
  await on.page.getByText(`What ${otherName} may see and do is saved.`).waitFor();
  await panel.waitFor({ state: 'detached' });
}

/** The card of a customer of the first rep’s, as the rep of another team sees it: its words and what came over the wire. */
async function cardOfOtherRep(says: string): Promise<{ words: string; wire: string }> {
  await on.open('0-2', cast.manyInvoices.companyId, otherRep.userId);
  await on.says(says);
  return { words: await on.words(), wire: on.answers.join() };
}

const AMOUNT = /\d\.\d\d(?!\d)/;

test('a rep of another team is given amounts by an admin, sees them, and no longer once they are taken away', async () => {
  const before = await cardOfOtherRep('Amounts are not shown to you');
  expect(before.words).not.toMatch(AMOUNT);
  await allowOtherRep('Amounts');
  await main().getByRole('row', { name: otherName }).getByText('Set for them').first().waitFor();
  await expectSound('settings-people');
  const given = await cardOfOtherRep('Overdue');
  expect([given.words, given.wire]).toEqual([expect.stringMatching(AMOUNT), expect.stringMatching(AMOUNT)]);
  expect(given.words).not.toContain('Amounts are not shown to you');
  await allowOtherRep('As by default or their team: Standing without amounts');
  const after = await cardOfOtherRep('Amounts are not shown to you');
  for (const text of [after.words, after.wire]) expect(text).not.toMatch(AMOUNT);
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
