import { ok, unwrap } from '../../src/lib/result.ts';
import { createXero, type Xero } from '../../src/vendors/xero/create-xero.ts';
import { readAll } from './support/read-all.ts';
import { answer, inTurn, startRaw, type RawServer } from './support/raw-server.ts';
import { xeroRows } from './support/xero-rows.ts';

const request = { portalId: '1', tenantId: 't-1', page: null, changedSince: null };

let server: RawServer;
let xero: Xero;

beforeAll(async () => {
  server = await startRaw();
  const token = () => Promise.resolve(ok('token'));
  xero = createXero({ apiUrl: server.url, identityUrl: server.url, clientId: 'id', clientSecret: 'secret', token });
});
afterAll(() => server.close());
beforeEach(() => void (server.seen.length = 0));

/** The one invoice that a wire row becomes. */
async function invoiceOf(changes: object) {
  server.behave(answer(200, { Invoices: [{ ...xeroRows.invoice, ...changes }] }));
  const { rows, unreadable } = unwrap(await xero.readers.invoices(request));
  expect(unreadable).toEqual([]);
  return rows[0]!;
}

test('fields and values that are new to us harm nothing', async () => {
  const invoice = await invoiceOf({ Status: 'PARTIALLYDREAMT', Brand: { New: ['field'] } });
  expect(invoice.status).toBe('PARTIALLYDREAMT');
  server.behave(
    answer(200, { Contacts: [{ ...xeroRows.contact, PaymentTerms: { Sales: { Day: 1, Type: 'FULLMOON' } } }] }),
  );
  const { rows } = unwrap(await xero.readers.contacts(request));
  expect(rows).toMatchObject([{ id: 'c-1', salesTerms: null }]);
});

test('numbers as text and nothing as an empty list are read as what is meant', async () => {
  const invoice = await invoiceOf({
    Total: '12.00',
    AmountDue: '12.00',
    DueDateString: null,
    DueDate: [],
    Url: '',
    LineItems: [],
  });
  expect(invoice.total.toFixed()).toBe('12');
  expect(invoice).toMatchObject({ dueDate: null, url: null, lines: [] });
});

test('amounts are exact, however many digits they have', async () => {
  const text = JSON.stringify({ Invoices: [{ ...xeroRows.invoice, Total: 'TOTAL' }] }).replace(
    '"TOTAL"',
    '9007199254740993.0001',
  );
  server.behave((_request, response) => response.writeHead(200, { 'content-type': 'application/json' }).end(text));
  const { rows } = unwrap(await xero.readers.invoices(request));
  expect(rows[0]?.total.toFixed()).toBe('9007199254740993.0001');
});

test.each([
  ['in summer time', { DateString: '2026-07-01T00:00:00', Date: '/Date(1782864000000+0000)/' }, '2026-07-01'],
  [
    'where the text and UTC disagree, as the text says',
    { DateString: '2026-07-01T00:00:00', Date: '/Date(1782860400000)/' },
    '2026-07-01',
  ],
  ['without the text, in UTC', { DateString: undefined, Date: '/Date(1774742400000+0000)/' }, '2026-03-29'],
  ['before 1970', { DateString: undefined, Date: '/Date(-86400000+0000)/' }, '1969-12-31'],
])('a date %s is not moved', async (_name, dates, expected) => {
  expect((await invoiceOf(dates)).date).toBe(expected);
});

test('one row that cannot be understood is told by its id; the others go on', async () => {
  const broken = [
    { ...xeroRows.invoice, InvoiceID: 'i-2', Total: 'twelve' },
    { ...xeroRows.invoice, InvoiceID: 'i-3', Date: 'yesterday', DateString: undefined },
    { ...xeroRows.invoice, InvoiceID: 'i-4', Contact: [] },
    'not even a row',
  ];
  server.behave(answer(200, { Invoices: [...broken, xeroRows.invoice] }));
  const { rows, unreadable } = unwrap(await xero.readers.invoices(request));
  expect(rows.map(({ id }) => id)).toEqual(['i-1']);
  expect(unreadable.map(({ id }) => id)).toEqual(['i-2', 'i-3', 'i-4', 'unknown']);
  expect(unreadable[0]?.reason).toBe('Total: is not a decimal number');
});

test('an invoice of 500 lines keeps every one, prices with four decimals', async () => {
  const lines = Array.from({ length: 500 }, (_, n) => ({
    LineItemID: `l-${n}`,
    Description: `Line ${n}`,
    UnitAmount: 0.1234,
  }));
  const invoice = await invoiceOf({ LineItems: lines });
  expect(invoice.lines).toHaveLength(500);
  expect(invoice.lines[499]).toMatchObject({ lineItemId: 'l-499', quantity: null });
  expect(invoice.lines[499]?.unitAmount?.toFixed()).toBe('0.1234');
});

test('a credit keeps its allocations, but not those that were taken back', async () => {
  const allocation = (InvoiceID: string, more: object) => ({
    Invoice: { InvoiceID },
    Date: '/Date(1774742400000)/',
    Amount: 5,
    ...more,
  });
  const credit = {
    ...xeroRows.invoice,
    Type: 'ACCRECCREDIT',
    CreditNoteID: 'cn-1',
    CreditNoteNumber: 'CN-1',
    RemainingCredit: 7,
    Allocations: [allocation('i-1', {}), allocation('i-2', { IsDeleted: true })],
  };
  server.behave(answer(200, { CreditNotes: [credit] }));
  const { rows } = unwrap(await xero.readers.credit_notes(request));
  expect(rows).toMatchObject([
    { id: 'cn-1', kind: 'credit_note', allocations: [{ invoiceId: 'i-1', date: '2026-03-29' }] },
  ]);
});

const pageOf = (length: number, pagination?: object) =>
  answer(200, {
    Payments: Array.from({ length }, (_, n) => ({ ...xeroRows.payment, PaymentID: `p-${n}` })),
    pagination,
  });

test.each([
  ['pageCount, even when a page is short', [pageOf(3, { pageCount: 2 }), pageOf(1, { pageCount: 2 })], 4],
  ['pageCount as text', [pageOf(3, { pageCount: '2' }), pageOf(1, { pageCount: '2' })], 4],
  ['a short page, where nobody counts', [pageOf(1000), pageOf(7)], 1007],
  ['an empty page, where our page size was disregarded', [pageOf(100), pageOf(0)], 100],
  ['pageCount 0 of an empty list', [pageOf(0, { pageCount: 0 })], 0],
])('the last page is known by %s', async (_name, pages, rows) => {
  server.behave(inTurn(...pages));
  const all = await readAll(xero.readers.payments, { tenantId: 't-1' });
  expect(all.rows).toHaveLength(rows);
  expect(server.seen.map((seen) => new URL(seen.slice(4), server.url).searchParams.get('page'))).toEqual(
    pages.map((_page, index) => String(index + 1)),
  );
});
