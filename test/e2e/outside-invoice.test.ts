import { cast } from '../../sandbox/seed/cast.ts';
import { consentAtXero } from '../../scripts/provision/stand-ins.ts';
import { testSecrets } from '../../scripts/test/secrets.ts';
import { XERO_SCOPES } from '../../src/tenancy/scopes.ts';
import { patience } from '../support/rough-day.ts';
import { waitFor } from '../support/wait-for.ts';
import { useCards } from './card-page.ts';
import { invoicesOfDeal } from './xero-truth.ts';

/* Another app has billed the customer of a won deal in Xero: the deal is tied to that invoice instead of being billed twice. */
const cards = useCards();
const { noLineItems: deal } = cast.deals;
const { finance } = cast.users;
const portalId = String(cast.portalId);
const [contactId = ''] = cast.paysLate.xeroContactIds;

/** What another app does in Xero, by its API: an approved invoice of 1,850.00 and tax. */
async function billElsewhere(): Promise<string> {
  const { url } = cards.house.xero;
  const { code, redirectUri } = await consentAtXero(url, XERO_SCOPES);
  const basic = btoa(`xero-client:${testSecrets['the client secret of Xero']}`);
  const exchanged = await fetch(`${url}/connect/token`, {
    method: 'POST',
    headers: { Authorization: `Basic ${basic}` },
    body: new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri: redirectUri }),
  });
  const { access_token: token } = (await exchanged.json()) as { access_token: string };
  const line = { Description: 'Signage', Quantity: 1, UnitAmount: 1850, AccountCode: '200', TaxType: 'OUTPUT2' };
  const today = new Date().toISOString().slice(0, 10);
  const invoice = { Type: 'ACCREC', Status: 'AUTHORISED', Contact: { ContactID: contactId }, LineItems: [line] };
  const made = await fetch(`${url}/api.xro/2.0/Invoices`, {
    method: 'PUT',
    headers: {
      ...{ Authorization: `Bearer ${token}`, 'xero-tenant-id': cast.organisationId },
      ...{ Accept: 'application/json', 'Content-Type': 'application/json' },
    },
    body: JSON.stringify({ Invoices: [{ ...invoice, Date: today, DueDate: today }] }),
  });
  const { Invoices } = (await made.json()) as { Invoices: { InvoiceNumber: string }[] };
  const number = Invoices[0]?.InvoiceNumber ?? '';
  const isMirrored = () =>
    cards.house.store.withPortal(portalId, async ({ db }) => {
      const rows = db.selectFrom('mirror_invoices').select('invoice_id').where('invoice_number', '=', number);
      return (await rows.execute()).length > 0;
    });
  await waitFor(isMirrored, { what: 'the invoice in the mirror', timeoutMs: 30_000 });
  return number;
}

/** Another won deal of the same customer. */
async function secondDeal(): Promise<string> {
  const person = async (path: string, body: object): Promise<{ id: string }> => {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const answer = await fetch(`${cards.house.hubspot.url}/__sandbox/crm/${path}`, init);
    if (!answer.ok) throw new Error(await answer.text());
    return (answer.status === 204 ? { id: '' } : await answer.json()) as { id: string };
  };
  const properties = { dealname: 'Second sign', pipeline: 'default', dealstage: 'closedwon', amount: '1850' };
  const { id } = await person('deals', { properties });
  await person(`deals/${id}/associations/companies/${cast.paysLate.companyId}`, { primary: true });
  const isMirrored = () =>
    cards.house.store.withPortal(portalId, async ({ db }) => {
      const rows = db.selectFrom('crm_deals').select('company_id').where('object_id', '=', id);
      return (await rows.executeTakeFirst())?.company_id != null;
    });
  await waitFor(isMirrored, { what: 'the deal and its company in the mirror', timeoutMs: 30_000 });
  return id;
}

test('what was billed elsewhere is warned of, linked instead of billed twice, refused to a second deal, and unlinked', async () => {
  const [number, other] = [await billElsewhere(), await secondDeal()];
  const { page } = cards;
  await cards.open('0-3', deal.dealId, finance.userId);
  await page.getByRole('button', { name: 'Create invoice' }).click();
  const draft = page.getByRole('dialog', { name: 'Create invoice' });
  await draft
    .getByText(new RegExp(`${number} of GBP\\s2,220\\.00 from .* was made elsewhere for this customer`))
    .waitFor();
  expect(await draft.getByRole('button', { name: 'Create draft invoice' }).isEnabled()).toBe(true);
  await cards.picture('billed-elsewhere');
  await draft.getByRole('button', { name: 'Link it' }).click();
  const card = page.getByRole('tabpanel');
  await card.getByRole('button', { name: 'Unlink' }).waitFor({ timeout: patience(20_000) });
  expect(await invoicesOfDeal(cards.house.xero.url, deal.dealId)).toEqual([]);
  await draft.getByRole('button', { name: 'Close' }).last().click();
  await cards.says(number);
  await cards.picture('linked-invoice');

  await cards.open('0-3', other, finance.userId);
  await card.getByRole('button', { name: 'Link an invoice' }).click();
  const panel = page.getByRole('dialog', { name: 'Link an invoice' });
  await panel.getByLabel('Number, reference or amount').fill(number);
  await panel.getByLabel('Number, reference or amount').press('Enter');
  await panel.getByText(`It bills the deal “${deal.name}” now.`).waitFor();
  await cards.picture('link-an-invoice');
  await panel.getByRole('button', { name: 'Move here' }).click();
  await panel.getByRole('button', { name: 'Leave it there' }).click();
  await panel.getByRole('button', { name: 'Move here' }).waitFor();
  await panel.getByRole('button', { name: 'Close' }).last().click();
  await card.getByText('This deal has not been invoiced yet.').waitFor();

  await cards.open('0-3', deal.dealId, finance.userId);
  await card.getByRole('button', { name: 'Unlink' }).click();
  const modal = page.getByRole('dialog', { name: `Unlink invoice ${number}?` });
  await modal.getByRole('button', { name: 'Unlink' }).click();
  await card.getByText('This deal has not been invoiced yet.').waitFor({ timeout: patience(20_000) });
});
