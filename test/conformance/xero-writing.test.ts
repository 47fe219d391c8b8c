import { ids } from '../../sandbox/xero/testing/small-world.ts';
import { approved, bankAccount, startWriter, type Writer, type Written } from '../../sandbox/xero/testing/writer.ts';
import { without, type Wire } from '../../sandbox/xero/wire/wire.ts';
import { loadSpec, type Spec } from '../support/specs.ts';
import { firstOf, loadXeroDocument, requestOf, ROOT, sendChecked } from '../support/xero-document.ts';
import { withDocuments } from './with-documents.ts';

/*
 * The writing half of the Xero stand-in against Xero's document: its answers fit the schemas, also when it refuses, and
 * the document's own requests are done, or refused for a reason that stands here.
 */

withDocuments('the writing half of the Xero stand-in against the document of Xero', () => {
  let spec: Spec;
  let document: Wire;
  let writer: Writer;

  beforeAll(async () => {
    spec = await loadSpec('xero');
    document = await loadXeroDocument();
  });
  beforeEach(async () => {
    writer = await startWriter();
  });
  afterEach(() => writer.xero.close());

  const send = (...asked: [method: string, path: string, body?: unknown]): Promise<Written> =>
    sendChecked({ spec, writer }, ...asked);

  test('every operation that writes stands in the document, at its path', () => {
    const named = writer.xero.implemented.filter(({ path, method }) => path.startsWith(ROOT) && method !== 'get');
    expect(named.length).toBeGreaterThan(9);
    for (const { id, method, path } of named) {
      const known = spec.operations.find((one) => one.id === id);
      const template = known?.template.replace(/\{\w+\}/, ':key').replace(/\{\w+\}/, ':part');
      expect([id, known?.method, template]).toEqual([id, method, path]);
    }
  });

  test('answers fit their schemas, done or refused, with and without summarizeErrors=false', async () => {
    const bad = approved({ LineItems: [{ Description: 'x', Quantity: 2, UnitAmount: 5 }] });
    const invoice = (await send('PUT', '/Invoices?unitdp=4', { Invoices: [approved()] })).rows[0]!;
    const path = `/Invoices/${String(invoice['InvoiceID'])}`;
    const payment = { Invoice: { InvoiceID: invoice['InvoiceID'] }, Account: { AccountID: bankAccount }, Amount: 5 };
    const statuses: number[] = [];
    const ask = async (...asked: Parameters<typeof send>) => statuses.push((await send(...asked)).status);
    await ask('PUT', '/Invoices', { Invoices: [bad] });
    await ask('POST', '/Invoices?summarizeErrors=false', { Invoices: [approved({ SentToContact: true }), bad] });
    await ask('POST', path, { Reference: 'x' });
    await ask('POST', path, { Status: 'DRAFT' });
    await ask('PUT', '/Contacts', { Name: 'Ada Ltd' });
    await ask('POST', '/Contacts?summarizeErrors=false', { Contacts: [{ Name: 'Ada Ltd' }, { EmailAddress: 'x' }] });
    await ask('POST', `/Contacts/${ids.ada}`, { EmailAddress: 'new@example.test' });
    await ask('POST', `${path}/Email`, {});
    await ask('POST', '/Invoices/INV-0003/Email', {});
    await ask('GET', `${path}/OnlineInvoice`);
    await ask('PUT', `${path}/History`, { HistoryRecords: [{ Details: 'Chased' }] });
    await ask('PUT', `${path}/History`, { HistoryRecords: [{ Details: '' }] });
    await ask('GET', `${path}/History`);
    await ask('PUT', '/Payments?summarizeErrors=false', { Payments: [payment, { ...payment, Amount: 999 }] });
    await ask('POST', '/Payments', { ...payment, Amount: 999 });
    await ask('POST', '/Payments/00000000-0000-4000-8000-0000000000a1', { Status: 'DELETED' });
    const expected = [400, 200, 200, 400, 400, 200, 200, 204, 400, 200, 200, 400, 200, 200, 400, 200];
    expect(statuses).toEqual(expected);
  });

  test('Xero’s own contacts are made and changed', async () => {
    const made = await send('PUT', '/Contacts', requestOf(document, '/Contacts', 'put'));
    expect(made.rows).toMatchObject([{ Name: 'Foo9987', EmailAddress: 'sid32476@blah.com' }]);
    const upserted = await send('POST', '/Contacts', requestOf(document, '/Contacts', 'post'));
    expect(upserted.rows).toMatchObject([{ Name: 'Bruce Banner', PaymentTerms: { Sales: { Day: 10 } } }]);
    const renamed = requestOf(document, '/Contacts/{ContactID}', 'post');
    expect((await send('POST', `/Contacts/${ids.ada}`, renamed)).rows).toMatchObject([
      { ContactID: ids.ada, Name: 'Thanos' },
    ]);
  });

  test.each(['put', 'post'])(
    'Xero’s own invoice is refused for its unknown contact, else made (%s)',
    async (method) => {
      const request = requestOf(document, '/Invoices', method);
      const unknown = await send(method.toUpperCase(), '/Invoices', request);
      expect([unknown.status, unknown.messages]).toEqual([400, ['Contact could not be found.']]);
      const { Contact } = firstOf(request) as { Contact: { ContactID: string } };
      const [ada] = writer.organisation.contacts;
      writer.organisation.contacts.push({ ...ada!, contactId: Contact.ContactID, name: 'Liam', contactNumber: 'L' });
      expect((await send(method.toUpperCase(), '/Invoices', request)).rows).toMatchObject([
        {
          Total: 40,
          AmountDue: 40,
          Reference: 'Website Design',
          Status: 'AUTHORISED',
          DateString: '2019-03-11T00:00:00',
        },
      ]);
    },
  );

  test('Xero’s own change of an invoice changes its reference and nothing else', async () => {
    const [before] = await writer.read(`/Invoices/${ids.dueToday}`);
    const request = requestOf(document, '/Invoices/{InvoiceID}', 'post');
    const { rows } = await send('POST', `/Invoices/${ids.dueToday}`, request);
    const rest = without(before!, ['UpdatedDateUTC', 'UpdatedDateUTCString']);
    expect(rows).toMatchObject([{ ...rest, Reference: 'May the force be with you' }]);
  });

  test.each(['put', 'post'])(
    'Xero’s own payment is refused for what it names, else made and deleted (%s)',
    async (method) => {
      const request = requestOf(document, '/Payments', method);
      const unknown = await send(method.toUpperCase(), '/Payments', request);
      expect([unknown.status, unknown.messages]).toEqual([
        400,
        ['The document with the supplied id was not found for this endpoint.'],
      ]);
      const [sales] = writer.organisation.accounts;
      writer.organisation.accounts.push({
        ...sales!,
        accountId: ids.other,
        code: '970',
        enablePaymentsToAccount: true,
      });
      const payment = { ...firstOf(request), Invoice: { LineItems: [], InvoiceID: ids.partPaid } };
      const { rows } = await send(method.toUpperCase(), '/Payments', { Payments: [payment] });
      expect(rows).toMatchObject([{ Amount: 1, Status: 'AUTHORISED', Account: { Code: '970' } }]);
      const removal = requestOf(document, '/Payments/{PaymentID}', 'post');
      expect((await send('POST', `/Payments/${String(rows[0]!['PaymentID'])}`, removal)).rows).toMatchObject([
        { Status: 'DELETED' },
      ]);
    },
  );
});
