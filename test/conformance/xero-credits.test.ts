import { ids } from '../../sandbox/xero/testing/small-world.ts';
import { startWriter, type Writer, type Written } from '../../sandbox/xero/testing/writer.ts';
import { without, type Wire } from '../../sandbox/xero/wire/wire.ts';
import { loadSpec, type Spec } from '../support/specs.ts';
import { firstOf, loadXeroDocument, requestOf, sendChecked } from '../support/xero-document.ts';
import { againstDrift, xeroCreditDrift } from './drift.ts';
import { withDocuments } from './with-documents.ts';

withDocuments('credit, files and reports of the Xero stand-in against the document of Xero', () => {
  let spec: Spec;
  let document: Wire;
  let writer: Writer;
  const { unexplained, unused } = againstDrift(xeroCreditDrift);

  beforeAll(async () => {
    spec = await loadSpec('xero');
    document = await loadXeroDocument();
  });
  beforeEach(async () => {
    writer = await startWriter();
  });
  afterEach(() => writer.xero.close());

  const send = (...asked: [method: string, path: string, body?: unknown]): Promise<Written> =>
    sendChecked({ spec, writer, unexplained }, ...asked);

  test.each(['put', 'post'])(
    'Xero’s own credit note of a supplier is not kept, that of a customer is made (%s)',
    async (method) => {
      const request = requestOf(document, '/CreditNotes', method);
      const own = { ...firstOf(request), Contact: { ContactID: ids.ada } } as Wire;
      expect((await writer.send(method, '/CreditNotes', { body: own })).status).toBe(501);
      const LineItems = (own['LineItems'] as Wire[]).map((line) => ({ ...line, AccountCode: '200' }));
      const sales = { CreditNotes: [{ ...own, Type: 'ACCRECCREDIT', LineItems }] };
      const { rows } = await send(method, '/CreditNotes', sales);
      expect(rows).toMatchObject([{ SubTotal: 40, DateString: '2019-01-05T00:00:00', Contact: { Name: 'Ada Ltd' } }]);
      const key = `/CreditNotes/${String(rows[0]!['CreditNoteID'])}`;
      const change = without(firstOf(requestOf(document, '/CreditNotes/{CreditNoteID}', 'post')), [
        'Type',
        'LineItems',
      ]);
      expect((await send('POST', key, { ...change, Contact: { ContactID: ids.ada } })).rows).toMatchObject([
        { Reference: 'HelloWorld', Status: 'AUTHORISED' },
      ]);
    },
  );

  test.each([
    ['CreditNote', ids.note, ids.partPaid],
    ['Overpayment', ids.overpayment, ids.partPaid],
    ['Prepayment', ids.prepayment, ids.dueToday],
  ])(
    'Xero’s own allocation of a %s is refused for its unknown invoice, else made and deleted',
    async (kind, id, invoice) => {
      const path = `/${kind}s/${id}/Allocations`;
      const request = requestOf(document, `/${kind}s/{${kind}ID}/Allocations`, 'put');
      expect((await send('PUT', path, request)).status).toBe(400);
      const allocation: Wire = { ...firstOf(request), Invoice: { InvoiceID: invoice } };
      const { rows } = await send('PUT', `${path}?summarizeErrors=false`, { Allocations: [allocation] });
      expect(rows).toMatchObject([{ Amount: allocation['Amount'], StatusAttributeString: 'OK' }]);
      const removed = await send('DELETE', `${path}/${String(rows[0]!['AllocationID'])}`);
      expect(removed.rows).toMatchObject([{ IsDeleted: true }]);
    },
  );

  test('answers about credit notes fit their schemas, done or refused', async () => {
    const path = `/CreditNotes/${ids.note}`;
    const statuses: number[] = [];
    const ask = async (...asked: Parameters<typeof send>) => statuses.push((await send(...asked)).status);
    await ask('PUT', '/CreditNotes', { CreditNotes: [{ Type: 'ACCRECCREDIT' }] });
    await ask('POST', '/CreditNotes?summarizeErrors=false', { CreditNotes: [{ Type: 'ACCREC' }] });
    await ask('POST', path, { Status: 'VOIDED' });
    await ask('GET', `${path}/History`);
    await ask('PUT', `${path}/History`, { HistoryRecords: [{ Details: 'Told' }] });
    expect(statuses).toEqual([400, 200, 400, 200, 200]);
  });

  test('reports fit their schemas, with every documented parameter that is played', async () => {
    const period = 'fromDate=2026-10-01&toDate=2026-11-30';
    const statuses: number[] = [];
    const ask = async (path: string) => statuses.push((await send('GET', `/Reports/${path}`)).status);
    await ask('BankSummary');
    await ask(`BankSummary?${period}`);
    await ask(`ProfitAndLoss?${period}&standardLayout=true&paymentsOnly=false`);
    await ask(`AgedReceivablesByContact?contactId=${ids.ada}&date=2026-11-30&${period}`);
    expect(statuses).toEqual([200, 200, 200, 200]);
  });

  test.each([`/Invoices/${ids.partPaid}`, `/CreditNotes/${ids.note}`])(
    'files of %s fit their schemas',
    async (path) => {
      const file = `${path}/Attachments/a.txt`;
      const made = await send('PUT', `${file}?IncludeOnline=true`, 'hello');
      expect(made.rows).toMatchObject([{ FileName: 'a.txt', ContentLength: 5, IncludeOnline: true }]);
      expect((await send('POST', file, 'hello again')).rows).toMatchObject([{ ContentLength: 11 }]);
      expect((await send('GET', `${path}/Attachments`)).rows).toHaveLength(1);
      expect((await send('PUT', file, '')).status).toBe(400);
    },
  );

  test('no entry of the drift list has become needless', () => {
    expect(unused()).toEqual([]);
  });
});
