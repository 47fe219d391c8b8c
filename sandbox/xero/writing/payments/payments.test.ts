import { id, ids } from '../../testing/small-world.ts';
import { bankAccount, startWriter, type Writer } from '../../testing/writer.ts';
import type { Wire } from '../../wire/wire.ts';

let writer: Writer;
beforeEach(async () => {
  writer = await startWriter();
});
afterEach(() => writer.xero.close());

const payment = (changes: Wire = {}): Wire => ({
  Invoice: { InvoiceID: ids.partPaid },
  Account: { AccountID: bankAccount },
  Date: '2026-11-20',
  Amount: 90,
  ...changes,
});
const put = (changes: Wire = {}) => writer.send('PUT', '/Payments', { body: { Payments: [payment(changes)] } });
const invoice = async (): Promise<Wire | undefined> => (await writer.read(`/Invoices/${ids.partPaid}`))[0];

test('a part is paid, then the rest: the invoice is PAID on the day of the last payment', async () => {
  expect((await put({ Amount: 40, Reference: 'BACS' })).rows).toMatchObject([
    { Amount: 40, Status: 'AUTHORISED', Reference: 'BACS', Invoice: { InvoiceID: ids.partPaid } },
  ]);
  expect(await invoice()).toMatchObject({ Status: 'AUTHORISED', AmountDue: 50, AmountPaid: 70.4 });
  const single = await writer.send('POST', '/Payments', {
    body: payment({ Amount: 50, Invoice: { InvoiceNumber: 'INV-0001' } }),
  });
  expect(single.status).toBe(200);
  expect(await invoice()).toMatchObject({
    Status: 'PAID',
    AmountDue: 0,
    FullyPaidOnDate: '/Date(1795132800000+0000)/',
  });
});

test('without a date it is paid today', async () => {
  expect((await put({ Date: undefined })).rows).toMatchObject([{ Date: '/Date(1795305600000+0000)/' }]);
});

test.each<[string, Wire, string[]]>([
  ['more than is due', { Amount: 90.01 }, ['Payment amount exceeds the amount outstanding on this document']],
  [
    'a draft',
    { Invoice: { InvoiceID: ids.draft }, Amount: 1 },
    ['Payments can only be made against authorised documents'],
  ],
  [
    'what is paid already',
    { Invoice: { InvoiceID: ids.paid }, Amount: 1 },
    [
      'Payments can only be made against authorised documents',
      'Payment amount exceeds the amount outstanding on this document',
    ],
  ],
  ['an unknown account', { Account: { Code: '999' } }, ['Account could not be found.']],
  ['no account', { Account: undefined }, ['Account could not be found.']],
  ['an account of sales', { Account: { Code: '200' } }, ['Account type is not valid for payments.']],
  ['nothing', { Amount: 0 }, ['Payment amount must be above zero, with at most two decimals']],
  ['no amount', { Amount: undefined }, ['Payment amount must be above zero, with at most two decimals']],
  ['half a cent', { Amount: 0.005 }, ['Payment amount must be above zero, with at most two decimals']],
  [
    'an unknown invoice',
    { Invoice: { InvoiceID: ids.other } },
    ['The document with the supplied id was not found for this endpoint.'],
  ],
  ['no invoice', { Invoice: undefined }, ['The document with the supplied id was not found for this endpoint.']],
  [
    'a day in the locked period',
    { Date: '2026-01-31' },
    ['The payment date cannot be before the period lock date, currently set at 31 January 2026'],
  ],
])('refused: %s', async (_what, changes, messages) => {
  writer.organisation.periodLockDate = '2026-01-31';
  const answer = await put(changes);
  expect([answer.status, answer.messages]).toEqual([400, messages]);
  expect(await writer.read('/Payments')).toHaveLength(2);
});

test('two payments in one call cannot both take what is due', async () => {
  const body = { Payments: [payment({ Amount: 60 }), payment({ Amount: 60 })] };
  const { status, rows } = await writer.send('PUT', '/Payments?summarizeErrors=false', { body });
  expect([status, rows.map((row) => row['StatusAttributeString'])]).toEqual([200, ['OK', 'ERROR']]);
  expect(await invoice()).toMatchObject({ AmountDue: 30 });
});

test('a payment is taken back once: the invoice owes it again and the payment is listed as DELETED', async () => {
  const { PaymentID } = (await put()).rows[0]!;
  const remove = (body: Wire) => writer.send('POST', `/Payments/${String(PaymentID)}`, { body });
  expect((await remove({ Status: 'AUTHORISED' })).messages).toEqual(['Payments can only be deleted']);
  expect((await remove({ Status: 'DELETED' })).rows).toMatchObject([{ PaymentID, Status: 'DELETED' }]);
  expect(await invoice()).toMatchObject({ Status: 'AUTHORISED', AmountDue: 90 });
  expect(await writer.read(`/Payments/${String(PaymentID)}`)).toMatchObject([{ Status: 'DELETED' }]);
  expect((await remove({ Payments: [{ Status: 'DELETED' }] })).messages).toEqual(['Payment has already been deleted.']);
  expect((await writer.send('POST', `/Payments/${id('77')}`, { body: { Status: 'DELETED' } })).status).toBe(404);
});

test('what the stand-in does not play is said, not ignored', async () => {
  const { status, body } = await put({ CreditNote: { CreditNoteID: ids.note } });
  expect([status, body['text']]).toEqual([501, 'The stand-in does not keep CreditNote of a payment']);
});
