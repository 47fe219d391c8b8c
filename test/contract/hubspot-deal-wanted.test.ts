import { notableDeals } from '../../sandbox/seed/deals.ts';
import type { WantedProperties } from '../../src/invoicing/facts.ts';
import { ok, unwrap } from '../../src/lib/result.ts';
import { createHubSpot } from '../../src/vendors/hubspot/create-hubspot.ts';
import type { VendorCall } from '../../src/vendors/send.ts';
import { answer, startRaw } from './support/raw-server.ts';
import { pointedHubSpot, type Pointed } from './support/stand-ins.ts';

type HubSpot = Awaited<ReturnType<typeof pointedHubSpot>>['adapter'];

const calls: VendorCall[] = [];
let hubspot: Pointed<HubSpot>;
beforeAll(async () => (hubspot = await pointedHubSpot({ onCall: (call) => calls.push(call) })));
beforeEach(() => void (calls.length = 0));
afterAll(() => hubspot.close());

const idOf = (key: keyof typeof notableDeals): string =>
  hubspot.world.hubspot.deals.find(({ properties }) => properties['dealname'] === notableDeals[key].name)!.id;
const wanted: WantedProperties = { deal: ['dealtype', 'nosuch'], line: ['name'], company: ['country', 'domain'] };

test('properties that rules and settings name are read with the deal, in three calls', async () => {
  const deal = unwrap(await hubspot.adapter.readDeal('1', idOf('readyToInvoice'), wanted))!;
  const typed = hubspot.world.hubspot.deals.find(({ id }) => id === deal.id)!.properties;
  const company = hubspot.world.hubspot.companies.find(({ id }) => id === deal.companyId)!.properties;
  expect(deal.properties).toEqual({ dealtype: typed['dealtype'] ?? null, nosuch: null });
  expect(deal.lines.map(({ name, properties }) => properties['name'] === name)).toEqual([true, true, true]);
  expect(deal.companyProperties).toEqual({ country: company['country'], domain: company['domain'] });
  expect(deal.companyProperties['country']).not.toBeNull();
  expect(calls.map(({ operation }) => operation)).toEqual(['deals.get', 'line_items.batch', 'companies.get']);
});

test('of several companies the primary one is asked for, and its properties stay unknown: never a fourth call', async () => {
  const deal = unwrap(await hubspot.adapter.readDeal('1', idOf('severalCompanies'), wanted))!;
  expect(deal).toMatchObject({ hasTwoPrimary: false, companyProperties: {} });
  expect(calls.length).toBeLessThanOrEqual(3);
});

test('two companies that HubSpot calls primary are told of', async () => {
  const server = await startRaw();
  const token = () => Promise.resolve(ok('token'));
  const odd = createHubSpot({ apiUrl: server.url, clientId: 'id', clientSecret: 'secret', token, timeoutMs: 2000 });
  const link = (id: string) => ({ toObjectId: id, associationTypes: [{ typeId: '5' }] });
  const companies = { results: ['1', '2'].map((id) => ({ id, type: 'x' })) };
  server.behave((request, response) => {
    const isLinks = request.url?.includes('/associations/');
    const links = { results: [{ from: { id: '7' }, to: [link('1'), link('2')] }] };
    const deal = { id: '7', properties: { dealname: 'Deal' }, associations: { companies } };
    answer(200, isLinks ? links : deal)(request, response);
  });
  expect(unwrap(await odd.readDeal('1', '7'))).toMatchObject({ companyId: '1', hasTwoPrimary: true });
  await server.close();
});
