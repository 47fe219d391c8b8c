import { isTaken } from '../../src/invoicing/mapping/rules/new-item.ts';
import { ok, unwrap } from '../../src/lib/result.ts';
import type { StreamName } from '../../src/mirror/facts.ts';
import type { ListPage } from '../../src/mirror/ports.ts';
import { createXero, type Xero } from '../../src/vendors/xero/create-xero.ts';
import { lackSpecs, loadSpec } from '../support/specs.ts';
import { answer, startRaw, type RawServer } from './support/raw-server.ts';

let server: RawServer;
let xero: Xero;

beforeAll(async () => {
  server = await startRaw();
  const token = () => Promise.resolve(ok('token'));
  xero = createXero({ apiUrl: server.url, identityUrl: server.url, clientId: 'id', clientSecret: 'secret', token });
});
afterAll(() => server.close());

/** What suppliers are owed and paid stands in the examples too. */
const isOurs = ({ PaymentType: paid, Type: type }: Record<string, unknown>): boolean =>
  paid === undefined ? !/^(ACCPAY|APCREDIT|APOVER|APPRE|SPEND)/.test(String(type)) : paid === 'ACCRECPAYMENT';

/** Serves the example of Xero's own document and reads it. */
async function readExample(name: string, reader: keyof Xero['readers']) {
  const operation = (await loadSpec('xero')).operationOf('GET', `/api.xro/2.0/${name}`);
  const example = operation?.example as Record<string, unknown[]>;
  server.behave(answer(200, example));
  const read: ListPage<StreamName> = xero.readers[reader];
  const page = unwrap(await read({ portalId: '1', tenantId: 't-1', page: null, changedSince: null }));
  const sent = Object.values(example).find(Array.isArray) as Record<string, unknown>[];
  return { ...page, sent: sent.filter(isOurs).length };
}

test.each([
  ['Organisation', 'organisation'],
  ['Contacts', 'contacts'],
  ['Invoices', 'invoices'],
  ['CreditNotes', 'credit_notes'],
  ['Overpayments', 'overpayments'],
  ['Prepayments', 'prepayments'],
  ['Payments', 'payments'],
  ['Accounts', 'accounts'],
  ['TaxRates', 'tax_rates'],
  ['Currencies', 'currencies'],
  ['TrackingCategories', 'tracking_categories'],
  ['BrandingThemes', 'branding_themes'],
  ['Items', 'items'],
  ['Quotes', 'quotes'],
  ['RepeatingInvoices', 'repeating_invoices'],
] as const)('Xero’s own example of %s is understood to the last row', async (name, reader) => {
  if (lackSpecs()) return;
  const { rows, unreadable, next, sent } = await readExample(name, reader);
  expect(unreadable).toEqual([]);
  expect(rows).toHaveLength(sent);
  expect(rows.length).toBeGreaterThan(0);
  expect(next).toBeNull();
});

test.each([
  ['PUT', 'Invoices', 'create_invoice', 'INV-0007'],
  ['PUT', 'Contacts', 'create_contact', 'Foo9987'],
  ['POST', 'Invoices/8694c9c5-7097-4449-a708-b8c1982921a4', 'approve_invoice', 'INV-0008'],
] as const)('Xero’s own example of an answer to %s %s is understood', async (...[method, path, kind, known]) => {
  if (lackSpecs()) return;
  const operation = (await loadSpec('xero')).operationOf(method, `/api.xro/2.0/${path}`);
  server.behave(answer(200, operation?.example));
  const where = { portalId: '1', tenantId: 't-1' };
  const written = unwrap(await xero.writer.send(where, { kind, documentId: 'i-1', request: '{}', key: 'k' }));
  expect(JSON.stringify(written)).toContain(known);
});

test('Xero’s own example of an item that is refused is understood as one whose code is taken', async () => {
  if (lackSpecs()) return;
  server.behave(answer(200, (await loadSpec('xero')).operationOf('PUT', '/api.xro/2.0/Items')?.example));
  const write = { kind: 'create_item', documentId: null, request: '{}', key: 'k' } as const;
  const refused = await xero.writer.send({ portalId: '1', tenantId: 't-1' }, write);
  if (refused.ok || refused.error.code !== 'vendor_rejected') throw new Error('It was not refused');
  expect([isTaken(refused.error.messages), refused.error.messages]).toEqual([true, [expect.stringContaining('abc')]]);
});

test('Xero’s example invoice, field by field', async () => {
  if (lackSpecs()) return;
  const { rows } = await readExample('Invoices', 'invoices');
  expect(JSON.parse(JSON.stringify(rows[1]))).toEqual({
    id: '046d8a6d-1ae1-4b4d-9340-5601bdf41b87',
    updatedAt: '2018-11-02T16:36:32.690Z',
    contactId: 'a3675fc4-f8dd-4f03-ba5b-f1870566bcd7',
    status: 'PAID',
    invoiceNumber: 'INV-0002',
    reference: 'Red Fish, Blue Fish',
    date: '2018-10-20',
    dueDate: '2018-12-30',
    expectedPaymentDate: null,
    fullyPaidOn: '2018-11-29',
    lineAmountTypes: 'Exclusive',
    currency: 'NZD',
    currencyRate: '1',
    subTotal: '40',
    totalTax: '6',
    total: '46',
    amountDue: '0',
    amountPaid: '46',
    amountCredited: '0',
    sentToContact: true,
    url: null,
    lines: [],
  });
});
