import { randomUUID } from 'node:crypto';
import { moveQuoteRequest } from '../../src/invoicing/quotes/rules/quote-moves.ts';
import { unwrap } from '../../src/lib/result.ts';
import type { QuoteFact } from '../../src/mirror/facts.ts';
import { control, pointedXero } from './support/stand-ins.ts';

let xero: Awaited<ReturnType<typeof pointedXero>>;
beforeAll(async () => (xero = await pointedXero()));
afterAll(() => xero.close());
beforeEach(() => control(xero.url, 'DELETE /faults'));

const where = () => ({ portalId: '1', tenantId: xero.tenantId });
const organisation = () => xero.world.xero.organisations[0]!;
const option = () => organisation().trackingCategories[0]!.options[0]!.trackingOptionId;
let last = 0;
const newNumber = (): string => `20261120-${(last += 1)}`;

/** As the product writes one. */
const quoteOf = (number: string, more: object = {}): string =>
  JSON.stringify({
    Quotes: [
      {
        ...{ QuoteNumber: number, Contact: { ContactID: organisation().contacts[0]!.contactId }, Date: '2026-11-20' },
        ...{ ExpiryDate: '2026-12-20', LineAmountTypes: 'EXCLUSIVE', CurrencyCode: 'GBP', Reference: 'Deal 7' },
        ...{ Title: 'Refit', Summary: 'As measured', Terms: 'Half on order', Status: 'DRAFT' },
        LineItems: [
          {
            ...{ Description: 'Counter', Quantity: 3, UnitAmount: 12.3456, AccountCode: '200', TaxType: 'OUTPUT2' },
            Tracking: [{ TrackingOptionID: option() }],
          },
        ],
        ...more,
      },
    ],
  });
const send = (request: string, key: string = randomUUID()) =>
  xero.adapter.writer.send(where(), { kind: 'create_quote', documentId: null, request, key });
async function made(number: string, more: object = {}): Promise<QuoteFact> {
  const written = unwrap(await send(quoteOf(number, more)));
  if (written.kind !== 'quote') throw new Error(`${written.kind} was written`);
  return written.quote;
}
const move = (quote: QuoteFact, to: Parameters<typeof moveQuoteRequest>[1]) =>
  xero.adapter.writer.send(where(), {
    ...{ kind: 'move_quote', documentId: quote.id, key: randomUUID() },
    request: moveQuoteRequest(quote, to),
  });
const find = async (number: string): Promise<QuoteFact[]> =>
  unwrap(await xero.adapter.writer.findQuotes(where(), number));
const read = async (id: string): Promise<QuoteFact | null> => unwrap(await xero.adapter.writer.readQuote(where(), id));

test('a quote is made with all that was sent, and found again by its id and its number', async () => {
  const number = newNumber();
  const quote = await made(number);
  expect(quote).toMatchObject({
    ...{ quoteNumber: number, status: 'DRAFT', title: 'Refit', summary: 'As measured', terms: 'Half on order' },
    ...{ date: '2026-11-20', expiryDate: '2026-12-20', reference: 'Deal 7', lineAmountTypes: 'Exclusive' },
  });
  expect([quote.subTotal, quote.totalTax, quote.total].map((amount) => amount.toFixed(2))).toEqual([
    ...['37.04', '7.41', '44.45'],
  ]);
  expect(quote.lines).toMatchObject([{ taxType: 'OUTPUT2', tracking: [{ optionId: option() }] }]);
  expect(await read(quote.id)).toEqual(quote);
  expect(await find(number)).toEqual([quote]);
  expect(await read(randomUUID())).toBeNull();
});

test('of numbers that contain it none is taken for it, nor one that was deleted', async () => {
  await made('LONG-77-A');
  expect(await find('77')).toEqual([]);
  const [deleted] = organisation().quotes.filter(({ status }) => status === 'DELETED');
  expect(await find(deleted?.quoteNumber ?? '')).toEqual([]);
});

test('a number that is taken is refused in Xero’s words, and the quote that has it stays as it is', async () => {
  const number = newNumber();
  const before = await made(number);
  expect(await send(quoteOf(number, { Title: 'Another' }))).toMatchObject({
    error: { code: 'vendor_rejected', messages: ['Quote # must be unique.'] },
  });
  expect(await find(number)).toEqual([before]);
});

test('the same bytes under the same key make one quote, also when the first answer was lost', async () => {
  const number = newNumber();
  const [key, request] = [randomUUID(), quoteOf(number)];
  await control(xero.url, 'POST /faults', { operation: 'createQuotes', kind: 'commit-then-cut', times: 1 });
  expect(await send(request, key)).toMatchObject({ error: { code: 'vendor_unclear', remembered: false } });
  expect(unwrap(await send(request, key))).toMatchObject({ kind: 'quote', quote: { quoteNumber: number } });
  expect(await find(number)).toHaveLength(1);
});

test('a quote goes from draft to invoiced, and nothing of it but the status changes', async () => {
  let quote = await made(newNumber());
  for (const to of ['SENT', 'ACCEPTED', 'INVOICED'] as const) {
    const before = quote;
    const written = unwrap(await move(before, to));
    if (written.kind !== 'quote') throw new Error(`${written.kind} was written`);
    quote = written.quote;
    expect(quote).toEqual({ ...before, status: to, updatedAt: quote.updatedAt });
    expect(await read(quote.id)).toEqual(quote);
  }
});

test('a move that Xero does not take is refused, and a quote that is declined may be sent again', async () => {
  const quote = await made(newNumber(), { Status: 'SENT' });
  expect(await move(quote, 'INVOICED')).toMatchObject({
    error: { code: 'vendor_rejected', messages: ['Quote not of valid status for modification'] },
  });
  unwrap(await move(quote, 'DECLINED'));
  expect(await move(quote, 'ACCEPTED')).toMatchObject({ error: { code: 'vendor_rejected' } });
  unwrap(await move(quote, 'SENT'));
  expect(await read(quote.id)).toMatchObject({ status: 'SENT' });
});

test.each([
  ['amount types of an invoice', { LineAmountTypes: 'Exclusive' }],
  ['a title of more than 100', { Title: 'x'.repeat(101) }],
  ['a summary of more than 3,000', { Summary: 'x'.repeat(3001) }],
  ['terms of more than 4,000', { Terms: 'x'.repeat(4001) }],
  ['an end before its date', { ExpiryDate: '2026-11-19' }],
  ['a status that it cannot begin with', { Status: 'ACCEPTED' }],
])('%s: refused, and nothing is made', async (_what, more) => {
  const number = newNumber();
  expect(await send(quoteOf(number, more))).toMatchObject({ error: { code: 'vendor_rejected' } });
  expect(await find(number)).toEqual([]);
});
