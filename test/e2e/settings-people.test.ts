import { cast } from '../../sandbox/seed/cast.ts';
import { useSettings } from './settings-page.ts';

/*
 * Who may see and do what: set on the settings page, and seen on a card.
 */
const { on, main, press, tab, dialog, open, expectSound } = useSettings();

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
