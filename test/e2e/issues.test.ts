import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { cast } from '../../sandbox/seed/cast.ts';
import { useCards } from './card-page.ts';
import { invoicesOfDeal } from './xero-truth.ts';

/*
 * What did not go through, worked off in a real browser on the whole house. With SCREENSHOTS_DIR set, each state is kept as a
 * picture.
 */
const on = useCards();
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const deals = [cast.deals.readyToInvoice, cast.deals.noLineItems];
const { finance, admin } = cast.users;

const main = () => on.page.getByRole('main');
const says = (words: string | RegExp) => main().getByText(words).first().waitFor();
const press = (name: string | RegExp) => main().getByRole('button', { name, exact: true }).first().click();
const open = (userId: number = finance.userId) => on.page.goto(`${on.house.workbench.url}/pages?user=${userId}`);
const control = async (path: string, body: object): Promise<void> => {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const answer = await fetch(`${on.house.xero.url}/__sandbox/${path}`, init);
  if (!answer.ok) throw new Error(await answer.text());
};

/** The whole page as a picture, and that everybody can read it. */
async function expectSound(picture: string): Promise<void> {
  await on.page.evaluate(await readFile(axe, 'utf8'));
  const faults = await on.page.evaluate(`axe.run().then(({ violations }) =>
    violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' | ')))`);
  expect(faults).toEqual([]);
  await on.picture(picture);
}

const contacts = () => on.house.xero.state.data.organisations[0]!.contacts.filter(({ status }) => status === 'ACTIVE');

/** Somebody archives every contact in Xero, or restores them, and Tieout hears nothing of it: its webhooks are kept back. */
async function setArchived(ids: string[], archived: boolean): Promise<void> {
  for (const contactId of ids)
    await control('edit', { contactId, changes: { status: archived ? 'ARCHIVED' : 'ACTIVE' } });
}

async function tryToBill(dealId: string): Promise<void> {
  await on.open('0-3', dealId, finance.userId);
  await on.page.getByRole('button', { name: 'Create invoice' }).click();
  const panel = on.page.getByRole('dialog', { name: 'Create invoice' });
  await panel.getByRole('button', { name: 'Create draft invoice' }).click();
  await panel.getByText('The invoice was not created').waitFor();
}

test('nothing is stuck, and who owns no record is told who can help', async () => {
  await open();
  await says('Nothing is stuck');
  await expectSound('issues-empty');
});

test('what Xero refused is on the page in its own words; mended and run again, it closes by itself', async () => {
  await control('webhooks', { mode: 'hold' });
  const ids = contacts().map(({ contactId }) => contactId);
  await setArchived(ids, true);
  for (const { dealId } of deals) await tryToBill(dealId);
  await on.page.getByRole('button', { name: 'See everything that did not go through' }).click();
  await main().getByRole('table').getByText('Not written to Xero').first().waitFor();
  for (const { name } of deals) await main().getByRole('link', { name }).waitFor();
  await expectSound('issues-open');

  await press('Details');
  const panel = on.page.getByRole('dialog', { name: 'Not written to Xero' });
  await panel
    .getByText(/is archived\. Restore it before using it on a document/)
    .first()
    .waitFor();
  await expectSound('issues-details');
  await panel.getByRole('button', { name: 'Close' }).first().click();

  await press('Run again');
  await says('0 of 1 went through');
  await expectSound('issues-refused-again');

  await setArchived(ids, false);
  await press('Run again');
  await says('1 of 1 went through');
  await main().getByLabel('Kind').selectOption({ label: 'Not written to Xero (1)' });
  await press('Run all 1 of this kind again');
  await says('Nothing of this kind');
  for (const { dealId } of deals) expect(await invoicesOfDeal(on.house.xero.url, dealId)).toHaveLength(1);

  await main().getByLabel('Show').selectOption({ label: 'Closed' });
  await says('Closed by itself: it went through.');
  await expectSound('issues-closed');
});

test('many issues come page by page, and one that nobody can run is put aside with a reason', async () => {
  const portalId = String(cast.portalId);
  const told = {
    portal_id: portalId,
    kind: 'written_twice',
    message: 'Xero has 2 invoices that were made for the same deal.',
  };
  const at = new Date();
  await on.house.store.withPortal(portalId, ({ db }) =>
    db
      .insertInto('issues')
      .values(
        Array.from({ length: 30 }, (_one, n) => ({
          ...{
            ...told,
            issue_id: `twice-${n}`,
            subject: `deal:${n}:whole`,
            vendor_words: '[]',
            fix: 'Void one in Xero.',
          },
          ...{ opened_at: at, last_seen_at: at },
        })),
      )
      .execute(),
  );
  await open(admin.userId);
  await press('Next page');
  await says('Page 2');
  await press('Details');
  const panel = on.page.getByRole('dialog', { name: 'Stands twice in Xero' });
  await panel.getByLabel('Why nothing needs to be done').fill('Both are meant.');
  await panel.getByRole('button', { name: 'Put aside' }).click();
  await on.page.getByText('The issue is put aside.').waitFor();
  await main().getByLabel('Show').selectOption({ label: 'Closed' });
  await says(/Put aside by .*: Both are meant\./);
});

test('who may see nothing of it reads so', async () => {
  const portalId = String(cast.portalId);
  const rule = {
    portal_id: portalId,
    subject_kind: 'user',
    subject_id: String(cast.users.rep.userId),
    right: 'none',
    scope: 'all',
  } as const;
  await on.house.store.withPortal(portalId, async ({ db }) => {
    await db.deleteFrom('access_rules').where('subject_id', '=', rule.subject_id).execute();
    await db.insertInto('access_rules').values(rule).execute();
  });
  await open(cast.users.rep.userId);
  await says(/You may not see this/);
  await expectSound('issues-no-permission');
});
