import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { cast } from '../../sandbox/seed/cast.ts';
import { patience } from '../support/rough-day.ts';
import { waitFor } from '../support/wait-for.ts';
import { useCards } from './card-page.ts';
import { invoicesOfDeal } from './xero-truth.ts';

/* What is submitted for approval, in a real browser on the whole house: on the deal of the rep, and on the page of finance. */
const on = useCards();
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const { admin, finance, rep } = cast.users;
const { dealId } = cast.deals.noLineItems;

const main = () => on.page.getByRole('main');
const slowly = { timeout: patience(40_000) };
const invoices = () => invoicesOfDeal(on.house.xero.url, dealId);
const inXero = () =>
  on.house.xero.state.data.organisations[0]!.invoices.filter(({ url }) => url?.includes(`/0-3/${dealId}?tieout=`));

/** Whoever may invoice may submit, however much it is. */
async function letEverybodySubmit(): Promise<void> {
  const portalId = String(cast.portalId);
  const who = { portal_id: portalId, tenant_id: cast.organisationId, topic: 'approval', version: 1 } as const;
  const by = { changed_by: String(admin.userId), changed_by_email: 'admin@acme.test', changed_at: new Date() };
  const rule = { id: 'all', who: { kind: 'anyone' }, pipelineId: null, upTo: null, mode: 'submit' };
  await on.house.store.withPortal(portalId, ({ db }) =>
    db
      .insertInto('billing_settings')
      .values({ ...who, ...by, document: JSON.stringify({ rules: [rule] }) })
      .execute(),
  );
}

async function editDeal(properties: Record<string, string>): Promise<void> {
  const init = {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ properties }),
  };
  const answer = await fetch(`${on.house.hubspot.url}/__sandbox/crm/deals/${dealId}`, init);
  if (!answer.ok) throw new Error(await answer.text());
}

/** Opens what waits as finance, ready to decide. */
async function decide() {
  await on.page.goto(`${on.house.workbench.url}/pages/approvals?user=${finance.userId}`);
  await main().getByRole('button', { name: 'Decide' }).click();
  const [invoice] = await invoices();
  return on.page.getByRole('dialog', { name: `Invoice ${invoice!.InvoiceNumber}` });
}

test('it is reached from the issues, says that nothing waits, and can be read by everybody', async () => {
  await on.page.goto(`${on.house.workbench.url}/pages?user=${finance.userId}`);
  await main().getByRole('link', { name: 'What waits for approval' }).click();
  await main().getByText('Nothing waits for approval').waitFor();
  await on.page.evaluate(await readFile(axe, 'utf8'));
  expect(await on.page.evaluate('axe.run().then(({ violations }) => violations.map(({ id }) => id))')).toEqual([]);
  await on.picture('approvals-empty');
});

test('a rep is told that own askings alone are shown', async () => {
  await on.page.goto(`${on.house.workbench.url}/pages/approvals?user=${rep.userId}`);
  await main().getByText('Yours: you see what you have submitted.').waitFor();
});

test(
  'a rep submits, finance returns it with a reason, the rep mends the deal, finance approves and sends the same invoice',
  async () => {
    await letEverybodySubmit();
    await on.open('0-3', dealId);
    const card = on.page.getByRole('tabpanel');
    await on.page.getByRole('button', { name: 'Create invoice' }).click();
    const panel = on.page.getByRole('dialog', { name: 'Create invoice' });
    await panel.getByRole('radio', { name: /^For approval/ }).click();
    await panel.getByLabel('Note for whoever approves').fill('Agreed by telephone.');
    await panel.getByRole('button', { name: 'Create and submit' }).click();
    await panel.getByText(/^Invoice INV-\d+ is in Xero$/).waitFor(slowly);
    await on.picture('approval-submitted');
    expect(await invoices()).toMatchObject([{ Status: 'SUBMITTED' }]);

    const first = await decide();
    await first.getByText('Agreed by telephone.').first().waitFor();
    await on.picture('approval-decide');
    await first.getByLabel('What is to be mended').fill('The price is the old one.');
    await first.getByRole('button', { name: 'Return as a draft' }).click();
    await on.page.getByText(/is returned: it is a draft again/).waitFor(slowly);
    expect(await invoices()).toMatchObject([{ Status: 'DRAFT' }]);

    await editDeal({ amount: '1234.50' });
    await on.open('0-3', dealId);
    await card.getByText('The price is the old one.').waitFor(slowly);
    await on.picture('approval-returned');
    await card.getByRole('button', { name: 'Submit again' }).click();
    const again = on.page.getByRole('dialog', { name: 'Submit again' });
    await again.getByRole('button', { name: 'Submit for approval' }).click();
    await again.getByText(/waits for approval$/).waitFor(slowly);
    expect(await invoices()).toMatchObject([{ Status: 'SUBMITTED' }]);

    const second = await decide();
    await second.getByRole('button', { name: 'Approve and send' }).click();
    await on.page.getByText(/is approved and awaits payment/).waitFor(slowly);
    expect(inXero()).toMatchObject([{ status: 'AUTHORISED', lines: [{ unitAmount: '1234.5' }] }]);
    // The mail goes out by itself, and a card that is open does not know.
    const isSent = async (): Promise<boolean> => {
      await on.open('0-3', dealId);
      await card.getByText('Awaiting payment').first().waitFor(slowly);
      return card.getByText('Sent', { exact: true }).first().isVisible();
    };
    await waitFor(isSent, { what: 'the mail', timeoutMs: 40_000 });
    await on.picture('approval-sent');
  },
  patience(180_000),
);
