import { ok, unwrap } from '../../src/lib/result.ts';
import type { StreamName } from '../../src/mirror/facts.ts';
import { createXero, type Xero } from '../../src/vendors/xero/create-xero.ts';
import { answer, startRaw, type RawServer } from './support/raw-server.ts';
import { xeroRows } from './support/xero-rows.ts';

const request = { portalId: '1', tenantId: 't-1', page: null, changedSince: null };
const quote = {
  ...xeroRows.invoice,
  QuoteID: 'q-1',
  QuoteNumber: 'QU-1',
  LineAmountTypes: 'EXCLUSIVE',
  Status: 'SENT',
};
const schedule = { Period: 1, Unit: 'MONTHLY', DueDate: 20, DueDateType: 'OFFOLLOWINGMONTH' };
const template = { ...xeroRows.invoice, RepeatingInvoiceID: 'r-1', Schedule: schedule };
const item = { ItemID: 'i-1', Code: 'SIGN', Name: 'Sign' };
const category = { TrackingCategoryID: 'c-1', Name: 'Region', Status: 'ACTIVE' };

let server: RawServer;
let xero: Xero;
beforeAll(async () => {
  server = await startRaw();
  const token = () => Promise.resolve(ok('token'));
  xero = createXero({ apiUrl: server.url, identityUrl: server.url, clientId: 'id', clientSecret: 'secret', token });
});
afterAll(() => server.close());

async function page<S extends keyof Xero['readers'] & StreamName>(stream: S, list: string, rows: unknown[]) {
  server.behave(answer(200, { [list]: rows }));
  return unwrap(await xero.readers[stream](request));
}

test('a quote: a status that is new to us, an emoji, a date before 1970, and nothing of what may be missing', async () => {
  const odd = { Status: 'PONDERED', Title: 'A sign 🪧', Date: '/Date(-86400000+0000)/', DateString: undefined };
  const { rows } = await page('quotes', 'Quotes', [{ ...quote, ...odd, ExpiryDate: [], TotalDiscount: null }]);
  expect(rows).toMatchObject([
    {
      status: 'PONDERED',
      title: 'A sign 🪧',
      date: '1969-12-31',
      expiryDate: null,
      summary: '',
      brandingThemeId: null,
    },
  ]);
  expect(rows[0]?.totalDiscount.toFixed()).toBe('0');
});

test('a quote whose kind of amounts is new to us is told, for its figures could not be understood', async () => {
  const { rows, unreadable } = await page('quotes', 'Quotes', [{ ...quote, LineAmountTypes: 'SOMETIMES' }, quote]);
  expect(rows).toHaveLength(1);
  expect(unreadable).toMatchObject([{ id: 'q-1', reason: expect.stringContaining('LineAmountTypes') as string }]);
});

test('500 lines of a quote, each with its tracking', async () => {
  const tracking = [{ TrackingCategoryID: 'c', Name: 'Region', TrackingOptionID: 'o', Option: 'North 🧭' }];
  const lines = Array.from({ length: 500 }, (_, n) => ({ Description: `Line ${n}`, Tracking: tracking }));
  const { rows } = await page('quotes', 'Quotes', [{ ...quote, LineItems: lines }]);
  expect(rows[0]?.lines).toHaveLength(500);
  expect(rows[0]?.lines[499]?.tracking).toEqual([
    { categoryId: 'c', category: 'Region', optionId: 'o', option: 'North 🧭' },
  ]);
});

test('a template: a unit that is new to us is kept, one without a schedule is told', async () => {
  const odd = { ...template, Schedule: { ...schedule, Unit: 'DAILY', Period: '2', EndDate: '/Date(-1+0000)/' } };
  const { rows, unreadable } = await page('repeating_invoices', 'RepeatingInvoices', [
    odd,
    { ...template, RepeatingInvoiceID: 'r-2', Schedule: null },
  ]);
  expect(rows).toMatchObject([{ unit: 'DAILY', period: 2, startDate: null, endDate: '1969-12-31', nextDate: null }]);
  expect(unreadable).toMatchObject([{ id: 'r-2' }]);
});

test('an item that is not sold has no price, and one that is has up to four decimals', async () => {
  const sold = { ...item, SalesDetails: { UnitPrice: 0.0125, AccountCode: '', TaxType: null }, QuantityOnHand: '3' };
  const { rows, unreadable } = await page('items', 'Items', [item, { ...sold, ItemID: 'i-2' }, { ItemID: 'i-3' }]);
  expect(rows[0]).toMatchObject({ unitPrice: null, isSold: false, description: '', updatedAt: new Date(0) });
  expect([rows[1]?.unitPrice?.toFixed(), rows[1]?.quantityOnHand?.toFixed()]).toEqual(['0.0125', '3']);
  expect(rows[1]).toMatchObject({ accountCode: null, taxType: null });
  expect(unreadable).toMatchObject([{ id: 'i-3', reason: expect.stringContaining('Code') as string }]);
});

test('a category without options, and options of a status that is new to us', async () => {
  const options = [{ TrackingOptionID: 'o', Name: 'Ünïted 🇬🇧', Status: 'ASLEEP' }];
  const { rows } = await page('tracking_categories', 'TrackingCategories', [
    { ...category, Options: [] },
    { ...category, TrackingCategoryID: 'c-2', Options: options },
  ]);
  expect(rows.map((row) => row.options)).toEqual([[], [{ id: 'o', name: 'Ünïted 🇬🇧', status: 'ASLEEP' }]]);
});

test('a list that comes whole is read once, however long', async () => {
  server.seen.length = 0;
  const many = Array.from({ length: 250 }, (_, n) => ({ ...item, ItemID: `i-${n}` }));
  expect(await page('items', 'Items', many)).toMatchObject({ next: null, total: 250 });
  const accounts = many.map(({ ItemID }) => ({ AccountID: ItemID, Name: 'Sales', Type: 'REVENUE' }));
  expect(await page('accounts', 'Accounts', accounts)).toMatchObject({ next: null });
  expect(server.seen).toHaveLength(2);
});

test('a contact: parts that are empty are left out, parts of a kind that is new to us are kept', async () => {
  const contact = {
    ...xeroRows.contact,
    Addresses: [
      { AddressType: 'STREET', City: '', Region: '', PostalCode: '', Country: '' },
      { AddressType: 'MOON', AddressLine1: '1 Crater Row', AddressLine3: 'Tranquillity', Country: '' },
    ],
    Phones: [
      { PhoneType: 'FAX', PhoneNumber: '' },
      { PhoneType: 'DEFAULT', PhoneNumber: '5550 1', PhoneCountryCode: '44' },
    ],
    ContactPersons: [{ FirstName: 'Zoë', EmailAddress: 'zoe@otter.example', IncludeInEmails: true }],
    SalesTrackingCategories: [{ TrackingCategoryName: 'Region', TrackingOptionName: 'North' }],
    BrandingTheme: { BrandingThemeID: 'theme', Name: 'Standard' },
    Discount: 12.5,
    AccountsReceivableTaxType: 'OUTPUT2',
    SalesDefaultAccountCode: '200',
    SalesDefaultLineAmountType: 'INCLUSIVE',
  };
  const { rows } = await page('contacts', 'Contacts', [contact, { ...xeroRows.contact, ContactID: 'c-2' }]);
  const nowhere = { attentionTo: null, city: null, region: null, postalCode: null, country: null };
  expect(rows[0]).toMatchObject({
    addresses: [{ ...nowhere, type: 'MOON', lines: ['1 Crater Row', 'Tranquillity'] }],
    phones: [{ type: 'DEFAULT', countryCode: '44', areaCode: null, number: '5550 1' }],
    persons: [{ firstName: 'Zoë', lastName: null, email: 'zoe@otter.example', includeInEmails: true }],
    salesTracking: [{ category: 'Region', option: 'North' }],
    ...{ brandingThemeId: 'theme', salesTaxType: 'OUTPUT2', salesAccountCode: '200', salesLineAmountType: 'INCLUSIVE' },
  });
  expect(rows[0]?.discount?.toFixed()).toBe('12.5');
  const bare = { addresses: [], phones: [], persons: [], salesTracking: [], brandingThemeId: null, discount: null };
  expect(rows[1]).toMatchObject({ ...bare, accountNumber: null, salesTaxType: null });
});
