import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { cast } from '../../sandbox/seed/cast.ts';
import { useCards } from './card-page.ts';

/*
 * How invoices are made, set in a real browser on the whole house. With SCREENSHOTS_DIR set, each state is kept as a picture.
 */
const on = useCards();
const standard = '20% (VAT on Income)';
const zero = 'Zero Rated Income (0%)';
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

const main = (page: Page = on.page) => page.getByRole('main');
const says = (words: string | RegExp) => main().getByText(words).first().waitFor();
const press = (name: string) => on.page.getByRole('button', { name, exact: true }).first().click();

/** Opens a topic of the billing rules. */
async function open(topic: string, { page = on.page, userId = cast.users.admin.userId } = {}): Promise<void> {
  await page.goto(`${on.house.workbench.url}/connected-apps/settings?user=${userId}`);
  if (userId === cast.users.admin.userId) await page.getByRole('tab', { name: 'Billing rules' }).click();
  await page.getByRole('tab', { name: topic }).click();
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

test('tax by place: rates, a registration, and the change taken back', async () => {
  await open('Tax by place');
  await says('Nobody has set anything yet.');
  await on.page.getByRole('switch', { name: 'The customer’s place decides the tax' }).click();
  await on.page.getByLabel('Standard rate').selectOption({ label: standard });
  await on.page.getByLabel('Reverse charge').selectOption({ label: zero });
  await press('Add a registration');
  await on.page.getByLabel('Place', { exact: true }).fill('germany');
  await on.page.getByLabel('Rate there').selectOption({ label: zero });
  await says(/Use two letters, and a state where it has one/);
  await expectSound('settings-billing-tax');
  await on.page.getByLabel('Place', { exact: true }).fill('DE');
  await press('Save');
  await on.page.getByText('The tax settings are saved.').waitFor();
  await says(/Changed last by Marcus Bell/);
  await press('History');
  await on.page.getByText(`Standard rate: ${standard}, before: none`).waitFor();
  await expectSound('settings-billing-history');
  await press('Undo the newest change');
  await on.page.getByText('The newest change is taken back.').waitFor();
  await on.page.getByText('Took the change before back.').waitFor();
  await on.page.reload();
  await open('Tax by place');
  expect(await on.page.getByRole('switch', { name: 'The customer’s place decides the tax' }).isChecked()).toBe(false);
});

test('two admins at once: a line rule of the one, the tracking of the other', async () => {
  await open('Lines');
  const other = await on.page.context().newPage();
  await open('Lines', { page: other });
  await other.getByRole('radio', { name: 'Ask' }).click();
  await press('Add a rule');
  await says(/Choose at least one value for each condition/);
  await on.page.getByLabel('Is any of').selectOption({ index: 0 });
  await on.page.getByLabel('Account', { exact: true }).selectOption({ index: 3 });
  await press('Show what will happen');
  await says('What will happen on “Summer launch”');
  await expectSound('settings-billing-rule');
  await press('Save');
  await on.page.getByText('The line rules are saved.').waitFor();
  await other.getByRole('button', { name: 'Save', exact: true }).click();
  await other.getByText('Marcus Bell has changed these settings since you began').waitFor();
  await other.getByText(/^Rule 1: where Pipeline is .*: account .*, before: none/).waitFor();
  await other.getByRole('button', { name: 'Load these and keep my changes' }).click();
  await other.getByRole('button', { name: 'Save', exact: true }).click();
  await other.getByText('The line rules are saved.').waitFor();
  await other.close();
  await open('Lines');
  await says(/^Rule 1: Pipeline is .* → account/);
  expect(await on.page.getByRole('radio', { name: 'Ask' }).isChecked()).toBe(true);
});

test('products: a proposal is confirmed, an item is made, and a link is taken back', async () => {
  await on.house.store.withPortal(String(cast.portalId), ({ db }) =>
    db.updateTable('crm_products').set({ sku: 'ROLL-UP' }).where('sku', '=', 'BANNER').execute(),
  );
  await open('Products');
  const row = (name: string) => on.page.getByRole('row', { name });
  await row('Roller banner').getByText('Proposed: BANNER – Roller banner').waitFor();
  await expectSound('settings-billing-products');
  await row('Roller banner').getByRole('button', { name: 'Confirm' }).click();
  await row('Roller banner')
    .getByText(/^Chosen by Marcus Bell/)
    .waitFor();
  await row('Launch campaign').getByRole('button', { name: 'Create' }).click();
  await expectSound('settings-billing-item');
  await on.page.getByRole('button', { name: 'Create the item' }).click();
  await on.page.getByText('Xero has the item, and the product is linked to it.').waitFor();
  await row('Launch campaign').getByText('CAMPAIGN – Launch campaign').waitFor();
  await row('Roller banner').getByRole('button', { name: 'Unlink' }).click();
  await row('Roller banner').getByText('Proposed: BANNER – Roller banner').waitFor();
  await row('Roller banner').getByRole('button', { name: 'Choose' }).click();
  await on.page.getByLabel('Code or name of the item').fill('sign');
  await on.page.getByLabel('Code or name of the item').press('Enter');
  await on.page.getByRole('button', { name: 'Use' }).first().waitFor();
  await expectSound('settings-billing-choose');
});

test('texts, terms and approval', async () => {
  await open('Texts');
  await on.page.getByLabel('Description of a line').fill('{sku} {name} for {customer}');
  await says('SIGN-200 Fascia sign for Acme Ltd');
  await expectSound('settings-billing-texts');
  await on.page.getByRole('tab', { name: 'Terms' }).click();
  await expectSound('settings-billing-terms');
  await on.page.getByRole('tab', { name: 'Approval' }).click();
  await press('Add a rule');
  await on.page.getByRole('checkbox', { name: 'Only up to a total' }).click();
  await on.page.getByLabel('Total with tax').fill('500');
  await says(/^Rule 1: Anyone may submit for approval up to GBP 500/);
  await expectSound('settings-billing-approval');
  await press('Save');
  await on.page.getByText('The approval rules are saved.').waitFor();
});

test('templates of steps: one that does not come to the whole is refused in words', async () => {
  await open('Billing in steps');
  await says('There are no templates yet: steps are planned deal by deal.');
  await press('Add a template');
  await on.page.getByLabel('Name', { exact: true }).fill('Thirds');
  await on.page.getByLabel('Bills').last().selectOption({ label: 'A percentage of the deal' });
  await on.page.getByLabel('Percent', { exact: true }).nth(1).fill('69.99');
  await on.page.getByLabel('When').last().selectOption({ label: 'After some days' });
  await press('Save');
  await says('Template 1: The percentages come to 99.99, not to 100.');
  await expectSound('settings-billing-steps');
  await on.page.getByLabel('Percent', { exact: true }).nth(1).fill('70');
  await press('Save');
  await on.page.getByText('The templates are saved.').waitFor();
  await says(/^Template 1: Thirds, for any pipeline: Deposit 30% at any time, Balance 70% after 30 days/);
});

test('finance sets them without being an admin; a rep does not see them', async () => {
  await open('Lines', { userId: cast.users.finance.userId });
  await says(/^Rule 1: Pipeline is/);
  await expectSound('settings-billing-finance');
  await on.page.goto(`${on.house.workbench.url}/connected-apps/settings?user=${cast.users.rep.userId}`);
  await says('Whom to ask');
  expect(await on.page.getByRole('tab', { name: 'Lines' }).count()).toBe(0);
});
