import { ids } from '../testing/small-world.ts';
import { approved, startWriter, type Writer } from '../testing/writer.ts';
import type { Wire } from '../wire/wire.ts';
import { KNOWN } from './known-fields.ts';

/* A value of another kind than the field holds is refused in every field, also in those that Xero works out by itself. */

let writer: Writer;
beforeAll(async () => (writer = await startWriter()));
afterAll(() => writer.xero.close());

/** Where documents of each kind are sent to, and how what holds the fields stands in such a body. */
const PLACES: Readonly<Record<string, { path: string; within: (fields: Wire) => Wire }>> = {
  ...Object.fromEntries(
    ['Contacts', 'Invoices', 'CreditNotes', 'Payments', 'Quotes', 'RepeatingInvoices', 'Accounts', 'Items']
      .concat('ContactGroups', 'TrackingCategories')
      .map((name) => [name, { path: `/${name}`, within: (fields: Wire) => fields }]),
  ),
  Options: { path: '/TrackingCategories', within: (fields) => ({ Options: [fields] }) },
  Contact: { path: '/Invoices', within: (Contact) => ({ Contact }) },
  LineItems: { path: '/Invoices', within: (fields) => ({ LineItems: [fields] }) },
  Tracking: { path: '/Invoices', within: (fields) => ({ LineItems: [{ Tracking: [fields] }] }) },
  Item: { path: '/Quotes', within: (Item) => ({ LineItems: [{ Item }] }) },
  Schedule: { path: '/RepeatingInvoices', within: (Schedule) => ({ Schedule }) },
  Invoice: { path: '/Payments', within: (Invoice) => ({ Invoice }) },
  CreditNote: { path: '/Payments', within: (CreditNote) => ({ CreditNote }) },
  Account: { path: '/Payments', within: (Account) => ({ Account }) },
  PurchaseDetails: { path: '/Items', within: (PurchaseDetails) => ({ PurchaseDetails }) },
  SalesDetails: { path: '/Items', within: (SalesDetails) => ({ SalesDetails }) },
  SalesTrackingCategories: { path: '/Contacts', within: (fields) => ({ SalesTrackingCategories: [fields] }) },
  PurchasesTrackingCategories: { path: '/Contacts', within: (fields) => ({ PurchasesTrackingCategories: [fields] }) },
  Addresses: { path: '/Contacts', within: (fields) => ({ Addresses: [fields] }) },
  Phones: { path: '/Contacts', within: (fields) => ({ Phones: [fields] }) },
  ContactPersons: { path: '/Contacts', within: (fields) => ({ ContactPersons: [fields] }) },
  PaymentTerms: { path: '/Contacts', within: (PaymentTerms) => ({ PaymentTerms }) },
  Bills: { path: '/Contacts', within: (Bills) => ({ PaymentTerms: { Bills } }) },
  Sales: { path: '/Contacts', within: (Sales) => ({ PaymentTerms: { Sales } }) },
  Allocations: { path: `/CreditNotes/${ids.note}/Allocations`, within: (fields) => fields },
  HistoryRecords: { path: `/Invoices/${ids.paid}/History`, within: (fields) => fields },
};

const texts = (...lines: string[]): readonly string[] => lines.join(' ').split(' ');

const ADDRESS = 'AddressLine1 AddressLine2 AddressLine3 AddressLine4 City Region PostalCode Country AttentionTo';
const CONTACT = texts(
  'ContactNumber AccountNumber Name FirstName LastName CompanyNumber EmailAddress BankAccountDetails TaxNumber',
  'AccountsReceivableTaxType AccountsPayableTaxType XeroNetworkKey SalesDefaultAccountCode Website',
  'PurchasesDefaultAccountCode TrackingCategoryName TrackingCategoryOption',
);
const ACCOUNT = texts('Code Name BankAccountNumber Description TaxType ReportingCode ReportingCodeName');
const ITEM = texts('Code InventoryAssetAccountCode Name Description PurchaseDescription');
const PRICE = texts('AccountCode COGSAccountCode TaxType');
const TRACKED = texts('TrackingCategoryName TrackingOptionName');

/** The fields that any words fit, by what holds them. */
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  Contacts: CONTACT,
  Contact: CONTACT,
  Invoices: texts('InvoiceNumber Url Reference'),
  Invoice: texts('InvoiceNumber Url Reference'),
  CreditNotes: texts('CreditNoteNumber Reference'),
  CreditNote: texts('CreditNoteNumber Reference'),
  Payments: texts('InvoiceNumber CreditNoteNumber Code Reference BankAccountNumber Particulars Details'),
  Quotes: texts('QuoteNumber Terms Title Summary Reference'),
  RepeatingInvoices: ['Reference'],
  LineItems: texts('Description ItemCode AccountCode TaxType'),
  Accounts: ACCOUNT,
  Account: ACCOUNT,
  ContactGroups: ['Name'],
  Items: ITEM,
  Item: ITEM,
  PurchaseDetails: PRICE,
  SalesDetails: PRICE,
  Tracking: texts('Name Option'),
  TrackingCategories: texts('Name name Option'),
  Options: texts('Name name'),
  SalesTrackingCategories: TRACKED,
  PurchasesTrackingCategories: TRACKED,
  Addresses: texts(ADDRESS),
  Phones: texts('PhoneNumber PhoneAreaCode PhoneCountryCode'),
  ContactPersons: texts('FirstName LastName EmailAddress'),
  HistoryRecords: texts('Details Changes User'),
};

const takesWords = (holder: string, field: string): boolean =>
  field === 'StatusAttributeString' || (TEXTS[holder] ?? []).includes(field);

/** What became of a document with one field of this value: undefined when it was refused for that very field. */
const notRefused = async (holder: string, field: string, value: unknown): Promise<string | undefined> => {
  const { path, within } = PLACES[holder]!;
  const { status, body } = await writer.send('PUT', path, { body: within({ [field]: value }) });
  const words = `Error converting value ${JSON.stringify(value)}. Path '`;
  const message = String(body['Message']);
  return status === 400 && message.startsWith(words) && message.endsWith(`.${field}'.`)
    ? undefined
    : `${field} ${JSON.stringify(value)}: ${status} ${message}`;
};

test('there is a place for all that holds fields', () => {
  expect(Object.keys(PLACES).toSorted()).toEqual(Object.keys(KNOWN).toSorted());
});

test.each(Object.keys(KNOWN))('%s: what no field can hold is refused in each', async (holder) => {
  const told: (string | undefined)[] = [];
  for (const field of Object.keys(KNOWN[holder]!)) told.push(await notRefused(holder, field, [['x']]));
  expect(told.length).toBeGreaterThan(1);
  expect(told.filter((one) => one !== undefined)).toEqual([]);
});

test.each(Object.keys(KNOWN))(
  '%s: a word that is none of its own is refused where not any word fits',
  async (holder) => {
    const told: (string | undefined)[] = [];
    for (const field of Object.keys(KNOWN[holder]!))
      if (!takesWords(holder, field)) told.push(await notRefused(holder, field, 'BANANA'));
    expect(told.filter((one) => one !== undefined)).toEqual([]);
  },
);

test('a payment is not deleted by a body that cannot be read', async () => {
  const [payment] = await writer.read('/Payments');
  const path = `/Payments/${String(payment?.['PaymentID'])}`;
  for (const wrong of [{ Amount: 'abc' }, { Date: 'soon' }, { Status: 'BANANA' }])
    expect((await writer.send('POST', path, { body: { Status: 'DELETED', ...wrong } })).status).toBe(400);
  expect((await writer.read(path))[0]).toMatchObject({ Status: 'AUTHORISED' });
});

test('numbers, flags, dates and words are taken in each of their forms', async () => {
  const forms = {
    SubTotal: '100.00',
    AmountDue: 120,
    UpdatedDateUTC: '/Date(1795305600000+0000)/',
    HasErrors: 'False',
  };
  const { status } = await writer.send('PUT', '/Invoices', {
    body: approved({
      ...forms,
      UpdatedDateUTCString: '2026-11-22T09:00:00Z',
      Payments: [],
      lineAmountTypes: undefined,
    }),
  });
  expect(status).toBe(200);
});
