import { tracking } from '../../sandbox/xero/testing/small-settings.ts';
import { draftQuote, repeating, sentQuote } from '../../sandbox/xero/testing/small-templates.ts';
import { ids } from '../../sandbox/xero/testing/small-world.ts';
import { startWriter, type Writer, type Written } from '../../sandbox/xero/testing/writer.ts';
import type { Wire } from '../../sandbox/xero/wire/wire.ts';
import { loadSpec, type Spec } from '../support/specs.ts';
import { firstOf, loadXeroDocument, requestOf, sendChecked } from '../support/xero-document.ts';
import { withDocuments } from './with-documents.ts';

withDocuments('quotes, what repeats, items and tracking of the Xero stand-in against the document of Xero', () => {
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
  const known = { Contact: { ContactID: ids.ada } };
  const booked = (one: Wire) =>
    (one['LineItems'] as Wire[]).map((line) => ({ ...line, AccountCode: '200', LineItemID: undefined }));

  test.each(['PUT', 'POST'])('Xero’s own quote is refused for its unknown contact, else made (%s)', async (method) => {
    const request = requestOf(document, '/Quotes', method.toLowerCase());
    expect((await send(method, '/Quotes', request)).messages).toContain('Contact could not be found.');
    const own = firstOf(request);
    const made = await send(method, '/Quotes', { ...own, ...known, LineItems: booked(own) });
    expect(made.rows).toMatchObject([{ Status: 'DRAFT', Total: 20, DateString: '2020-02-01T00:00:00' }]);
  });

  test('Xero’s own change of a quote changes its reference', async () => {
    const own = firstOf(requestOf(document, '/Quotes/{QuoteID}', 'post'));
    expect((await send('POST', `/Quotes/${draftQuote}`, { Quotes: [{ ...own, ...known }] })).rows).toMatchObject([
      { Reference: 'I am an update', QuoteNumber: 'QU-0011' },
    ]);
  });

  test.each(['PUT', 'POST'])('Xero’s own repeating invoice is made for a contact of ours (%s)', async (method) => {
    const own = firstOf(requestOf(document, '/RepeatingInvoices', method.toLowerCase()));
    const ours = { ...own, ...known, CurrencyCode: 'GBP', LineItems: booked(own) };
    expect((await send(method, '/RepeatingInvoices', ours)).rows).toMatchObject([{ Total: 5750, Reference: '[Week]' }]);
  });

  test('Xero’s own deletion of a repeating invoice deletes it', async () => {
    const request = requestOf(document, '/RepeatingInvoices/{RepeatingInvoiceID}', 'post');
    expect((await send('POST', `/RepeatingInvoices/${repeating}`, request)).rows).toMatchObject([
      { RepeatingInvoiceID: repeating, Status: 'DELETED' },
    ]);
  });

  test('Xero’s own items are made and changed; one of which stock is kept is not played', async () => {
    const tracked = requestOf(document, '/Items', 'put');
    expect((await writer.send('PUT', '/Items', { body: tracked })).status).toBe(501);
    const made = await send('POST', '/Items', requestOf(document, '/Items', 'post'));
    expect(made.rows).toMatchObject([{ Code: 'ItemCode123', Name: 'ItemName XYZ', IsSold: true }]);
    const path = `/Items/${String(made.rows[0]!['ItemID'])}`;
    expect((await send('POST', path, requestOf(document, '/Items/{ItemID}', 'post'))).rows).toMatchObject([
      { Description: 'Description 123' },
    ]);
    expect((await send('DELETE', path)).status).toBe(204);
  });

  test('Xero’s own category and options are made and renamed', async () => {
    await send('POST', `/TrackingCategories/${tracking.team}`, { Status: 'ARCHIVED' });
    const made = await send('PUT', '/TrackingCategories', requestOf(document, '/TrackingCategories', 'put'));
    const path = `/TrackingCategories/${String(made.rows[0]!['TrackingCategoryID'])}`;
    const one = '/TrackingCategories/{TrackingCategoryID}';
    expect((await send('POST', path, requestOf(document, one, 'post'))).rows).toMatchObject([{ Name: 'Avengers' }]);
    const option = await send('PUT', `${path}/Options`, requestOf(document, `${one}/Options`, 'put'));
    const optionPath = `${path}/Options/${String(option.rows[0]!['TrackingOptionID'])}`;
    const renamed = requestOf(document, `${one}/Options/{TrackingOptionID}`, 'post');
    expect((await send('POST', optionPath, renamed)).rows).toMatchObject([{ Name: 'Vision' }]);
    expect((await send('DELETE', optionPath)).rows).toMatchObject([{ Status: 'DELETED' }]);
    expect((await send('DELETE', path)).rows).toMatchObject([{ Status: 'DELETED' }]);
  });

  test('refusals and histories fit their schemas too', async () => {
    const note = { HistoryRecords: [{ Details: 'Called' }] };
    const statuses: number[] = [];
    const ask = async (...asked: Parameters<typeof send>) => statuses.push((await send(...asked)).status);
    await ask('PUT', '/Quotes?summarizeErrors=false', { Quotes: [known, { ...known, Title: 'T'.repeat(101) }] });
    await ask('POST', `/Quotes/${sentQuote}`, { Status: 'INVOICED' });
    await ask('PUT', '/RepeatingInvoices', { Type: 'ACCREC' });
    await ask('PUT', '/Items', { Code: 'SIGN' });
    await ask('PUT', '/TrackingCategories', { Name: 'Third' });
    await ask('PUT', `/TrackingCategories/${tracking.region}/Options`, { Name: 'North' });
    for (const path of [`/Quotes/${sentQuote}`, `/RepeatingInvoices/${repeating}`, '/Items/SIGN']) {
      await ask('PUT', `${path}/History`, note);
      await ask('GET', `${path}/History`);
    }
    expect(statuses).toEqual([200, 400, 400, 400, 400, 400, 200, 200, 200, 200, 200, 200]);
  });
});
