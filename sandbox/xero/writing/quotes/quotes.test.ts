import { themes, tracking } from '../../testing/small-settings.ts';
import { draftQuote, sentQuote } from '../../testing/small-templates.ts';
import { ids } from '../../testing/small-world.ts';
import { control } from '../../testing/harness.ts';
import { startWriter, type Writer } from '../../testing/writer.ts';
import type { Wire } from '../../wire/wire.ts';

let writer: Writer;
beforeEach(async () => (writer = await startWriter()));
afterEach(() => writer.xero.close());

const line = { Description: 'A sign', Quantity: 3, UnitAmount: 33.3333, AccountCode: '200' };
const quote = (more: Wire = {}): Wire => ({
  Contact: { ContactID: ids.ada },
  Date: '2026-11-22',
  LineItems: [line],
  ...more,
});
const put = (more: Wire = {}, query = '') => writer.send('PUT', `/Quotes${query}`, { body: { Quotes: [quote(more)] } });
/** Changes one quote, with the contact and the date that every change must carry. */
const change = (id: string, more: Wire) =>
  writer.send('POST', `/Quotes/${id}`, { body: { Contact: { ContactID: ids.ada }, Date: '2026-11-22', ...more } });

test('a quote has the next number, is a draft in pounds, keeps four decimals, and is taxed as its lines say', async () => {
  const taxed = { ...line, TaxType: 'OUTPUT2', Tracking: [{ TrackingOptionID: tracking.north }] };
  const { status, rows } = await put({
    LineItems: [taxed, { Description: 'Delivery', UnitAmount: 10 }],
    ExpiryDate: '2026-12-22',
    Title: 'Signs',
    Summary: 'Two of them',
    Terms: 'As agreed',
    Reference: 'R',
    BrandingThemeID: themes.plain,
  });
  expect(status).toBe(200);
  expect(rows).toMatchObject([
    {
      QuoteNumber: 'QU-0012',
      Status: 'DRAFT',
      Contact: { Name: 'Ada Ltd' },
      CurrencyCode: 'GBP',
      CurrencyRate: 1,
      LineAmountTypes: 'EXCLUSIVE',
      SubTotal: 110,
      TotalTax: 20,
      Total: 130,
      ExpiryDateString: '2026-12-22T00:00:00',
      Title: 'Signs',
      Summary: 'Two of them',
      Terms: 'As agreed',
      Reference: 'R',
      BrandingThemeID: themes.plain,
      LineItems: [{ UnitAmount: 33.3333, LineAmount: 100, Tracking: [{ Option: 'North' }] }, { TaxAmount: 0 }],
    },
  ]);
  expect(await writer.read(`/Quotes/${String(rows[0]?.['QuoteID'])}`)).toEqual(rows);
});

test('an item gives its text, price and account to the line of a quote, and no tax type', async () => {
  const { rows } = await put({ LineItems: [{ ItemCode: 'SIGN', Quantity: 1 }] });
  const [sold] = rows[0]?.['LineItems'] as Wire[];
  expect(sold).toMatchObject({ Description: 'A sign', UnitAmount: 33.3333, AccountCode: '200', TaxAmount: 0 });
  expect(sold).not.toHaveProperty('TaxType');
});

test.each([
  [{ Contact: undefined }, 'A Contact must be specified for this type of transaction'],
  [{ Contact: { ContactID: ids.note } }, 'Contact could not be found.'],
  [{ Date: undefined }, 'Date must be specified'],
  [{ LineItems: [] }, 'One or more line items must be specified'],
  [{ LineItems: [{ Quantity: 1 }] }, 'Description must be specified'],
  [{ QuoteNumber: 'qu-0001' }, 'Quote # must be unique.'],
  [{ QuoteNumber: 'Q'.repeat(256) }, 'Quote # must be 255 characters or less.'],
  [{ Reference: 'R'.repeat(4001) }, 'Reference must be 4000 characters or less.'],
  [{ Title: 'T'.repeat(101) }, 'Title must be 100 characters or less.'],
  [{ Summary: 'S'.repeat(3001) }, 'Summary must be 3000 characters or less.'],
  [{ Terms: 'T'.repeat(4001) }, 'Terms must be 4000 characters or less.'],
  [{ CurrencyCode: 'USD' }, 'Organisation is not subscribed to currency USD'],
  [{ BrandingThemeID: ids.ada }, 'The BrandingThemeID is not valid'],
  [{ ExpiryDate: '2026-11-21' }, 'The expiry date cannot be before the date of the quote'],
  [{ Status: 'ACCEPTED' }, 'Quote not of valid status for creation'],
  [{ LineItems: [{ ...line, Tracking: [{ Name: 'Region', Option: 'North' }] }] }, 'TrackingOptionID must be specified'],
  [{ LineItems: [{ ...line, AccountCode: '999' }] }, "Account code '999' is not a valid code for this document."],
  [
    { LineItems: [{ ...line, TaxType: 'INPUT9' }] },
    "The TaxType code 'INPUT9' does not exist or cannot be used with this type of transaction.",
  ],
])('a quote with %j is refused', async (more, message) => {
  const { status, messages } = await put(more);
  expect([status, messages]).toEqual([400, [message]]);
  expect(await writer.read('/Quotes')).toHaveLength(2);
});

test.each(['Exclusive', 'NoTax', 'inclusive'])('LineAmountTypes %s is no word of quotes', async (LineAmountTypes) => {
  const { status, body } = await put({ LineAmountTypes });
  expect([status, body['Type']]).toEqual([400, 'PostDataInvalidException']);
});

test('with summarizeErrors=false the good ones are kept and each says what became of it', async () => {
  const body = { Quotes: [quote(), quote({ Title: 'T'.repeat(101) })] };
  const { status, rows } = await writer.send('POST', '/Quotes?summarizeErrors=false', { body });
  expect(status).toBe(200);
  expect(rows).toMatchObject([
    { StatusAttributeString: 'OK', QuoteNumber: 'QU-0012' },
    { StatusAttributeString: 'ERROR', ValidationErrors: [{ Message: 'Title must be 100 characters or less.' }] },
  ]);
});

test('an Idempotency-Key makes one quote of two calls', async () => {
  const once = () => writer.send('PUT', '/Quotes', { body: quote(), headers: { 'Idempotency-Key': 'q' } });
  expect(await once()).toEqual(await once());
  expect(await writer.read('/Quotes')).toHaveLength(3);
});

test('a change needs contact and date; lines stay unless sent, texts and the way of taxing do not', async () => {
  const bare = await writer.send('POST', `/Quotes/${sentQuote}`, { body: { Reference: 'new' } });
  expect([bare.status, bare.messages]).toEqual([
    400,
    ['Date must be specified', 'A Contact must be specified for this type of transaction'],
  ]);
  const { rows } = await change(draftQuote, { Reference: 'new' });
  expect(rows).toMatchObject([
    { Reference: 'new', QuoteNumber: 'QU-0011', LineItems: [{ Description: 'Work' }], LineAmountTypes: 'EXCLUSIVE' },
  ]);
  expect((await change(sentQuote, {})).rows).toMatchObject([{ Title: '', Reference: '', Total: 130 }]);
});

test('POST with an id changes that quote, without one makes another, and never finds by number', async () => {
  const post = (more: Wire) => writer.send('POST', '/Quotes', { body: quote(more) });
  expect((await post({ QuoteID: draftQuote, Title: 'T' })).rows).toMatchObject([
    { QuoteNumber: 'QU-0011', Title: 'T' },
  ]);
  expect((await post({ QuoteID: ids.ada })).messages).toEqual([
    'The document with the supplied id was not found for this endpoint.',
  ]);
  expect((await post({ QuoteNumber: 'QU-0011' })).messages).toEqual(['Quote # must be unique.']);
  expect((await change(ids.ada, {})).status).toBe(404);
});

const ways: Record<string, string[]> = {
  DRAFT: ['SENT', 'DELETED'],
  SENT: ['ACCEPTED', 'DECLINED', 'DELETED'],
  ACCEPTED: ['INVOICED', 'SENT', 'DELETED'],
  DECLINED: ['SENT', 'DELETED'],
  INVOICED: ['SENT', 'DELETED'],
  DELETED: [],
};

test.each(Object.keys(ways))('from %s a quote moves only where Xero lets it', async (from) => {
  const moved: string[] = [];
  for (const to of Object.keys(ways).filter((one) => one !== from)) {
    writer.organisation.quotes.find(({ quoteId }) => quoteId === sentQuote)!.status = from as 'DRAFT';
    writer.organisation.quotes = structuredClone(writer.organisation.quotes);
    if ((await change(sentQuote, { Status: to, Date: '2026-11-02' })).status === 200) moved.push(to);
  }
  expect(moved).toEqual(Object.keys(ways).filter((to) => ways[from]?.includes(to)));
});

test('an accepted quote can be sent back as it was read, and nothing of it can be changed', async () => {
  await change(sentQuote, { Status: 'ACCEPTED', Title: 'Signs', ExpiryDate: '2026-12-22' });
  const [asRead] = await writer.read(`/Quotes/${sentQuote}`);
  expect((await writer.send('POST', '/Quotes', { body: asRead })).status).toBe(200);
  const refused = await writer.send('POST', '/Quotes', { body: { ...asRead, Title: 'Other' } });
  expect([refused.status, refused.messages]).toEqual([
    400,
    ['Only the status of a quote can be changed that is not DRAFT or SENT'],
  ]);
  expect((await change(sentQuote, { Status: 'INVOICED' })).rows).toMatchObject([
    { Status: 'INVOICED', Title: 'Signs' },
  ]);
});

test('what was done to a quote stands in its history, and notes are added to it', async () => {
  const { rows } = await put();
  const path = `/Quotes/${String(rows[0]?.['QuoteID'])}`;
  await change(String(rows[0]?.['QuoteID']), { Status: 'SENT' });
  await writer.send('PUT', `${path}/History`, { body: { HistoryRecords: [{ Details: 'Called' }] } });
  const { rows: notes } = await writer.send('GET', `${path}/History`);
  expect(notes.map(({ Changes }) => Changes)).toEqual(['Note', 'Sent', 'Created']);
  expect((await writer.send('GET', `/Quotes/${sentQuote}/History`)).rows).toMatchObject([{ Details: 'Quote QU-0001' }]);
});

test('a person moves a quote in Xero’s own pages, one status after the other', async () => {
  const edit = (status: string) => control(writer.xero, '/edit', { quoteId: sentQuote, changes: { status } });
  expect((await edit('INVOICED')).status).toBe(400);
  expect((await edit('ACCEPTED')).status).toBe(204);
  expect(await writer.read(`/Quotes/${sentQuote}`)).toMatchObject([{ Status: 'ACCEPTED' }]);
});
