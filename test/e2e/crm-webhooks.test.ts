import { cast } from '../../sandbox/seed/cast.ts';
import { patience } from '../support/rough-day.ts';
import { waitFor } from '../support/wait-for.ts';
import { useCards } from './card-page.ts';

/* What somebody edits in HubSpot reaches the cards by a webhook, and what an admin wants written reaches HubSpot's records. */
const on = useCards();
const admin = cast.users.admin.userId;
const { dealId } = cast.deals.customerOwesMuch;

/** The company that HubSpot shows with the deal. */
async function companyOfDeal(): Promise<string> {
  const answer = await fetch(`${on.house.hubspot.url}/__sandbox/crm/deals/${dealId}/associations/companies`);
  const { results } = (await answer.json()) as { results: { record: { id: string } }[] };
  return results[0]!.record.id;
}

test('a company that is renamed is called so on the card of its deal, within seconds and without a refresh', async () => {
  const name = 'Renamed Just Now Ltd';
  await on.open('0-2', await companyOfDeal(), admin);
  await on.page.getByLabel('Name', { exact: true }).fill(name);
  await on.page.getByRole('button', { name: 'Save' }).click();
  await on.page.getByRole('heading', { level: 1, name }).waitFor();
  const isRenamed = async (): Promise<boolean> => {
    await on.open('0-3', dealId, admin);
    return (await on.words()).includes(name);
  };
  await waitFor(isRenamed, { what: 'the new name', timeoutMs: patience(10_000) });
});

test('an admin switches on that standing is written, and it stands among the properties of the company', async () => {
  const company = cast.manyInvoices.companyId;
  await on.page.goto(`${on.house.workbench.url}/connected-apps/settings?user=${admin}`);
  await on.page.getByRole('tab', { name: 'HubSpot properties' }).click();
  const standing = on.page.getByRole('switch').first();
  await standing.click();
  await on.page.getByText('Standing and dates are being written.').waitFor();
  expect(await standing.isChecked()).toBe(true);
  await on.picture('settings-properties');
  const written = async (): Promise<boolean> => {
    await on.open('0-2', company, admin);
    await on.page.getByText('All properties').click();
    const shown = await on.page.locator('.all-properties').innerText();
    return /tieout_standing\s+\w+/.test(shown) && /tieout_oldest_overdue_days\s+\d+/.test(shown);
  };
  await waitFor(written, { what: 'the properties of the group Tieout', timeoutMs: patience(30_000) });
});
