import { startWriter, type Writer } from '../../testing/writer.ts';
import type { Wire } from '../../wire/wire.ts';

let writer: Writer;
beforeAll(async () => (writer = await startWriter()));
afterAll(() => writer.xero.close());

const put = (account: Wire) => writer.send('PUT', '/Accounts', { body: account });
const hire = { Code: '210', Name: 'Hire', Type: 'REVENUE' };
const till = { Code: '092', Name: 'Till', Type: 'BANK', BankAccountNumber: '12-34' };

test('an account is made, and documents are booked to it', async () => {
  expect((await put({ ...hire, TaxType: 'OUTPUT2', Description: 'Vans' })).rows).toMatchObject([
    { ...hire, Class: 'REVENUE', Status: 'ACTIVE', TaxType: 'OUTPUT2', Description: 'Vans' },
  ]);
  expect(await writer.read('/Accounts?where=Code=="210"')).toMatchObject([{ Name: 'Hire' }]);
  const item = { Code: 'VAN', SalesDetails: { AccountCode: '210' } };
  expect((await writer.send('PUT', '/Items', { body: item })).status).toBe(200);
});

test('a bank account is in a currency of the organisation, its own unless said otherwise', async () => {
  expect((await put(till)).rows).toMatchObject([{ Class: 'ASSET', BankAccountType: 'BANK', CurrencyCode: 'GBP' }]);
  expect((await put({ ...till, Code: '093', Name: 'Euros', CurrencyCode: 'EUR' })).rows).toMatchObject([
    { CurrencyCode: 'EUR' },
  ]);
});

test.each([
  [{ Code: undefined }, 'Code must be specified'],
  [{ Name: '' }, 'Name must be specified'],
  [{ Type: undefined, BankAccountNumber: undefined }, 'Type must be specified'],
  [{ Code: 'C'.repeat(11) }, 'Code must be 10 characters or less.'],
  [{ Name: 'N'.repeat(151) }, 'Name must be 150 characters or less.'],
  [{ Code: '200' }, 'Please enter a unique Code.'],
  [{ Name: 'sales' }, 'Please enter a unique Name.'],
  [{ BankAccountNumber: undefined }, 'BankAccountNumber must be specified'],
  [{ Type: 'CURRENT' }, 'BankAccountNumber is of bank accounts only'],
  [{ CurrencyCode: 'USD' }, "The current organisation is not subscribed to currency 'USD'."],
  [{ TaxType: 'NEVER' }, "The TaxType code 'NEVER' does not exist or cannot be used with this type of transaction."],
  [{ Status: 'ARCHIVED' }, 'An account is ACTIVE when it is created'],
])('an account with %j is refused', async (more, message) => {
  const { status, messages } = await put({ ...till, Code: '095', Name: 'Tin', ...more });
  expect([status, messages]).toEqual([400, [message]]);
});

test('what is not kept of an account is not taken', async () => {
  const vans = { ...hire, Code: '211', Name: 'Vans', ShowInExpenseClaims: true };
  for (const account of [vans, { ...till, Code: '212', Name: 'Card', BankAccountType: 'CREDITCARD' }])
    expect((await put(account)).status).toBe(501);
});
