import { control } from '../testing/harness.ts';
import { ids } from '../testing/small-world.ts';
import { approved, bankAccount, startWriter, type Writer } from '../testing/writer.ts';

let writer: Writer;
beforeEach(async () => {
  writer = await startWriter();
});
afterEach(() => writer.xero.close());

const lag = (operation: string, delayMs: number, more: object = {}) =>
  control(writer.xero, '/faults', { operation, kind: 'lag', delayMs, ...more });
const create = async (): Promise<string> =>
  String((await writer.send('PUT', '/Invoices', { body: approved() })).rows[0]?.['InvoiceID']);

test('a list does not show what was written within the lag; a single read does', async () => {
  await lag('getInvoices', 90_000);
  const invoice = await create();
  expect(await writer.read('/Invoices?createdByMyApp=true')).toEqual([]);
  expect(await writer.read(`/Invoices?IDs=${invoice}`)).toEqual([]);
  expect(await writer.read(`/Invoices/${invoice}`)).toHaveLength(1);
  writer.xero.clock.advance(89);
  expect(await writer.read('/Invoices?createdByMyApp=true')).toEqual([]);
  writer.xero.clock.advance(1);
  expect(await writer.read('/Invoices?createdByMyApp=true')).toHaveLength(1);
});

test('a lagging list shows documents as they were, step by step', async () => {
  const references = async () =>
    (await writer.read('/Invoices')).find(({ InvoiceID }) => InvoiceID === ids.dueToday)?.['Reference'];
  await writer.send('POST', `/Invoices/${ids.dueToday}`, { body: { Reference: 'first' } });
  writer.xero.clock.advance(20);
  await writer.send('POST', `/Invoices/${ids.dueToday}`, { body: { Reference: 'second' } });
  await lag('getInvoices', 30_000, { times: 1 });
  expect(await references()).toBe('');
  await lag('getInvoices', 10_000, { times: 1 });
  expect(await references()).toBe('first');
  expect(await references()).toBe('second');
});

test('contacts and payments lag too, each when its own list is struck', async () => {
  const body = { Invoice: { InvoiceID: ids.partPaid }, Account: { AccountID: bankAccount }, Amount: 1 };
  await writer.send('PUT', '/Payments', { body });
  await writer.send('POST', `/Contacts/${ids.ada}`, { body: { Name: 'Ada Renamed' } });
  await lag('getPayments', 10_000);
  expect(
    [await writer.read('/Payments'), await writer.read('/Contacts?searchTerm=Renamed')].map((one) => one.length),
  ).toEqual([2, 1]);
  await lag('getContacts', 10_000);
  expect(await writer.read('/Contacts?searchTerm=Renamed')).toEqual([]);
  expect(await writer.read(`/Contacts/${ids.ada}`)).toMatchObject([{ Name: 'Ada Renamed' }]);
});

test('what a person did lags as well', async () => {
  await lag('getInvoices', 10_000);
  await control(writer.xero, '/edit', { invoiceId: ids.dueToday, changes: { reference: 'by hand' } });
  expect(await writer.read('/Invoices?searchTerm=by hand')).toEqual([]);
});
