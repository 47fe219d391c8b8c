import { notableDeals } from '../../sandbox/seed/deals.ts';
import type { LiveDeal } from '../../src/invoicing/facts.ts';
import { ok, unwrap } from '../../src/lib/result.ts';
import { createHubSpot } from '../../src/vendors/hubspot/create-hubspot.ts';
import type { VendorCall } from '../../src/vendors/send.ts';
import { answer, startRaw, type Behaviour, type RawServer } from './support/raw-server.ts';
import { control, HUBSPOT_SCOPES, pointedHubSpot, type Pointed } from './support/stand-ins.ts';

type HubSpot = Awaited<ReturnType<typeof pointedHubSpot>>['adapter'];

const calls: VendorCall[] = [];
beforeEach(() => void (calls.length = 0));

describe('with the stand-in', () => {
  let hubspot: Pointed<HubSpot>;
  beforeAll(async () => (hubspot = await pointedHubSpot({ onCall: (call) => calls.push(call) })));
  afterAll(() => hubspot.close());

  const idOf = (key: keyof typeof notableDeals): string =>
    hubspot.world.hubspot.deals.find(({ properties }) => properties['dealname'] === notableDeals[key].name)!.id;
  const read = async (id: string): Promise<LiveDeal | null> => unwrap(await hubspot.adapter.readDeal('1', id));
  const edit = (path: string, properties: object): Promise<unknown> =>
    fetch(`${hubspot.url}/__sandbox/crm/${path}`, {
      method: 'PATCH',
      body: JSON.stringify({ properties }),
      headers: { 'content-type': 'application/json' },
    });

  test('a deal with its customer and its lines, in two calls', async () => {
    const deal = (await read(idOf('readyToInvoice')))!;
    const { links, records } = { links: hubspot.world.hubspot.associations, records: hubspot.world.hubspot };
    const linked = (type: string) =>
      links.filter(({ from, to }) => from.id === deal.id && to.objectType === type).map(({ to }) => to.id);
    expect(deal).toMatchObject({ name: 'Workshop sign', currency: 'GBP', companyId: linked('companies')[0] });
    expect(deal.contactId).toBe(linked('contacts')[0]);
    expect(deal.amount?.toFixed()).toBe(records.deals.find(({ id }) => id === deal.id)!.properties['amount']);
    const typed = records.lineItems.filter(({ id }) => linked('line_items').includes(id));
    expect(
      deal.lines.map((line) => [line.id, line.name, line.quantity?.toFixed(), line.unitPrice?.toNumber()]),
    ).toEqual(typed.map(({ id, properties: p }) => [id, p['name'], p['quantity'], Number(p['price'])]));
    expect(deal.lines).toHaveLength(3);
    expect(calls.map(({ operation }) => operation)).toEqual(['deals.get', 'line_items.batch']);
  });

  test('a unit discount counts for every unit, a percentage as it is', async () => {
    const [banner, sign] = (await read(idOf('discounted')))!.lines;
    expect([banner?.discountRate?.toFixed(), banner?.discountAmount]).toEqual(['15', null]);
    expect([sign?.discountRate, sign?.discountAmount?.toFixed()]).toEqual([null, '45']);
    await edit(`line_items/${sign!.id}`, { quantity: '3' });
    const three = (await read(idOf('discounted')))!.lines.find(({ id }) => id === sign!.id);
    expect(three?.discountAmount?.toFixed()).toBe('135');
    const own = three!.quantity!.times(three!.unitPrice!).minus(three!.discountAmount!);
    const shown = (await control(hubspot.url, `GET /crm/line_items/${sign!.id}`)) as { properties: { amount: string } };
    expect(own.eq(shown.properties.amount)).toBe(true);
  });

  test('what somebody typed a moment ago is there, every decimal of it', async () => {
    const id = idOf('readyToInvoice');
    const [line] = (await read(id))!.lines;
    await edit(`deals/${id}`, { amount: '99.99' });
    await edit(`line_items/${line!.id}`, { price: '0.123456', recurringbillingfrequency: 'monthly' });
    const now = (await read(id))!;
    expect([now.amount?.toFixed(), now.lines[0]?.unitPrice?.toFixed()]).toEqual(['99.99', '0.123456']);
    expect(now.lines[0]?.recurring).toEqual({ frequency: 'monthly', periods: null });
  });

  test('every deal of the portal can be read, in three calls at most', async () => {
    const { deals, associations } = hubspot.world.hubspot;
    for (const { id } of deals.slice(0, 40)) {
      calls.length = 0;
      const deal = (await read(id))!;
      const own = associations.filter(({ from }) => from.id === id);
      const primary = own.find(({ to, typeIds }) => to.objectType === 'companies' && typeIds.includes(5));
      expect(deal.companyId).toBe(primary?.to.id ?? null);
      expect(deal.lines).toHaveLength(own.filter(({ to }) => to.objectType === 'line_items').length);
      expect(calls.length).toBeLessThanOrEqual(3);
    }
  });

  test('a deal that is not there is nothing, not a failure', async () => {
    expect(await read('999999999')).toBeNull();
    expect(await read('../deals')).toBeNull();
  });

  test('without the scope for lines nothing of the deal is given', async () => {
    const scopes = HUBSPOT_SCOPES.filter((scope) => !scope.includes('line_items'));
    const narrow = await pointedHubSpot({ scopes });
    expect(await narrow.adapter.readDeal('1', idOf('readyToInvoice'))).toMatchObject({
      error: { code: 'vendor_rejected', status: 403 },
    });
    await narrow.close();
  });
});

describe('with odd answers', () => {
  let server: RawServer;
  let hubspot: HubSpot;
  beforeAll(async () => {
    server = await startRaw();
    const token = () => Promise.resolve(ok('token'));
    hubspot = createHubSpot({ apiUrl: server.url, clientId: 'id', clientSecret: 'secret', token, timeoutMs: 2000 });
  });
  afterAll(() => server.close());

  const line = (n: number, properties: object = {}) => ({
    id: String(n),
    properties: { name: `Line ${n}`, quantity: '1', price: '2', ...properties },
  });
  const deal = (associations?: object) => ({ id: '7', properties: { dealname: 'Deal', amount: null }, associations });
  const lines = (...ids: number[]) => ({ 'line items': { results: ids.map((id) => ({ id: String(id), type: 'x' })) } });

  /** Answers by the path that is asked; a batch of lines with those that were asked for. */
  function serve(answers: { deal: object; lines: object[]; links?: object }): Behaviour {
    return (request, response) => {
      const path = request.url ?? '';
      if (path.includes('/associations/')) answer(200, answers.links)(request, response);
      else if (path.includes('/batch/read')) answerBatch(answers.lines, request, response);
      else answer(200, answers.deal)(request, response);
    };
  }

  function answerBatch(all: object[], ...[request, response]: Parameters<Behaviour>): void {
    let body = '';
    request.on('data', (part) => (body += String(part)));
    request.on('end', () => {
      const asked = (JSON.parse(body) as { inputs: { id: string }[] }).inputs.map(({ id }) => id);
      const results = all.filter((one) => asked.includes((one as { id: string }).id));
      answer(200, { results })(request, response);
    });
  }

  const read = () => hubspot.readDeal('1', '7');

  test('a deal without anything', async () => {
    server.behave(serve({ deal: deal(), lines: [] }));
    const nothing = { amount: null, currency: null, companyId: null, contactId: null, pipelineId: null, ownerId: null };
    const empty = {
      id: '7',
      name: 'Deal',
      ...nothing,
      hasTwoPrimary: false,
      companyProperties: {},
      properties: {},
      lines: [],
    };
    expect(unwrap(await read())).toEqual(empty);
  });

  test('a line that cannot be had fails the whole', async () => {
    server.behave(serve({ deal: deal(lines(1, 2)), lines: [line(1)] }));
    expect(await read()).toMatchObject({ error: { code: 'vendor_unavailable' } });
    server.behave(serve({ deal: deal(lines(1)), lines: [line(1, { price: 'a lot' })] }));
    expect(await read()).toMatchObject({ error: { code: 'vendor_unavailable' } });
  });

  test('hundreds of lines come in the order of their positions', async () => {
    const all = Array.from({ length: 230 }, (_, n) => line(n + 1, { hs_position_on_quote: String(1000 - n) }));
    const links = {
      results: [{ from: { id: '7' }, to: all.map(({ id }) => ({ toObjectId: Number(id), associationTypes: [] })) }],
    };
    const cut = { 'line items': { ...lines(1)['line items'], paging: { next: { after: '1' } } } };
    server.behave(serve({ deal: deal(cut), lines: [...all], links }));
    const read1 = unwrap(await read())!;
    expect(read1.lines.map(({ id }) => id)).toEqual(all.map(({ id }) => id).toReversed());
  });

  test('of a discount by rate and one by amount the rate counts; nothing off is no discount; what nobody typed is not 0', async () => {
    const rows = [
      line(1, { discount: '1', hs_discount_percentage: '50' }),
      line(2, { discount: '0', hs_discount_percentage: '0' }),
      line(3, { quantity: null, price: '', discount: '1' }),
      line(4, { quantity: '0', price: '0' }),
    ];
    server.behave(serve({ deal: deal(lines(1, 2, 3, 4)), lines: rows }));
    const found = unwrap(await read())!.lines.map((one) => [
      one.discountRate?.toFixed() ?? null,
      one.discountAmount,
      one.quantity?.toFixed() ?? null,
      one.unitPrice?.toFixed() ?? null,
    ]);
    expect(found).toEqual([
      ['50', null, '1', '2'],
      [null, null, '1', '2'],
      [null, null, null, null],
      [null, null, '0', '0'],
    ]);
  });

  test('the contact with the lowest id, and the only company', async () => {
    const to = (...ids: string[]) => ({
      results: ids.flatMap((id) => [
        { id, type: 'a' },
        { id, type: 'b' },
      ]),
    });
    server.behave(serve({ deal: deal({ contacts: to('1000', '999'), companies: to('55') }), lines: [] }));
    expect(unwrap(await read())).toMatchObject({ contactId: '999', companyId: '55' });
  });
});
