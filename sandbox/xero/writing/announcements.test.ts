import { control } from '../testing/harness.ts';
import { ids } from '../testing/small-world.ts';
import { approved, bankAccount, startWriter, type Writer } from '../testing/writer.ts';
import type { Wire } from '../wire/wire.ts';

let writer: Writer;
beforeEach(async () => {
  writer = await startWriter();
});
afterEach(() => writer.xero.close());

/** What the webhooks would tell, as their control route shows it. */
const told = () => writer.xero.state.data.webhooks.waiting.map(({ event }) => [event.eventCategory, event.eventType]);

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
