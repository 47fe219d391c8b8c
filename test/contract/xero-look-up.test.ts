import { ok } from '../../src/lib/result.ts';
import { createXero, type Xero } from '../../src/vendors/xero/create-xero.ts';
import { answer, brokenAnswers, inTurn, startRaw, type RawServer } from './support/raw-server.ts';
import { xeroRows } from './support/xero-rows.ts';

const where = { portalId: '1', tenantId: 't-1' };

let server: RawServer;
let xero: Xero;
beforeAll(async () => {
  server = await startRaw();
  const token = () => Promise.resolve(ok('token'));
  const app = { clientId: 'id', clientSecret: 'secret', token, timeoutMs: 300 };
  xero = createXero({ apiUrl: server.url, identityUrl: server.url, ...app });
});
afterAll(() => server.close());
beforeEach(() => void (server.seen.length = 0));

/** The query of each call that came. */
const queries = (): URLSearchParams[] => server.seen.map((seen) => new URL(seen.slice(4), server.url).searchParams);

test('a look that does not understand one invoice has not looked', async () => {
  const broken = { ...xeroRows.invoice, InvoiceID: 'i-2', Total: 'twelve' };
  server.behave(answer(200, { Invoices: [xeroRows.invoice, broken] }));
  const by = { contactId: 'c-1', changedSince: new Date('2026-11-20T08:59:59.900Z') };
  const { writer } = xero;
  expect(await writer.findInvoices(where, by)).toMatchObject({ error: { code: 'vendor_unavailable' } });
  const page = (id: string) =>
    answer(200, { Invoices: [{ ...xeroRows.invoice, InvoiceID: id }], pagination: { pageCount: 2 } });
  server.behave(inTurn(page('i-1'), page('i-2')));
  server.seen.length = 0;
  expect(await writer.findInvoices(where, by)).toMatchObject({ ok: true, value: [{ id: 'i-1' }, { id: 'i-2' }] });
  expect(
    queries().map((params) => [params.get('ContactIDs'), params.get('createdByMyApp'), params.get('page')]),
  ).toEqual([
    ['c-1', 'true', '1'],
    ['c-1', 'true', '2'],
  ]);
});

test.each(Object.entries(brokenAnswers))('a file that is %s is not given out', async (_name, broken) => {
  server.behave(broken('%PDF-1.4\n… and so on …\n%%EOF\n'));
  expect(await xero.writer.pdf(where, 'i-1')).toMatchObject({ error: { code: 'vendor_unavailable' } });
});

test('ids go as one list, divided by commas as they are: Xero refuses %2C', async () => {
  server.behave(answer(200, { Contacts: [] }));
  await xero.fetchByIds(where, 'contacts', ['a', 'b']);
  expect(server.seen[0]).toContain('IDs=a,b&');
});

test('by id bills are asked for too, and of a bill nothing comes back but its id', async () => {
  const bill = { ...xeroRows.invoice, InvoiceID: 'b-1', Type: 'ACCPAY', Total: 'twelve' };
  server.behave(answer(200, { Invoices: [bill, xeroRows.invoice] }));
  const fetched = await xero.fetchByIds(where, 'invoices', ['b-1', 'i-1']);
  expect(queries().map((params) => params.get('where'))).toEqual([null]);
  expect(fetched).toMatchObject({ ok: true, value: { rows: [{}], unreadable: [], others: ['b-1'] } });
});

test('a document that is answered without being whole is no document', async () => {
  server.behave(answer(200, { Invoices: [{ ...xeroRows.invoice, Total: 'twelve' }] }));
  expect(await xero.writer.readInvoice(where, 'i-1')).toMatchObject({ error: { code: 'vendor_unavailable' } });
  server.behave(answer(200, { Contacts: [] }));
  expect(await xero.writer.findContact(where, 'HS-COMPANY-1')).toMatchObject({ error: { code: 'vendor_unavailable' } });
  server.behave(answer(200, { OnlineInvoices: [{ OnlineInvoiceUrl: 'javascript:alert(1)' }] }));
  expect(await xero.writer.payLink(where, 'i-1')).toMatchObject({ error: { code: 'vendor_unavailable' } });
});
