import { call, connect, rowsOf, startSmall, type Tokens } from '../testing/harness.ts';
import { draftQuote, repeating, sentQuote } from '../testing/small-templates.ts';
import { ids } from '../testing/small-world.ts';
import type { XeroStandIn } from '../start.ts';

let xero: XeroStandIn;
let tokens: Tokens;
beforeAll(async () => {
  xero = await startSmall({ limits: { minute: 10_000 } });
  tokens = await connect(xero);
});
afterAll(() => xero.close());

const get = (path: string, headers = {}) => call(xero, tokens, { path, headers });
const numbers = async (query: string, headers = {}) =>
  (await rowsOf(await get(`/Quotes${query}`, headers), 'Quotes')).map(({ QuoteNumber }) => QuoteNumber);

test('a quote has its lines with four decimals, and a line without a tax type is not taxed', async () => {
  const [quote] = await rowsOf(await get(`/Quotes/${sentQuote}`), 'Quotes');
  expect(quote).toMatchObject({
    QuoteNumber: 'QU-0001',
    Contact: { ContactID: ids.ada, Name: 'Ada Ltd', EmailAddress: 'ada@example.test' },
    Date: '/Date(1793577600000)/',
    DateString: '2026-11-02T00:00:00',
    ExpiryDateString: '2026-12-02T00:00:00',
    Status: 'SENT',
    LineAmountTypes: 'EXCLUSIVE',
    SubTotal: 110,
    TotalTax: 20,
    Total: 130,
    LineItems: [
      {
        UnitAmount: 33.3333,
        TaxType: 'OUTPUT2',
        Tracking: [
          { Name: 'Region', Option: 'North' },
          { Name: 'Team', Option: 'Signs' },
        ],
      },
      { TaxAmount: 0, LineAmount: 10 },
    ],
  });
  expect((quote?.['LineItems'] as object[])[1]).not.toHaveProperty('TaxType');
});

test.each([
  ['', ['QU-0001', 'QU-0011']],
  // A part of the number suffices.
  ['?QuoteNumber=QU-0001', ['QU-0001']],
  ['?QuoteNumber=qu-001', ['QU-0011']],
  ['?QuoteNumber=1', ['QU-0001', 'QU-0011']],
  ['?Status=SENT', ['QU-0001']],
  [`?ContactID=${ids.ada}`, ['QU-0001', 'QU-0011']],
  [`?ContactID=${ids.zoe}`, []],
  ['?DateFrom=2026-11-03', ['QU-0011']],
  ['?DateFrom=2026-11-02', ['QU-0001', 'QU-0011']],
  ['?DateTo=2026-11-02', ['QU-0001']],
  ['?DateTo=2026-11-01', []],
  // Who has no expiry date is in no range of it.
  ['?ExpiryDateFrom=2026-12-01', ['QU-0001']],
  ['?ExpiryDateTo=2026-12-01', []],
  ['?order=QuoteNumber%20DESC', ['QU-0011', 'QU-0001']],
  ['?page=2', []],
])('quotes%s', async (query, expected) => {
  expect(await numbers(query)).toEqual(expected);
});

test.each([['?Status=PAID'], ['?DateFrom=soon'], ['?where=Status%3D%3D%22SENT%22'], ['?pageSize=5']])(
  'quotes%s cannot be asked',
  async (query) => {
    const answer = await get(`/Quotes${query}`);
    expect([answer.status, ((await answer.json()) as { Type: string }).Type]).toEqual([400, 'QueryParseException']);
  },
);

test('quotes come in pages whether asked for or not, and since a time', async () => {
  expect(await (await get('/Quotes')).json()).toMatchObject({ pagination: { page: 1, pageSize: 100, itemCount: 2 } });
  expect(await numbers('', { 'If-Modified-Since': '2026-11-10T00:00:00' })).toEqual(['QU-0011']);
});

test('a quote as a file', async () => {
  for (const [path, accept] of [
    [`/Quotes/${draftQuote}/pdf`, 'application/pdf'],
    [`/Quotes/${draftQuote}`, 'application/pdf'],
  ] as const) {
    const answer = await get(path, { Accept: accept });
    expect(answer.headers.get('content-type')).toContain('application/pdf');
    expect(await answer.text()).toContain('Quote QU-0011 \\(DRAFT\\)');
  }
  expect((await get(`/Quotes/${ids.ada}/pdf`, { Accept: 'application/pdf' })).status).toBe(404);
});

test('a repeating invoice says when the next one comes', async () => {
  const expected = {
    RepeatingInvoiceID: repeating,
    ID: repeating,
    Type: 'ACCREC',
    Status: 'AUTHORISED',
    Contact: { ContactID: ids.ada, Name: 'Ada Ltd' },
    SubTotal: 145,
    TotalTax: 29,
    Total: 174,
    ApprovedForSending: true,
    IncludePDF: true,
    Schedule: {
      Period: 1,
      Unit: 'MONTHLY',
      DueDate: 20,
      DueDateType: 'OFFOLLOWINGMONTH',
      StartDate: '/Date(1780358400000+0000)/',
      NextScheduledDate: '/Date(1796169600000+0000)/',
      EndDate: '/Date(1811894400000+0000)/',
    },
  };
  expect(await rowsOf(await get('/RepeatingInvoices'), 'RepeatingInvoices')).toMatchObject([expected]);
  expect(await rowsOf(await get(`/RepeatingInvoices/${repeating}`), 'RepeatingInvoices')).toMatchObject([expected]);
  const draft = await get(`/RepeatingInvoices?where=${encodeURIComponent('Status=="DRAFT"')}`);
  expect(await rowsOf(draft, 'RepeatingInvoices')).toEqual([]);
});

test('quotes and repeating invoices are of the scope of invoices', async () => {
  const settings = await connect(await startedElsewhere(), ['accounting.settings.read', 'accounting.payments.read']);
  for (const path of ['/Quotes', `/Quotes/${sentQuote}`, `/Quotes/${sentQuote}/pdf`, '/RepeatingInvoices']) {
    const answer = await call(elsewhere, settings, { path });
    expect([path, answer.status]).toEqual([path, 401]);
  }
});

let elsewhere: XeroStandIn;
/** Scopes of several consents add up, so that this one is given to another stand-in. */
const startedElsewhere = async () => (elsewhere = await startSmall());
afterAll(() => elsewhere.close());
