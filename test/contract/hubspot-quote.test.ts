import type { LiveQuote } from '../../src/invoicing/quotes/facts.ts';
import { unwrap } from '../../src/lib/result.ts';
import type { VendorCall } from '../../src/vendors/send.ts';
import { control, HUBSPOT_SCOPES, pointedHubSpot } from './support/stand-ins.ts';

const calls: VendorCall[] = [];
let hubspot: Awaited<ReturnType<typeof pointedHubSpot>>;
beforeAll(async () => (hubspot = await pointedHubSpot({ onCall: (call) => calls.push(call) })));
afterAll(() => hubspot.close());
beforeEach(() => void (calls.length = 0));

const world = () => hubspot.world.hubspot;
const read = async (id: string): Promise<LiveQuote | null> =>
  unwrap(await hubspot.adapter.readQuote('1', id, { line: ['hs_tax_rate_group_id'] }));
const linked = (id: string, type: string): string[] =>
  world()
    .associations.filter(({ from, to }) => from.id === id && to.objectType === type)
    .map(({ to }) => to.id);

test('a quote with its status, its deal and lines of its own, in two calls', async () => {
  const one = world().quotes.find(({ properties }) => properties['hs_accepted_date'])!;
  const { quote, dealIds, lines } = (await read(one.id))!;
  expect(quote).toMatchObject({
    ...{ id: one.id, name: one.properties['hs_title'], quoteNumber: one.properties['hs_quote_number'] },
    ...{ status: 'APPROVED', stage: null, signedAt: null, currency: one.properties['hs_currency'] },
  });
  expect(quote.acceptedAt?.toISOString()).toBe(one.properties['hs_accepted_date']);
  expect(dealIds).toEqual(linked(one.id, 'deals'));
  expect(quote.dealId).toBe(dealIds[0]);
  const own = linked(one.id, 'line_items');
  expect(lines.map(({ id }) => id).toSorted()).toEqual(own.toSorted());
  expect(linked(quote.dealId ?? '', 'line_items').some((id) => own.includes(id))).toBe(false);
  expect(lines.every(({ properties }) => 'hs_tax_rate_group_id' in properties)).toBe(true);
  expect(calls.map(({ operation }) => operation)).toEqual(['quotes.get', 'line_items.batch']);
});

test('what somebody wrote a moment ago is there', async () => {
  const { id } = world().quotes[0]!;
  await fetch(`${hubspot.url}/__sandbox/crm/quotes/${id}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      properties: { hs_terms: '<p>Net 30</p>', hs_comments: 'Thanks', hs_quote_status: 'ACCEPTED' },
    }),
  });
  expect(await read(id)).toMatchObject({ terms: '<p>Net 30</p>', comments: 'Thanks', quote: { stage: 'ACCEPTED' } });
});

test('a quote that is not there is none, and one without its scope is refused', async () => {
  expect(await read('404404')).toBeNull();
  const narrow = await pointedHubSpot({ scopes: HUBSPOT_SCOPES.filter((scope) => !scope.includes('quotes')) });
  const { id } = world().quotes[0]!;
  expect(await narrow.adapter.readQuote('1', id, { line: [] })).toMatchObject({
    error: { code: 'vendor_rejected', status: 403 },
  });
  await narrow.close();
});

test('lines that cannot be had fail the whole: never a part of a quote', async () => {
  const { id } = world().quotes[0]!;
  await control(hubspot.url, 'POST /faults', { operation: 'line_items.batchRead', kind: 'half', times: 1 });
  expect(await hubspot.adapter.readQuote('1', id, { line: [] })).toMatchObject({
    error: { code: 'vendor_unavailable' },
  });
});
