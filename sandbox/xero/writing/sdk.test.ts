import {
  Contacts,
  HistoryRecords,
  Invoices,
  Payment,
  PaymentDelete,
  RequestEmpty,
  XeroClient,
  type AccountingApi,
  type Contact,
  type HistoryRecord,
  type Invoice,
} from 'xero-node';
import { ids } from '../testing/small-world.ts';
import { connect } from '../testing/harness.ts';
import { bankAccount, startWriter, type Writer } from '../testing/writer.ts';

const tenant = ids.organisation;
let writer: Writer;
let api: AccountingApi;
beforeAll(async () => {
  writer = await startWriter();
  api = new XeroClient().accountingApi;
  api.basePath = `${writer.xero.url}/api.xro/2.0`;
  api.accessToken = (await connect(writer.xero)).access_token;
});
afterAll(() => writer.xero.close());

const invoice = {
  type: 'ACCREC',
  contact: { contactID: ids.ada },
  lineAmountTypes: 'Inclusive',
  date: '2026-11-20',
  dueDate: '2026-12-20',
  status: 'DRAFT',
  url: 'https://example.test/deal/1',
  lineItems: [{ description: 'Film', quantity: 3, unitAmount: 23.3333, accountCode: '200' }],
};

const invoices = (one: object) => Object.assign(new Invoices(), { invoices: [one as Invoice] });
const contacts = (one: object) => Object.assign(new Contacts(), { contacts: [one as Contact] });
const notes = (one: object) => Object.assign(new HistoryRecords(), { historyRecords: [one as HistoryRecord] });

test('Xero’s own SDK makes a customer, bills, approves, sends, shows, notes, takes money and gives it back', async () => {
  const sdk = { name: 'Sdk Ltd', contactNumber: 'S', contactStatus: 'ACTIVE' };
  const [customer] = (await api.createContacts(tenant, contacts(sdk), false, 'c1')).body.contacts ?? [];
  expect(customer).toMatchObject({ name: 'Sdk Ltd' });
  await api.updateContact(tenant, customer?.contactID ?? '', contacts({ emailAddress: 'a@b.test' }));

  const asked = { ...invoice, contact: { contactID: customer?.contactID ?? '' } };
  const made = await api.createInvoices(tenant, invoices(asked), false, 4, 'k1');
  const again = await api.createInvoices(tenant, invoices(asked), false, 4, 'k1');
  const [draft] = made.body.invoices ?? [];
  const invoiceId = draft?.invoiceID ?? '';
  expect(draft).toMatchObject({ status: 'DRAFT', total: 70, totalTax: 11.67, statusAttributeString: 'OK' });
  expect(again.body.invoices?.[0]?.invoiceID).toBe(invoiceId);

  const approval = invoices({ status: 'AUTHORISED' });
  expect((await api.updateInvoice(tenant, invoiceId, approval, 4)).body.invoices).toMatchObject([
    { status: 'AUTHORISED', lineItems: [{ unitAmount: 23.3333 }], date: new Date('2026-11-20') },
  ]);
  expect((await api.emailInvoice(tenant, invoiceId, new RequestEmpty())).response.status).toBe(204);
  const online = (await api.getOnlineInvoice(tenant, invoiceId)).body.onlineInvoices;
  expect(online).toMatchObject([{ onlineInvoiceUrl: `${writer.xero.url}/invoices/${invoiceId}` }]);
  await api.createInvoiceHistory(tenant, invoiceId, notes({ details: 'Chased' }));
  const { historyRecords } = (await api.getInvoiceHistory(tenant, invoiceId)).body;
  expect(historyRecords?.map(({ changes }) => changes)).toEqual(['Note', 'Invoice sent', 'Approved', 'Created']);
  expect((await api.getInvoiceAsPdf(tenant, invoiceId)).body.toString()).toContain('%PDF-1.4');

  const payment = Object.assign(new Payment(), {
    invoice: { invoiceID: invoiceId },
    account: { accountID: bankAccount },
    amount: 70,
  });
  const [paid] = (await api.createPayment(tenant, payment)).body.payments ?? [];
  expect((await api.getInvoice(tenant, invoiceId)).body.invoices).toMatchObject([{ status: 'PAID', amountDue: 0 }]);
  const deleted = await api.deletePayment(
    tenant,
    paid?.paymentID ?? '',
    Object.assign(new PaymentDelete(), { status: 'DELETED' }),
  );
  expect(deleted.body.payments).toMatchObject([{ status: 'DELETED' }]);
  const voided = invoices({ status: 'VOIDED' });
  expect((await api.updateInvoice(tenant, invoiceId, voided)).body.invoices).toMatchObject([{ status: 'VOIDED' }]);
});

test('a refusal reaches the SDK as its JSON text, or as validation errors when asked for', async () => {
  const bad = invoices({ ...invoice, lineItems: [] });
  await expect(api.createInvoices(tenant, bad, true)).rejects.toMatch(
    /"statusCode":400.*One or more line items must be specified/s,
  );
  expect((await api.updateOrCreateInvoices(tenant, bad, false)).body.invoices).toMatchObject([
    { statusAttributeString: 'ERROR', validationErrors: [{ message: 'One or more line items must be specified' }] },
  ]);
});
