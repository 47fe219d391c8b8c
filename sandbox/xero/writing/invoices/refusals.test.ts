import { ids } from '../../testing/small-world.ts';
import { approved, startWriter, type Writer } from '../../testing/writer.ts';
import type { Wire } from '../../wire/wire.ts';

let writer: Writer;
beforeAll(async () => {
  writer = await startWriter();
  const { organisation } = writer;
  const [sales, bank] = organisation.accounts;
  if (sales === undefined || bank === undefined) throw new Error('Two accounts are expected');
  organisation.periodLockDate = '2026-06-30';
  organisation.endOfYearLockDate = '2026-03-31';
  organisation.accounts.push(
    { ...sales, accountId: 'x1', code: '205', status: 'ARCHIVED' },
    { ...sales, accountId: 'x2', code: '400', class: 'EXPENSE', type: 'OVERHEADS', taxType: 'NONE' },
    { ...sales, accountId: 'x3', code: '610', systemAccount: 'DEBTORS' },
    { ...bank, accountId: 'x4', code: '090' },
  );
  const [rate] = organisation.taxRates;
  if (rate === undefined) throw new Error('A rate is expected');
  const notSales = { ...rate.canApplyTo, revenue: false };
  organisation.taxRates.push(
    { ...rate, taxType: 'INPUT2', canApplyTo: notSales },
    { ...rate, taxType: 'OLD', status: 'ARCHIVED' },
  );
});
afterAll(() => writer.xero.close());

const line = (changes: Wire): Wire => ({
  LineItems: [{ Description: 'x', Quantity: 1, UnitAmount: 10, AccountCode: '200', ...changes }],
});
const MANY = 'x'.repeat(4001);

const refusals: [what: string, changes: Wire, messages: string[]][] = [
  ['a type that cannot be made', { Type: 'ACCRECCREDIT' }, ['Invoice not of valid type for creation']],
  ['a status that cannot be chosen', { Status: 'PAID' }, ['Invoice not of valid status for creation']],
  ['a status of the end', { Status: 'VOIDED' }, ['Invoice not of valid status for creation']],
  ['no contact', { Contact: undefined }, ['A Contact must be specified for this type of transaction']],
  [
    'a contact that is not named',
    { Contact: { FirstName: 'Ada' } },
    [
      'The Contact must contain at least 1 of the following elements to identify the contact: Name, ContactID, ContactNumber',
    ],
  ],
  ['an unknown contact', { Contact: { ContactID: ids.other } }, ['Contact could not be found.']],
  [
    'an archived contact',
    { Contact: { ContactID: ids.bob } },
    ["The contact 'Bob' is archived. Restore it before using it on a document."],
  ],
  ['a bad e-mail inside it', { Contact: { Name: 'New', EmailAddress: 'no' } }, ['Email address must be valid']],
  ['no lines', { LineItems: [] }, ['One or more line items must be specified']],
  ['a line without words', line({ Description: '' }), ['Description must be specified']],
  ['too many words', line({ Description: MANY }), ['Description must be 4000 characters or less']],
  ['no account', line({ AccountCode: undefined }), ['Account code must be specified']],
  ['an unknown account', line({ AccountCode: '999' }), ["Account code '999' is not a valid code for this document."]],
  ['a bank account', line({ AccountCode: '090' }), ["Account code '090' is not a valid code for this document."]],
  [
    'an account of Xero’s own',
    line({ AccountCode: '610' }),
    ["Account code '610' is not a valid code for this document."],
  ],
  [
    'an account of expenses',
    line({ AccountCode: '400' }),
    ["Account code '400' is not a valid code for this document."],
  ],
  [
    'an archived account',
    line({ AccountCode: '205' }),
    ["Account code '205' has been archived, or has been deleted. Each line item must reference a valid account."],
  ],
  [
    'an unknown tax type',
    line({ TaxType: 'NOPE' }),
    ["The TaxType code 'NOPE' does not exist or cannot be used with this type of transaction."],
  ],
  [
    'an archived tax type',
    line({ TaxType: 'OLD' }),
    ["The TaxType code 'OLD' does not exist or cannot be used with this type of transaction."],
  ],
  [
    'a tax type that is not for sales',
    line({ TaxType: 'INPUT2' }),
    ["The TaxType code 'INPUT2' cannot be used with account code '200'."],
  ],
  ['an unknown item', line({ ItemCode: 'NOPE' }), ["Item code 'NOPE' is not valid"]],
  [
    'a line that does not add up',
    line({ LineAmount: 11 }),
    ['The line total 11.00 does not match the expected line total 10.00'],
  ],
  [
    'a discount over 100 %',
    line({ DiscountRate: 101 }),
    ["The discount rate '101.00' is invalid. Discount must not be greater than the line total."],
  ],
  [
    'a discount above the line',
    line({ DiscountAmount: 10.01 }),
    ["The discount rate '10.01' is invalid. Discount must not be greater than the line total."],
  ],
  [
    'a discount below nothing',
    line({ DiscountRate: -1 }),
    ["The discount rate '-1.00' is invalid. Discount must not be greater than the line total."],
  ],
  [
    'a discount of nothing on a negative line',
    line({ UnitAmount: -1, DiscountAmount: 0 }),
    ["The discount rate '0.00' is invalid. Discount must not be greater than the line total."],
  ],
  [
    'both discounts',
    line({ DiscountRate: 10, DiscountAmount: 1 }),
    ['Only one of DiscountRate and DiscountAmount can be used on a line'],
  ],
  [
    'a discount on a bill',
    { Type: 'ACCPAY', ...line({ DiscountRate: 10 }) },
    ['Discounts can only be used on sales invoices'],
  ],
  [
    'a quantity too long',
    line({ Quantity: '12345678901.12', UnitAmount: 0.01 }),
    ['Quantity must have at most 13 digits'],
  ],
  ['a line too dear', line({ UnitAmount: 10_000_000_000 }), ['The line total must not exceed 9999999999.99']],
  ['a number that is taken', { InvoiceNumber: 'inv-0001' }, ['Invoice # must be unique.']],
  ['a number too long', { InvoiceNumber: 'x'.repeat(256) }, ['Invoice # must be 255 characters or less.']],
  ['a reference too long', { Reference: 'x'.repeat(256) }, ['Reference must be 255 characters or less.']],
  ['a link that is none', { Url: 'here' }, ['Url must be a valid absolute url']],
  ['a link with the vendor’s name', { Url: 'https://xero.example' }, ['Url must not contain the word xero']],
  ['a foreign currency', { CurrencyCode: 'USD' }, ['Organisation is not subscribed to currency USD']],
  ['no rate at all', { CurrencyCode: 'EUR', CurrencyRate: 0 }, ['CurrencyRate must be greater than zero']],
  ['no due date', { DueDate: undefined }, ['Due Date must be specified']],
  [
    'a date in the locked period',
    { Date: '2026-06-30' },
    ['The document date cannot be before the period lock date, currently set at 30 June 2026'],
  ],
  [
    'a date in the locked year',
    { Date: '2026-03-31' },
    [
      'The document date cannot be before the period lock date, currently set at 30 June 2026',
      'The document date cannot be before the end of year lock date, currently set at 31 March 2026',
    ],
  ],
  ['a total that is another', { Total: 12.01 }, ['The document total does not equal the sum of the lines.']],
  ['a total below nothing', line({ UnitAmount: -1 }), ['The total of an invoice cannot be negative']],
];

test.each(refusals)('refused: %s', async (_what, changes, messages) => {
  const before = await writer.read('/Invoices?page=1');
  const answer = await writer.send('PUT', '/Invoices', { body: { Invoices: [approved(changes)] } });
  expect([answer.status, answer.messages]).toEqual([400, messages]);
  expect(answer.body).toMatchObject({ ErrorNumber: 10, Type: 'ValidationException' });
  expect(await writer.read('/Invoices?page=1')).toEqual(before);
});

test('all that is wrong is said at once, the same only once', async () => {
  const lines = [{ Description: '' }, { Description: '' }];
  const { messages } = await writer.send('PUT', '/Invoices', { body: { Type: 'ACCREC', LineItems: lines } });
  expect(messages).toEqual([
    'A Contact must be specified for this type of transaction',
    'Description must be specified',
  ]);
});

test('just inside each limit, an invoice is made', async () => {
  const inside = [
    line({ Description: 'x'.repeat(4000) }),
    line({ DiscountRate: 100 }),
    line({ DiscountAmount: 10 }),
    line({ UnitAmount: 9_999_999_999.99, TaxType: 'NONE' }),
    line({ Description: 'Only words', Quantity: undefined, UnitAmount: undefined, AccountCode: undefined }),
    { Date: '2026-07-01' },
    { Total: 120 },
    { InvoiceNumber: 'x'.repeat(255) },
    { ...line({ AccountCode: undefined, TaxType: 'RROUTPUT' }), Status: 'DRAFT', DueDate: undefined },
    { ...line({ AccountCode: '400', TaxType: '', ItemCode: '' }), Type: 'ACCPAY' },
  ];
  const { status, rows } = await writer.send('PUT', '/Invoices', { body: { Invoices: inside.map(approved) } });
  expect([status, rows.length]).toEqual([200, inside.length]);
});
