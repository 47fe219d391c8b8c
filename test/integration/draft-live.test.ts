import { cast } from '../../sandbox/seed/cast.ts';
import { draftInvoice } from '../../src/invoicing/draft-invoice.ts';
import type { InvoiceDraft } from '../../src/invoicing/rules/draft.ts';
import { unwrap } from '../../src/lib/result.ts';
import { openHouse, type House } from '../support/house.ts';
import { onRoughDay, patience } from '../support/rough-day.ts';
import { askedAgainWhenBusy, MOST_ASKED } from '../support/when-busy.ts';

const asker = { portalId: String(cast.portalId), userId: String(cast.users.finance.userId) };
type DealName = keyof typeof cast.deals;

let house: House;
beforeAll(async () => {
  house = await openHouse();
}, patience(90_000));
afterAll(() => house.close());

const ask = (deal: DealName) =>
  askedAgainWhenBusy(() =>
    draftInvoice(house.deps, {
      portalId: asker.portalId,
      actor: { userId: asker.userId, right: 'invoice', teamIds: [] },
      dealId: cast.deals[deal].dealId,
      choices: {},
    }),
  );
const draftOf = async (deal: DealName): Promise<InvoiceDraft> => unwrap(await ask(deal)).draft;

const inHubSpot = (path: string): string => `${house.hubspot.url}/__sandbox/crm/${path}`;

/** The line items of a deal, by id. */
async function linesOf(dealId: string): Promise<string[]> {
  const answer = await fetch(inHubSpot(`deals/${dealId}/associations/line_items`));
  return ((await answer.json()) as { results: { record: { id: string } }[] }).results.map(({ record }) => record.id);
}

/** A person's edit of a line item. */
async function edit(lineId: string, properties: Record<string, string>): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ properties });
  expect((await fetch(inHubSpot(`line_items/${lineId}`), { method: 'PATCH', headers, body })).status).toBe(200);
}

/** Calls of a vendor so far. */
async function calls(vendor: string): Promise<number> {
  const lines = (await house.deps.metrics.text()).split('\n');
  const own = lines.filter((line) => line.startsWith('tieout_vendor_calls_total{') && line.includes(`"${vendor}"`));
  return own.reduce((total, line) => total + Number(line.split(' ').at(-1)), 0);
}

test.each<[DealName, string, string]>([
  ['readyToInvoice', 'GBP', '1414.50'],
  ['inEuro', 'EUR', '1304.76'],
  ['onlyPerson', 'GBP', '112.00'],
  ['noLineItems', 'GBP', '2220.00'],
  ['discounted', 'GBP', '1534.20'],
])('%s can be invoiced as it is: %s %s', async (...[deal, currency, total]) => {
  const { draft, hash } = unwrap(await ask(deal));
  expect(draft.gaps).toEqual([]);
  expect(hash).not.toBeNull();
  expect([draft.currency, draft.totals?.total.toFixed(2)]).toEqual([currency, total]);
  expect(draft.lines.map(({ accountCode, taxType }) => `${accountCode ?? ''} ${taxType ?? ''}`)).toContain(
    '200 OUTPUT2',
  );
});

test.each<[DealName, string]>([
  ['inDollars', 'Northbank Signs & Print Ltd has no currency USD in Xero.'],
  ['customerNotInXero', 'Xero does not know Bramble Nursery yet.'],
  ['nobody', 'The deal has no company and no contact.'],
  ['severalCompanies', 'Several Xero contacts stand for Ridgeway Group.'],
])('%s cannot, and it is said why', async (deal, message) => {
  expect((await draftOf(deal)).gaps.map((gap) => gap.message)).toEqual([message]);
});

// Before anything is edited: what HubSpot tells of an edit is read at once, by calls of its own.
test('a draft costs three calls of HubSpot at most, and none of Xero', async () => {
  const before = await Promise.all(['hubspot', 'xero'].map(calls));
  await draftOf('severalCompanies');
  const after = await Promise.all(['hubspot', 'xero'].map(calls));
  const [hubspot, xero] = after.map((count, index) => count - before[index]!);
  expect(hubspot).toBeGreaterThan(0);
  expect(hubspot).toBeLessThanOrEqual(onRoughDay ? 3 * MOST_ASKED : 3);
  expect(xero).toBe(0);
});

test('a price or a quantity that nobody typed is asked for in words; typed as 0 it is a price', async () => {
  const { dealId } = cast.deals.discounted;
  const [first, second] = await linesOf(dealId);
  await edit(first!, { price: '' });
  await edit(second!, { quantity: '' });
  const unpriced = unwrap(await ask('discounted'));
  const [one, two] = unpriced.draft.gaps.map(({ field, message }) => `${field ?? ''}: ${message}`);
  expect([one, two]).toEqual([
    expect.stringMatching(/^lines: “.+” has no price\.$/),
    expect.stringMatching(/^lines: “.+” has no quantity\.$/),
  ]);
  expect([unpriced.hash, unpriced.draft.totals]).toEqual([null, null]);
  await edit(first!, { price: '0' });
  await edit(second!, { quantity: '0' });
  expect((await draftOf('discounted')).gaps).toEqual([]);
});
