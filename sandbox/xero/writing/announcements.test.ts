import { control } from '../testing/harness.ts';
import { id, ids } from '../testing/small-world.ts';
import { approved, bankAccount, startWriter, type Writer } from '../testing/writer.ts';
import type { Wire } from '../wire/wire.ts';

let writer: Writer;
beforeEach(async () => {
  writer = await startWriter();
});
afterEach(() => writer.xero.close());

/** What the webhooks would tell, as their control route shows it. */
const told = () =>
  writer.xero.state.data.webhooks.waiting.map(({ event: { eventCategory, eventType, data } }) => [
    eventCategory,
    eventType,
    ...(data === undefined ? [] : [data.Type, data.Status]),
  ]);

const allocate = (credit: string, Amount: number) =>
  writer.send('PUT', `${credit}/Allocations`, { body: { Amount, Invoice: { InvoiceID: ids.partPaid } } });

const deeds: [what: string, deed: () => Promise<unknown>, events: string[][]][] = [
  ['a new invoice', () => writer.send('PUT', '/Invoices', { body: approved() }), [['INVOICE', 'CREATE']]],
  [
    'a changed invoice',
    () => writer.send('POST', `/Invoices/${ids.dueToday}`, { body: { Reference: 'x' } }),
    [['INVOICE', 'UPDATE']],
  ],
  ['a new contact', () => writer.send('PUT', '/Contacts', { body: { Name: 'New' } }), [['CONTACT', 'CREATE']]],
  [
    'an invoice for a new contact',
    () => writer.send('PUT', '/Invoices', { body: approved({ Contact: { Name: 'New' } }) }),
    [
      ['CONTACT', 'CREATE'],
      ['INVOICE', 'CREATE'],
    ],
  ],
  [
    'a payment',
    () => {
      const body = { Invoice: { InvoiceID: ids.partPaid }, Account: { AccountID: bankAccount }, Amount: 1 } as Wire;
      return writer.send('PUT', '/Payments', { body });
    },
    [['INVOICE', 'UPDATE']],
  ],
  [
    'a new credit note',
    () => writer.send('PUT', '/CreditNotes', { body: approved({ Type: 'ACCRECCREDIT', DueDate: undefined }) }),
    [['CREDITNOTE', 'CREATE', 'ACCRECCREDIT', 'AUTHORISED']],
  ],
  [
    'a credit note that is used up',
    () => allocate(`/CreditNotes/${ids.note}`, 20),
    [
      ['CREDITNOTE', 'UPDATE', 'ACCRECCREDIT', 'PAID'],
      ['INVOICE', 'UPDATE'],
    ],
  ],
  [
    'an overpayment that is used in part',
    () => allocate(`/Overpayments/${ids.overpayment}`, 1),
    [
      ['OVERPAYMENT', 'UPDATE', 'RECEIVE-OVERPAYMENT', 'AUTHORISED'],
      ['INVOICE', 'UPDATE'],
    ],
  ],
  [
    'a deleted allocation',
    () => writer.send('DELETE', `/CreditNotes/${ids.note}/Allocations/${id('a9')}`),
    [
      ['CREDITNOTE', 'UPDATE', 'ACCRECCREDIT', 'AUTHORISED'],
      ['INVOICE', 'UPDATE'],
    ],
  ],
  [
    'money in advance',
    () => control(writer.xero, '/prepay', { contactId: ids.ada, amount: 5 }),
    [['PREPAYMENT', 'CREATE', 'RECEIVE-PREPAYMENT', 'AUTHORISED']],
  ],
  [
    'a credit note voided by hand',
    async () => {
      writer.organisation.creditNotes = writer.organisation.creditNotes.map((one) => ({ ...one, allocations: [] }));
      await control(writer.xero, '/edit', { creditNoteId: ids.note, changes: { status: 'VOIDED' } });
    },
    [['CREDITNOTE', 'UPDATE', 'ACCRECCREDIT', 'VOIDED']],
  ],
  ['an e-mail', () => writer.send('POST', `/Invoices/${ids.paid}/Email`, { body: {} }), [['INVOICE', 'UPDATE']]],
  [
    'an edit by hand',
    () => control(writer.xero, '/edit', { contactId: ids.ada, changes: { firstName: 'A' } }),
    [['CONTACT', 'UPDATE']],
  ],
  ['a refused invoice', () => writer.send('PUT', '/Invoices', { body: approved({ LineItems: [] }) }), []],
  [
    'a note',
    () => writer.send('PUT', `/Invoices/${ids.paid}/History`, { body: { HistoryRecords: [{ Details: 'x' }] } }),
    [],
  ],
];

test.each(deeds)('%s is announced as it should be', async (_what, deed, events) => {
  await deed();
  expect(told()).toEqual(events);
});

test('payments are announced to who asks for them, beside their invoice', async () => {
  const pay = { Invoice: { InvoiceID: ids.partPaid }, Account: { AccountID: bankAccount }, Amount: 1 };
  const report = await control(writer.xero, '/webhooks', { mode: 'hold', categories: ['INVOICE', 'PAYMENT'] });
  expect(await report.json()).toMatchObject({ categories: ['INVOICE', 'PAYMENT'] });
  const { rows } = await writer.send('PUT', '/Payments', { body: pay });
  const payment = String(rows[0]?.['PaymentID']);
  await writer.send('POST', `/Payments/${payment}`, { body: { Status: 'DELETED' } });
  await writer.send('PUT', '/Contacts', { body: { Name: 'Nobody is told' } });
  expect(told()).toEqual([
    ['INVOICE', 'UPDATE'],
    ['PAYMENT', 'CREATE', 'ACCRECPAYMENT', 'AUTHORISED'],
    ['INVOICE', 'UPDATE'],
    ['PAYMENT', 'UPDATE', 'ACCRECPAYMENT', 'DELETED'],
  ]);
  const { event } = writer.xero.state.data.webhooks.waiting[1]!;
  expect(event).toMatchObject({
    resourceId: payment,
    resourceUrl: `https://api.xero.com/api.xro/2.0/Payments/${payment}`,
  });
  expect((await control(writer.xero, '/webhooks', { categories: ['QUOTE'] })).status).toBe(400);
});
