import { createClock } from '../../../kit/clock.ts';
import { themes } from '../../testing/small-settings.ts';
import { ids, TODAY } from '../../testing/small-world.ts';
import { approved, startWriter, type Writer } from '../../testing/writer.ts';
import type { Wire } from '../../wire/wire.ts';

let writer: Writer;
beforeEach(async () => {
  writer = await startWriter();
});
afterEach(() => writer.xero.close());

const create = async (invoice: Wire, query = '') => writer.send('PUT', `/Invoices${query}`, { body: invoice });
const created = async (invoice: Wire, query = ''): Promise<Wire> => {
  const { status, rows, messages } = await create(invoice, query);
  expect([status, messages]).toEqual([200, []]);
  return rows[0]!;
};

test('what is not said is Xero’s default', async () => {
  const { Contact, LineItems } = approved();
  const invoice = await created({ Type: 'ACCREC', Contact, LineItems });
  expect(invoice).toMatchObject({
    Status: 'DRAFT',
    DateString: `${TODAY}T00:00:00`,
    LineAmountTypes: 'Exclusive',
    CurrencyCode: 'GBP',
    CurrencyRate: 1,
    InvoiceNumber: 'INV-0006',
    LineItems: [{ TaxType: 'OUTPUT2', TaxAmount: 20, LineAmount: 100, LineItemID: expect.any(String) as string }],
    Total: 120,
    AmountDue: 120,
    Contact: { ContactID: ids.ada, Name: 'Ada Ltd' },
  });
  expect(invoice).not.toHaveProperty('DueDate');
  expect((await created(approved()))['InvoiceNumber']).toBe('INV-0007');
  expect((await writer.read(`/Invoices/${String(invoice['InvoiceID'])}`))[0]).toMatchObject({ Total: 120 });
});

test('the branding theme is one of the organisation’s, and is told', async () => {
  expect(await created(approved({ BrandingThemeID: themes.plain }))).toMatchObject({ BrandingThemeID: themes.plain });
  expect(await created(approved())).not.toHaveProperty('BrandingThemeID');
  expect(await create(approved({ BrandingThemeID: ids.ada }))).toMatchObject({
    status: 400,
    messages: ['The BrandingThemeID is not valid'],
  });
});

test('today is the day of the organisation, not of UTC', async () => {
  await writer.xero.close();
  writer = await startWriter({ clock: createClock(new Date(`${TODAY}T13:30:00Z`)) });
  writer.organisation.timeZone = 'AUSEASTERNSTANDARDTIME';
  expect((await created(approved()))['DateString']).toBe('2026-11-23T00:00:00');
});

test('an item says what the line leaves open, and the line wins where it speaks', async () => {
  const lines = [{ ItemCode: 'SIGN' }, { ItemCode: 'SIGN', Quantity: 2, UnitAmount: 10, Description: 'Mine' }];
  const invoice = await created(approved({ LineItems: lines }), '?unitdp=4');
  expect(invoice['LineItems']).toMatchObject([
    {
      Description: 'A sign',
      UnitAmount: 33.3333,
      Quantity: 1,
      AccountCode: '200',
      TaxType: 'OUTPUT2',
      ItemCode: 'SIGN',
    },
    { Description: 'Mine', UnitAmount: 10, Quantity: 2 },
  ]);
});

test('amounts are worked out, never echoed; four decimals only with unitdp=4', async () => {
  const line = { Description: 'x', Quantity: 1000, UnitAmount: 0.0385, AccountCode: '200' };
  const invoice = approved({ LineItems: [line], SubTotal: 1, TotalTax: 1, AmountDue: 1 });
  expect(await created(invoice, '?unitdp=4')).toMatchObject({ SubTotal: 38.5, TotalTax: 7.7, Total: 46.2 });
  expect(await created(invoice)).toMatchObject({ SubTotal: 40, TotalTax: 8, Total: 48 });
});

test('tax that is sent counts in place of the one that is worked out, where there is tax at all', async () => {
  const line = {
    Description: 'x',
    Quantity: 1,
    UnitAmount: 100,
    AccountCode: '200',
    TaxType: 'OUTPUT2',
    TaxAmount: 20.01,
  };
  const invoice = approved({ LineItems: [line, { ...line, TaxAmount: undefined }] });
  expect(await created(invoice)).toMatchObject({
    ...{ SubTotal: 200, TotalTax: 40.01, Total: 240.01 },
    LineItems: [{ TaxAmount: 20.01 }, { TaxAmount: 20 }],
  });
  const free = { ...approved({ LineItems: [line] }), LineAmountTypes: 'NoTax' };
  expect(await created(free)).toMatchObject({ SubTotal: 100, TotalTax: 0, Total: 100 });
});

test('the price of one follows from the amount of the line when only that is given', async () => {
  const line = { Description: 'x', Quantity: 4, LineAmount: 10, AccountCode: '200' };
  expect((await created(approved({ LineItems: [line] })))['LineItems']).toMatchObject([{ UnitAmount: 2.5 }]);
});

test('another currency has the rate that is given, else that of a fixed table', async () => {
  expect(await created(approved({ CurrencyCode: 'EUR', CurrencyRate: 1.2 }))).toMatchObject({ CurrencyRate: 1.2 });
  expect(await created(approved({ CurrencyCode: 'EUR' }))).toMatchObject({ CurrencyRate: 1.1543, CurrencyCode: 'EUR' });
});

test('an approved invoice over nothing is paid at once', async () => {
  const line = { Description: 'Free', Quantity: 1, UnitAmount: 0, AccountCode: '200' };
  expect(await created(approved({ LineItems: [line] }))).toMatchObject({ Status: 'PAID', Total: 0 });
});

test('a negative line lowers the total, and its tax', async () => {
  const line = { Description: 'Less', Quantity: 1, UnitAmount: -40, AccountCode: '200' };
  const lines = [...(approved()['LineItems'] as Wire[]), line];
  expect(await created(approved({ LineItems: lines }))).toMatchObject({ SubTotal: 60, TotalTax: 12, Total: 72 });
});

test('a contact that is only named is found by name, or made', async () => {
  expect(await created(approved({ Contact: { Name: 'ada ltd' } }))).toMatchObject({ Contact: { ContactID: ids.ada } });
  const invoice = await created(approved({ Contact: { Name: 'New Ltd' } }));
  const { ContactID } = invoice['Contact'] as Wire;
  expect((await writer.read(`/Contacts/${String(ContactID)}`))[0]).toMatchObject({ Name: 'New Ltd', IsCustomer: true });
});

test('an invoice changes its contact only when more than who it is was sent, and then drops unlisted persons', async () => {
  await created(approved());
  expect((await writer.read(`/Contacts/${ids.ada}`))[0]).toMatchObject({ ContactPersons: [{ FirstName: 'Ada' }] });
  await created(approved({ Contact: { ContactID: ids.ada, EmailAddress: 'new@example.test' } }));
  expect((await writer.read(`/Contacts/${ids.ada}`))[0]).toMatchObject({
    EmailAddress: 'new@example.test',
    ContactPersons: [],
  });
});

test('a bill needs no number of its own, and may carry one twice', async () => {
  const bill = approved({ Type: 'ACCPAY', InvoiceNumber: 'THEIRS', LineItems: [{ Description: 'x' }] });
  expect(await created(bill)).toMatchObject({ Type: 'ACCPAY', InvoiceNumber: 'THEIRS' });
  await created(bill);
});

test('lists know which invoices the app made', async () => {
  const { InvoiceID } = await created(approved());
  expect(await writer.read('/Invoices?createdByMyApp=true')).toMatchObject([{ InvoiceID }]);
});

test('SentToContact of a draft is a warning and changes nothing; of an approved one it is kept', async () => {
  const draft = await create(approved({ Status: 'DRAFT', SentToContact: true }), '?summarizeErrors=false');
  expect(draft.rows).toMatchObject([
    {
      SentToContact: false,
      StatusAttributeString: 'WARNING',
      Warnings: [{ Message: 'Only AUTHORISED invoices may have SentToContact updated.' }],
    },
  ]);
  expect(await created(approved({ SentToContact: true }))).toMatchObject({ SentToContact: true });
});
