import { Payment, RequestEmpty, type AccountingApi } from 'xero-node';
import { ids } from '../../sandbox/xero/testing/small-world.ts';
import { bankAccount } from '../../sandbox/xero/testing/writer.ts';
import { difference } from '../../scripts/live-contract/cases/expected.ts';
import { askXero, type XeroCase } from '../../scripts/live-contract/cases/xero-account.ts';
import { xeroRefusalCases } from '../../scripts/live-contract/cases/xero-refusals.ts';
import {
  accountOf,
  caseAccount,
  contactsOf,
  groupsOf,
  invoicesOf,
  itemsOf,
  notesOf,
  paymentTo,
  refused,
  startSdk,
  tenant,
  type Sdk,
} from './support/xero-sdk.ts';

/*
 * Every text that Xero is known to refuse a document with, provoked by Xero's own SDK: the words are those of
 * sandbox/BEHAVIOUR.md, which says where each is known from. Those that any
 * organisation can be asked stand in scripts/live-contract/cases.
 */

let sdk: Sdk;
/** The id of a contact group. */
let group: string;

beforeAll(async () => {
  sdk = await startSdk();
  const { accounts, taxRates, contacts } = sdk.organisation;
  const [sales, bank] = accounts;
  const [rate] = taxRates;
  accounts.push(
    { ...sales!, accountId: 'x1', code: '205', status: 'ARCHIVED' },
    { ...bank!, accountId: 'x2', code: '090', enablePaymentsToAccount: false },
    { ...sales!, accountId: 'x3', code: '400', class: 'EXPENSE', type: 'OVERHEADS' },
  );
  taxRates.push({ ...rate!, taxType: 'INPUT2', canApplyTo: { ...rate!.canApplyTo, revenue: false } });
  contacts.push({ ...contacts[1]!, contactId: ids.bill, name: 'Merged', contactNumber: 'M-1', status: 'ARCHIVED' });
  Object.assign(sdk.organisation, { periodLockDate: '2026-06-30', endOfYearLockDate: '2026-03-31' });
  const made = await sdk.api.createContactGroup(tenant, groupsOf({ name: 'Regulars' }));
  group = made.body.contactGroups![0]!.contactGroupID!;
});
afterAll(() => sdk.xero.close());

type Provoke = (api: AccountingApi) => Promise<unknown>;
type Row = [text: string, provoke: Provoke];

const NOT_FOUND = 'The document with the supplied id was not found for this endpoint.';

const putContact =
  (one: object): Provoke =>
  (api) =>
    api.createContacts(tenant, contactsOf(one));

const line = { description: 'x', quantity: 1, unitAmount: 10, accountCode: '200' };
const smallest = {
  type: 'ACCREC',
  contact: { contactID: ids.ada },
  lineItems: [line],
  dueDate: '2026-12-22',
  status: 'AUTHORISED',
};
const putInvoice =
  (changes: object): Provoke =>
  (api) =>
    api.createInvoices(tenant, invoicesOf({ ...smallest, ...changes }));
const putLine = (changes: object): Provoke => putInvoice({ lineItems: [{ ...line, ...changes }] });
const postInvoice =
  (id: string, changes: object): Provoke =>
  (api) =>
    api.updateInvoice(tenant, id, invoicesOf(changes));

const paying =
  (changes: object): Provoke =>
  (api) => {
    const payment = { invoice: { invoiceID: ids.dueToday }, account: { accountID: bankAccount }, amount: 5 };
    return api.createPayment(tenant, Object.assign(new Payment(), payment, { date: '2026-11-20' }, changes));
  };

const ofContacts: Row[] = [
  [
    'Another contact has this contact number. Please enter a different contact number.',
    putContact({ name: 'New', contactNumber: 'M-1' }),
  ],
  ['Email address must be valid', putContact({ name: 'New', emailAddress: 'jürgen@example.test' })],
  [NOT_FOUND, (api) => api.updateOrCreateContacts(tenant, contactsOf({ contactID: ids.paid, name: 'New' }))],
];

const ofInvoices: Row[] = [
  ['Invoice # must be unique.', putInvoice({ invoiceNumber: 'inv-0001' })],
  ["Account code '090' is not a valid code for this document.", putLine({ accountCode: '090', taxType: 'NONE' })],
  [
    "Account code '205' has been archived, or has been deleted. Each line item must reference a valid account.",
    putLine({ accountCode: '205' }),
  ],
  ["The TaxType code 'INPUT2' cannot be used with account code '200'.", putLine({ taxType: 'INPUT2' })],
  [
    'The document date cannot be before the period lock date, currently set at 30 June 2026',
    putInvoice({ date: '2026-06-30' }),
  ],
  [
    'The document date cannot be before the end of year lock date, currently set at 31 March 2026',
    putInvoice({ date: '2026-03-31' }),
  ],
  ['Invoice not of valid status for modification', postInvoice(ids.voided, { reference: 'x' })],
  ['Invoice not of valid status for modification', postInvoice(ids.dueToday, { status: 'DRAFT' })],
  [
    'This document cannot be edited as it has a payment or credit note allocated to it.',
    postInvoice(ids.partPaid, { lineItems: [line] }),
  ],
  [
    'This document cannot be edited as it has a payment or credit note allocated to it.',
    postInvoice(ids.paid, { status: 'VOIDED' }),
  ],
  [
    "The contact 'Bob' is archived. Restore it before using it on a document.",
    putInvoice({ contact: { contactID: ids.bob } }),
  ],
];

const ofPayments: Row[] = [
  ['Payment amount exceeds the amount outstanding on this document', paying({ amount: 100.01 })],
  ['Payments can only be made against authorised documents', paying({ invoice: { invoiceID: ids.draft } })],
  ['Payments can only be made against authorised documents', paying({ invoice: { invoiceID: ids.paid } })],
  ['Account could not be found.', paying({ account: { code: '999' } })],
  ['Account type is not valid for payments.', paying({ account: { code: '400' } })],
  [NOT_FOUND, paying({ invoice: { invoiceID: ids.ada } })],
  [
    'The payment date cannot be before the period lock date, currently set at 30 June 2026',
    paying({ date: '2026-06-01' }),
  ],
  [
    'Payments can only be deleted',
    (api) => api.deletePayment(tenant, sdk.organisation.invoices[0]!.payments[0]!.paymentId, paymentTo('AUTHORISED')),
  ],
];

const ofMail: Row[] = [
  [
    'Only sales invoices that are SUBMITTED, AUTHORISED or PAID can be emailed',
    (api) => api.emailInvoice(tenant, ids.draft, new RequestEmpty()),
  ],
  ['The contact has no email address', (api) => api.emailInvoice(tenant, ids.dueToday, new RequestEmpty())],
  ['No online invoice is available for it', (api) => api.getOnlineInvoice(tenant, ids.draft)],
  ['Details must be specified', (api) => api.createInvoiceHistory(tenant, ids.paid, notesOf(' '))],
];

const dollars = { code: '091', name: 'Dollars', type: 'BANK', bankAccountNumber: '1', currencyCode: 'USD' };
const ofSettings: Row[] = [
  [
    'Unable to assign an Archived contact.',
    (api) => api.createContactGroupContacts(tenant, group, contactsOf({ contactID: ids.bob })),
  ],
  [
    "The current organisation is not subscribed to currency 'USD'.",
    (api) => api.createAccount(tenant, accountOf(dollars)),
  ],
  [
    "Account code '999' has been removed as it does not match a recognised account.",
    (api) => api.createItems(tenant, itemsOf({ code: 'FILM', salesDetails: { accountCode: '999' } })),
  ],
];

test.each(xeroRefusalCases.map((one): [string, XeroCase] => [one.name, one]))('%s', async (_name, one) => {
  const before = await sdk.control('/state');
  expect(difference(await askXero(one, caseAccount(sdk)), one.expected)).toBeNull();
  expect(await sdk.control('/state')).toMatchObject({ data: (before as { data: object }).data });
});

test.each([...ofContacts, ...ofInvoices, ...ofPayments, ...ofMail, ...ofSettings])('“%s”', async (text, provoke) => {
  const before = await sdk.control('/state');
  const { status, body, messages } = await refused(provoke(sdk.api));
  expect([status, body]).toMatchObject([
    400,
    { ErrorNumber: 10, Type: 'ValidationException', Message: 'A validation exception occurred' },
  ]);
  expect(messages).toContain(text);
  expect(await sdk.control('/state')).toMatchObject({ data: (before as { data: object }).data });
});

test('in a batch that is not summarised, the same words stand beside the document that they are about', async () => {
  const both = invoicesOf({ ...smallest, invoiceNumber: 'INV-0001' }, smallest);
  const { response, body } = await sdk.api.createInvoices(tenant, both, false, 4);
  expect(response.status).toBe(200);
  expect(body.invoices).toMatchObject([
    {
      statusAttributeString: 'ERROR',
      hasErrors: true,
      validationErrors: [{ message: 'Invoice # must be unique.' }],
    },
    { statusAttributeString: 'OK' },
  ]);
});

test('“Only AUTHORISED invoices may have SentToContact updated.” is a warning, and the invoice is made', async () => {
  const draft = invoicesOf({ ...smallest, status: 'DRAFT', sentToContact: true });
  const { body } = await sdk.api.createInvoices(tenant, draft, false);
  expect(body.invoices).toMatchObject([
    {
      statusAttributeString: 'WARNING',
      sentToContact: false,
      warnings: [{ message: 'Only AUTHORISED invoices may have SentToContact updated.' }],
    },
  ]);
});

test('“Payment has already been deleted.”', async () => {
  const { body } = (await paying({ amount: 1 })(sdk.api)) as { body: { payments?: Payment[] } };
  const remove = () => sdk.api.deletePayment(tenant, body.payments![0]!.paymentID!, paymentTo());
  await remove();
  expect((await refused(remove())).messages).toEqual(['Payment has already been deleted.']);
});
