import { connect, control, rowsOf, type Tokens } from '../testing/harness.ts';
import { id, ids } from '../testing/small-world.ts';
import { until, useWebhooks } from '../testing/use-webhooks.ts';

const house = useWebhooks();
const WRITE = ['invoices', 'contacts', 'payments'].map((name) => `accounting.${name}`);
let tokens: Tokens;
beforeEach(async () => {
  tokens = await connect(house.xero, WRITE);
});

const write = (path: string, body: object, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${house.xero.url}/api.xro/2.0${path}`, {
    method: 'PUT',
    headers: {
      Authorization: `Bearer ${tokens.access_token}`,
      'xero-tenant-id': ids.organisation,
      Accept: 'application/json',
      'Content-Type': 'application/json',
      ...headers,
    },
    body: JSON.stringify(body),
  });
const invoice = {
  Type: 'ACCREC',
  Contact: { ContactID: ids.ada },
  LineItems: [{ Description: 'Sign', Quantity: 1, UnitAmount: 10, AccountCode: '200' }],
};
const told = () =>
  house.receiver
    .deliveries()
    .flatMap(({ events }) => events)
    .map(({ eventCategory, eventType, resourceId }) => [eventCategory, eventType, resourceId]);

test('what the app itself writes comes back as events: created, updated, paid', async () => {
  const [made] = await rowsOf(await write('/Invoices', { Invoices: [invoice] }), 'Invoices');
  const [contact] = await rowsOf(await write('/Contacts', { Contacts: [{ Name: 'New Ltd' }] }), 'Contacts');
  const payment = { Invoice: { InvoiceID: ids.partPaid }, Account: { AccountID: id('b1') }, Amount: 1 };
  expect((await write('/Payments', payment)).status).toBe(200);
  await until(() => told().length === 3);
  expect(told()).toEqual([
    ['INVOICE', 'CREATE', made?.['InvoiceID']],
    ['CONTACT', 'CREATE', contact?.['ContactID']],
    ['INVOICE', 'UPDATE', ids.partPaid],
  ]);
});

test('an approval and a void are told as updates of the invoice', async () => {
  await control(house.xero, '/approve', { invoiceId: ids.draft });
  await control(house.xero, '/void', { invoiceId: ids.draft });
  await until(() => told().length === 2);
  expect(told()).toEqual(Array(2).fill(['INVOICE', 'UPDATE', ids.draft]));
});

test('a write that was cut after it was done is told, and a repeat with its key answers for the same document', async () => {
  await control(house.xero, '/faults', { operation: 'createInvoices', kind: 'commit-then-cut', times: 1 });
  const key = { 'Idempotency-Key': 'intent-1:1' };
  await expect(write('/Invoices', { Invoices: [invoice] }, key)).rejects.toThrow('fetch failed');
  await until(() => told().length === 1);
  const [again] = await rowsOf(await write('/Invoices', { Invoices: [invoice] }, key), 'Invoices');
  expect(told()).toEqual([['INVOICE', 'CREATE', again?.['InvoiceID']]]);
  expect((await house.set({ mode: 'deliver' })).delivered).toBe(1);
});

test('before its answer a new invoice is told, and can be read', async () => {
  await house.set({ mode: 'deliver', beforeAnswer: true });
  const usual = house.receiver.answer;
  const read: number[] = [];
  house.receiver.answer = async (one) => {
    for (const { resourceId } of one.events) {
      const headers = { Authorization: `Bearer ${tokens.access_token}`, 'xero-tenant-id': ids.organisation };
      const path = `/api.xro/2.0/Invoices/${resourceId}`;
      read.push((await fetch(house.xero.url + path, { headers: { ...headers, Accept: 'application/json' } })).status);
    }
    return usual(one) as number;
  };
  await write('/Invoices', { Invoices: [invoice] });
  expect(read).toEqual([200]);
});
