import { cast } from '../../sandbox/seed/cast.ts';
import { patience } from '../support/rough-day.ts';
import { useCards } from './card-page.ts';
import { invoicesOfDeal } from './xero-truth.ts';

/* On one deal's card: a rep submits, finance returns with a reason, the rep submits again, finance approves and sends. */
const cards = useCards();
const deal = cast.deals.noLineItems;
const { admin, finance, rep } = cast.users;

/** An admin has set that reps may submit. */
async function letRepsSubmit(): Promise<void> {
  const mine = { portal_id: String(cast.portalId), tenant_id: cast.organisationId, version: 1 };
  const by = { changed_by: String(admin.userId), changed_by_email: 'admin@acme.test', changed_at: new Date() };
  const rule = { id: 'reps', who: { kind: 'anyone' }, pipelineId: null, upTo: null, mode: 'submit' };
  const document = JSON.stringify({ rules: [rule] });
  await cards.house.store.withPortal(mine.portal_id, ({ db }) =>
    db
      .insertInto('billing_settings')
      .values({ ...mine, ...by, topic: 'approval', document })
      .execute(),
  );
}

const inXero = async () => (await invoicesOfDeal(cards.house.xero.url, deal.dealId)).map(({ Status }) => Status);
const open = (userId: number) => cards.open('0-3', deal.dealId, userId);
const card = () => cards.page.getByRole('tabpanel');
const panel = (name: string | RegExp) => cards.page.getByRole('dialog', { name });
const slowly = { timeout: patience(40_000) };

test(
  'submitted, returned with a reason, submitted again, approved and sent',
  async () => {
    await letRepsSubmit();
    await open(rep.userId);
    await card().getByRole('button', { name: 'Create invoice' }).click();
    const creating = panel('Create invoice');
    await creating.getByRole('radio', { name: /^For approval/ }).click();
    await creating.getByLabel('Note for whoever approves').fill('As discussed on the phone.');
    await cards.picture('submit-for-approval');
    await creating.getByRole('button', { name: 'Create and submit' }).click();
    await creating.getByText(/^Invoice INV-\d+ is in Xero$/).waitFor(slowly);
    expect(await inXero()).toEqual(['SUBMITTED']);

    await open(finance.userId);
    await card().getByText('Note: As discussed on the phone.').waitFor();
    await cards.picture('waiting-for-approval');
    await card().getByRole('button', { name: 'Return' }).click();
    await panel(/^Return invoice/)
      .getByLabel('Why it is returned')
      .fill('The amount is last year’s.');
    await panel(/^Return invoice/)
      .getByRole('button', { name: 'Return it' })
      .click();
    await card().getByText('The amount is last year’s.').waitFor(slowly);
    expect(await inXero()).toEqual(['DRAFT']);

    await open(rep.userId);
    await card().getByText('The amount is last year’s.').waitFor();
    await cards.picture('returned');
    await cards.page.getByLabel('Amount', { exact: true }).fill('1900');
    await cards.page.getByRole('button', { name: 'Save' }).click();
    await card().getByRole('button', { name: 'Submit again' }).click();
    const again = panel('Submit again');
    await again.getByText('GBP 1,900.00').first().waitFor(slowly);
    await again.getByRole('button', { name: 'Submit for approval' }).click();
    await again.getByText(/waits for approval$/).waitFor(slowly);
    expect(await inXero()).toEqual(['SUBMITTED']);

    await open(finance.userId);
    await card().getByRole('button', { name: 'Approve and send' }).click();
    await cards.picture('approve-and-send');
    await panel(/^Approve invoice/)
      .getByRole('button', { name: 'Approve and send' })
      .click();
    await card()
      .getByText('Sent', { exact: true })
      .waitFor({ timeout: patience(40_000) });
    await cards.picture('approved-and-sent');
    expect(await inXero()).toEqual(['AUTHORISED']);
  },
  patience(180_000),
);
