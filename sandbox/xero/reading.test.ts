import { call, connect, rowsOf, startSmall, type Tokens } from './testing/harness.ts';
import { ids } from './testing/small-world.ts';
import type { XeroStandIn } from './start.ts';
import type { Wire } from './wire/wire.ts';

let xero: XeroStandIn;
let tokens: Tokens;
beforeAll(async () => {
  xero = await startSmall({ limits: { minute: 10_000 } });
  tokens = await connect(xero);
});
afterAll(() => xero.close());

const ask = (path: string, headers?: Record<string, string>) =>
  call(xero, tokens, { path, ...(headers && { headers }) });
const rows = async (path: string, headers?: Record<string, string>) =>
  rowsOf(await ask(path, headers), /^\/(\w+)/.exec(path)?.[1] ?? '');
const row = async (path: string): Promise<Wire> => (await rows(path))[0] ?? {};
const numbers = async (path: string, headers?: Record<string, string>) =>
  (await rows(path, headers)).map((one) => one['InvoiceNumber']);
const where = (text: string) => `/Invoices?where=${encodeURIComponent(text)}`;

test('an answer has Xero’s envelope and form', async () => {
  const answer = await ask('/Invoices');
  expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(await answer.json()).toMatchObject({
    Id: expect.any(String) as string,
    Status: 'OK',
    ProviderName: 'app',
    DateTimeUTC: expect.stringMatching(/^\/Date\(\d+\)\/$/) as string,
  });
});

test('an invoice adds up: discounts, tax per line, payments, credit notes', async () => {
  expect(await row(`/Invoices/${ids.partPaid}?unitdp=4`)).toMatchObject({
    Type: 'ACCREC',
    InvoiceNumber: 'INV-0001',
    Status: 'AUTHORISED',
    SubTotal: 109.9,
    TotalTax: 20.5,
    Total: 130.4,
    TotalDiscount: 1,
    IsDiscounted: true,
    AmountPaid: 30.4,
    AmountCredited: 10,
    AmountDue: 90,
    DateString: '2026-10-20T00:00:00',
    UpdatedDateUTCString: '2026-11-12T00:00:00Z',
    Contact: { ContactID: ids.ada, ContactNumber: 'HS-COMPANY-1', EmailAddress: 'ada@example.test' },
    LineItems: [
      { Quantity: 3, UnitAmount: 33.3333, LineAmount: 100, TaxAmount: 20, TaxType: 'OUTPUT2', Item: { Code: 'SIGN' } },
      { LineAmount: 9, TaxAmount: 0.45, DiscountRate: 10, DiscountEnteredAsPercent: true },
      { LineAmount: 0.9, TaxAmount: 0.05 },
    ],
    Payments: [{ Amount: 30.4, Reference: 'BACS' }],
    CreditNotes: [{ CreditNoteNumber: 'CN-1', AppliedAmount: 10, Total: 30 }],
  });
});

test('what is settled is PAID since its last payment; what is void owes nothing; inclusive tax is inside', async () => {
  expect(await row('/Invoices/INV-0002')).toMatchObject({
    Status: 'PAID',
    AmountDue: 0,
    FullyPaidOnDate: '/Date(1791158400000+0000)/',
    LineItems: [{ TaxType: 'NONE', TaxAmount: 0 }],
  });
  expect(await row(`/Invoices/${ids.voided}`)).toMatchObject({ Status: 'VOIDED', Total: 6, AmountDue: 0 });
  expect(await row(`/Invoices/${ids.draft}`)).toMatchObject({ SubTotal: 100.01, TotalTax: 20, Total: 120.01 });
});

test('unit amounts have two decimals unless four are asked for; the totals do not change', async () => {
  const [two, four] = [await row('/Invoices/INV-0001'), await row('/Invoices/INV-0001?unitdp=4')];
  expect((two['LineItems'] as Wire[])[0]).toMatchObject({ UnitAmount: 33.33, LineAmount: 100 });
  expect(two['Total']).toBe(four['Total']);
  expect((await row('/Items'))['SalesDetails']).toMatchObject({ UnitPrice: 33.33 });
  expect((await row('/Items?unitdp=4'))['SalesDetails']).toMatchObject({ UnitPrice: 33.3333 });
});

test('a list shows less than a page, and a summary less again', async () => {
  const only = `IDs=${ids.partPaid}`;
  const [unpaged, page, summary] = [
    await row(`/Invoices?${only}`),
    await row(`/Invoices?${only}&page=1`),
    await row(`/Invoices?${only}&summaryOnly=true`),
  ];
  expect(unpaged).toMatchObject({
    LineItems: [],
    Contact: { ContactID: ids.ada, Name: 'Ada Ltd', ContactPersons: [] },
  });
  expect(unpaged['Contact']).not.toHaveProperty('EmailAddress');
  expect(page['LineItems']).toHaveLength(3);
  for (const gone of ['LineItems', 'Payments', 'HasAttachments']) expect(summary).not.toHaveProperty(gone);
  const CreditNotes = [{ CreditNoteNumber: 'CN-1' }];
  expect(summary).toMatchObject({ AmountDue: 90, AmountPaid: 30.4, AmountCredited: 10, CreditNotes });
});

test('only a page says where it is; Statuses and summaryOnly make one', async () => {
  const pagination = async (query: string) =>
    ((await (await ask(`/Invoices${query}`)).json()) as { pagination?: object }).pagination;
  expect(await pagination('')).toBeUndefined();
  expect(await pagination('?page=2&pageSize=4')).toEqual({ page: 2, pageSize: 4, pageCount: 2, itemCount: 6 });
  expect(await pagination('?pageSize=5')).toMatchObject({ page: 1, pageCount: 2 });
  expect(await pagination('?Statuses=PAID')).toMatchObject({ page: 1, pageSize: 100, itemCount: 1 });
  expect(await pagination('?summaryOnly=true')).toMatchObject({ itemCount: 6 });
});

test('lists are filtered by ids, numbers, contacts and statuses', async () => {
  expect(await numbers(`/Invoices?IDs=${ids.paid},${ids.bill.toUpperCase()}`)).toEqual(['INV-0002', 'BILL-1']);
  expect(await numbers('/Invoices?InvoiceNumbers=INV-0003')).toEqual(['INV-0003']);
  expect(await numbers(`/Invoices?ContactIDs=${ids.zoe}`)).toEqual(['INV-0003', 'INV-0004']);
  expect(await numbers('/Invoices?Statuses=DRAFT,VOIDED')).toEqual(['INV-0003', 'INV-0005']);
  expect(await numbers('/Invoices?createdByMyApp=true')).toEqual([]);
});

test('where, order and searchTerm', async () => {
  expect(await numbers(where(`Contact.ContactID==guid("${ids.zoe}") AND Status=="DRAFT"`))).toEqual(['INV-0003']);
  expect(await numbers(where('Contact.Name=="cafe zoe" AND DueDate>=DateTime(2026,11,22)'))).toEqual(['INV-0004']);
  expect(await numbers('/Invoices?order=AmountDue%20DESC,InvoiceNumber&page=1&pageSize=2')).toEqual([
    'INV-0003',
    'INV-0004',
  ]);
  expect(await numbers('/Invoices?searchTerm=ORDER')).toEqual(['INV-0001']);
  expect((await rows('/Contacts?searchTerm=ada@')).map(({ Name }) => Name)).toEqual(['Ada Ltd']);
});

test.each([where('Nothing=="1"'), '/Invoices?order=Nothing', where('Status==')])('%s cannot be read', async (path) => {
  const answer = await ask(path);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ ErrorNumber: 16, Type: 'QueryParseException' });
});

test('rows come by update time, then id; If-Modified-Since counts whole seconds of UTC', async () => {
  const since = (time: string) => numbers('/Invoices', { 'If-Modified-Since': time });
  expect(await numbers('/Invoices')).toEqual(['INV-0002', 'INV-0003', 'INV-0004', 'INV-0005', 'BILL-1', 'INV-0001']);
  expect(await since('2026-11-12T00:00:00')).toEqual(['INV-0001']);
  expect(await since('2026-11-12T00:00:00.900Z')).toEqual(['INV-0001']);
  expect(await since('2026-11-12T00:00:01')).toEqual([]);
  expect((await since('2026-10-05T11:00:00')).length).toBe(6);
  expect((await ask('/Invoices', { 'If-Modified-Since': 'yesterday' })).status).toBe(400);
});

test('contacts: balances in base currency, archived ones only on request, merged ones point on', async () => {
  expect((await rows('/Contacts')).map(({ Name }) => Name)).toEqual(['Ada Ltd', 'Café Zoë']);
  const ada = await row(`/Contacts?IDs=${ids.ada}&page=1`);
  expect(ada).toMatchObject({
    IsCustomer: true,
    IsSupplier: false,
    Balances: { AccountsReceivable: { Outstanding: 55, Overdue: 90 }, AccountsPayable: { Outstanding: 0 } },
    PaymentTerms: { Sales: { Day: 14, Type: 'DAYSAFTERBILLDATE' } },
    ContactPersons: [{ EmailAddress: 'a@example.test' }],
  });
  expect(await row('/Contacts/HS-COMPANY-1')).toMatchObject({ ContactID: ids.ada });
  expect((await row(`/Contacts/${ids.zoe}`))['Balances']).toMatchObject({
    AccountsReceivable: { Outstanding: 48, Overdue: 0 },
  });
  const all = await rows('/Contacts?includeArchived=true&page=1');
  expect(all.find(({ Name }) => Name === 'Bob')).toMatchObject({
    MergedToContactID: ids.ada,
    IsSupplier: true,
    IsCustomer: false,
    Balances: { AccountsPayable: { Outstanding: 12, Overdue: 12 } },
  });
});

test('unpaged and summarised contacts lack what Xero leaves out', async () => {
  const unpaged = await row(`/Contacts?IDs=${ids.ada}`);
  for (const gone of ['Balances', 'PaymentTerms']) expect(unpaged).not.toHaveProperty(gone);
  expect(unpaged['ContactPersons']).toEqual([]);
  const summary = await row(`/Contacts?IDs=${ids.ada}&summaryOnly=true`);
  for (const gone of ['Addresses', 'Balances', 'ContactGroups', 'ContactPersons', 'IsCustomer', 'IsSupplier'])
    expect(summary).not.toHaveProperty(gone);
});

test('credits say what is left of them and where the rest went', async () => {
  expect(await row(`/CreditNotes/${ids.note}`)).toMatchObject({
    Type: 'ACCRECCREDIT',
    Total: 30,
    RemainingCredit: 20,
    Allocations: [{ Amount: 10, Invoice: { InvoiceID: ids.partPaid, InvoiceNumber: 'INV-0001' } }],
  });
  expect(await row('/Overpayments')).toMatchObject({
    Total: 15,
    TotalTax: 0,
    RemainingCredit: 15,
    Status: 'AUTHORISED',
  });
  expect(await row('/Prepayments?page=1')).toMatchObject({ CurrencyCode: 'EUR', RemainingCredit: 40 });
});

test('payments name their invoice and their account, which may have no code', async () => {
  expect(
    await row(`/Payments?where=${encodeURIComponent(`Invoice.InvoiceID==guid("${ids.partPaid}")`)}`),
  ).toMatchObject({
    Amount: 30.4,
    PaymentType: 'ACCRECPAYMENT',
    Status: 'AUTHORISED',
    Account: { AccountID: expect.any(String) as string },
    Invoice: { InvoiceNumber: 'INV-0001', Contact: { Name: 'Ada Ltd' } },
  });
});

test('a payment read by its id shows its invoice as briefly as the list does; credits are of sales alone', async () => {
  const [listed] = await rows('/Payments');
  expect(await row(`/Payments/${String(listed?.['PaymentID'])}`)).toEqual(listed);
  for (const [name, type] of [
    ['CreditNotes', 'ACCRECCREDIT'],
    ['Overpayments', 'RECEIVE-OVERPAYMENT'],
    ['Prepayments', 'RECEIVE-PREPAYMENT'],
  ])
    expect(new Set((await rows(`/${name!}`)).map(({ Type }) => Type))).toEqual(new Set([type]));
});

test('settings', async () => {
  expect(await rowsOf(await ask('/Organisation'), 'Organisations')).toMatchObject([
    { Name: 'Small Ltd', BaseCurrency: 'GBP', Timezone: 'GMTSTANDARDTIME', Version: 'UK', SalesTaxBasis: 'ACCRUAL' },
  ]);
  expect(await rows(`/Accounts?where=${encodeURIComponent('Type=="BANK"')}`)).toMatchObject([{ Name: 'Bank' }]);
  expect((await rows('/TaxRates')).map(({ EffectiveRate }) => EffectiveRate)).toEqual([20, 5, 0]);
  expect((await rows('/Currencies')).map(({ Code }) => Code)).toEqual(['EUR', 'GBP']);
});

test('accounts and items know when they changed, tax rates and currencies do not', async () => {
  const counts = async (headers: Record<string, string> = {}) =>
    Promise.all(
      ['/Accounts', '/Items', '/TaxRates', '/Currencies'].map(async (one) => (await rows(one, headers)).length),
    );
  const [, , taxRates, currencies] = await counts();
  expect(await counts({ 'If-Modified-Since': '2026-11-22T08:00:00' })).toEqual([0, 0, taxRates, currencies]);
});

test('what is not there is 404 in plain text; XML is not spoken; what is unknown is 501', async () => {
  const gone = await ask('/Invoices/nope');
  expect([gone.status, gone.headers.get('content-type')]).toEqual([404, 'text/plain; charset=utf-8']);
  expect((await ask('/Invoices', { Accept: 'application/xml' })).status).toBe(406);
  expect((await ask('/PurchaseOrders')).status).toBe(501);
});
