import { XeroClient, type AccountingApi } from 'xero-node';
import { connect, startSmall } from './testing/harness.ts';
import { themes, tracking } from './testing/small-settings.ts';
import { repeating, sentQuote } from './testing/small-templates.ts';
import { ids } from './testing/small-world.ts';
import type { XeroStandIn } from './start.ts';

const tenant = ids.organisation;
let xero: XeroStandIn;
let api: AccountingApi;
beforeAll(async () => {
  xero = await startSmall();
  api = new XeroClient().accountingApi;
  api.basePath = `${xero.url}/api.xro/2.0`;
  api.accessToken = (await connect(xero)).access_token;
});
afterAll(() => xero.close());

test('Xero’s own SDK reads every resource', async () => {
  const invoices = (
    await api.getInvoices(tenant, undefined, undefined, undefined, undefined, undefined, undefined, undefined, 1)
  ).body;
  expect(invoices.pagination?.itemCount).toBe(6);
  const partPaid = invoices.invoices?.find(({ invoiceID }) => invoiceID === ids.partPaid);
  expect(partPaid).toMatchObject({
    total: 130.4,
    amountDue: 90,
    date: new Date('2026-10-20'),
    lineItems: [{}, {}, {}],
  });
  expect((await api.getInvoice(tenant, ids.paid)).body.invoices).toMatchObject([
    { fullyPaidOnDate: new Date('2026-10-05') },
  ]);
  expect((await api.getContacts(tenant)).body.contacts).toMatchObject([{ name: 'Ada Ltd' }, { name: 'Café Zoë' }]);
  expect((await api.getContact(tenant, ids.ada)).body.contacts?.[0]?.balances?.accountsReceivable).toEqual({
    outstanding: 55,
    overdue: 90,
  });
  expect((await api.getCreditNotes(tenant)).body.creditNotes).toMatchObject([{ remainingCredit: 20 }]);
  expect((await api.getPayments(tenant)).body.payments).toHaveLength(2);
  expect((await api.getOverpayments(tenant)).body.overpayments).toMatchObject([{ remainingCredit: 15 }]);
  expect((await api.getPrepayments(tenant)).body.prepayments).toMatchObject([{ remainingCredit: 40 }]);
  expect((await api.getOrganisations(tenant)).body.organisations).toMatchObject([{ name: 'Small Ltd' }]);
  expect((await api.getAccounts(tenant)).body.accounts).toHaveLength(2);
  expect((await api.getTaxRates(tenant)).body.taxRates).toHaveLength(3);
  expect((await api.getItems(tenant)).body.items).toMatchObject([{ code: 'SIGN' }]);
  expect((await api.getCurrencies(tenant)).body.currencies).toHaveLength(2);
});

test('Xero’s own SDK reads quotes, what repeats, and how the organisation is set up', async () => {
  const [quote] = (await api.getQuotes(tenant, undefined, '2026-11-01', '2026-11-05')).body.quotes ?? [];
  expect(quote).toMatchObject({ quoteNumber: 'QU-0001', total: 130, lineAmountTypes: 'EXCLUSIVE' });
  expect((await api.getQuote(tenant, sentQuote)).body.quotes).toMatchObject([
    { lineItems: [{ unitAmount: 33.3333 }, {}] },
  ]);
  expect((await api.getQuoteAsPdf(tenant, sentQuote)).body.toString()).toContain('Quote QU-0001');
  expect((await api.getRepeatingInvoices(tenant)).body.repeatingInvoices).toMatchObject([{ total: 174 }]);
  const [template] = (await api.getRepeatingInvoice(tenant, repeating)).body.repeatingInvoices ?? [];
  expect(template?.schedule).toMatchObject({ unit: 'MONTHLY', nextScheduledDate: new Date('2026-12-02') });
  expect((await api.getItem(tenant, 'SIGN')).body.items).toMatchObject([{ name: 'Sign' }]);
  expect((await api.getBrandingThemes(tenant)).body.brandingThemes).toHaveLength(2);
  expect((await api.getBrandingTheme(tenant, themes.plain)).body.brandingThemes).toMatchObject([{ name: 'Plain' }]);
  const categories = await api.getTrackingCategories(tenant, undefined, undefined, true);
  expect(categories.body.trackingCategories).toMatchObject([{ options: [{}, {}, { status: 'ARCHIVED' }] }, {}]);
  const region = await api.getTrackingCategory(tenant, tracking.region);
  expect(region.body.trackingCategories).toMatchObject([{ name: 'Region' }]);
  const [user] = (await api.getUsers(tenant)).body.users ?? [];
  expect((await api.getUser(tenant, user?.userID ?? '')).body.users).toMatchObject([{ firstName: 'Ann' }]);
  expect((await api.getOrganisationActions(tenant)).body.actions).toHaveLength(13);
  expect((await api.getInvoiceReminders(tenant)).body.invoiceReminders).toEqual([{ enabled: true }]);
});

test('the SDK’s own way of saying “since” and of listing ids is understood', async () => {
  const since = new Date('2026-11-12T00:00:00.000Z');
  expect((await api.getInvoices(tenant, since)).body.invoices).toMatchObject([{ invoiceID: ids.partPaid }]);
  const { body } = await api.getInvoices(tenant, undefined, undefined, undefined, [ids.paid, ids.bill]);
  expect(body.invoices).toHaveLength(2);
});

test('a refusal reaches the SDK as its JSON text', async () => {
  await expect(api.getInvoices(ids.other)).rejects.toMatch(/"statusCode":403.*AuthenticationUnsuccessful/s);
});
