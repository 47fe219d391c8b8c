import { ok, unwrap } from '../../src/lib/result.ts';
import { createHubSpot, type HubSpot } from '../../src/vendors/hubspot/create-hubspot.ts';
import { readAll } from './support/read-all.ts';
import { answer, startRaw, type Behaviour, type RawServer } from './support/raw-server.ts';

const request = { portalId: '1', tenantId: '', page: null, changedSince: null };

let server: RawServer;
let hubspot: HubSpot;

beforeAll(async () => {
  server = await startRaw();
  const token = () => Promise.resolve(ok('token'));
  hubspot = createHubSpot({ apiUrl: server.url, clientId: 'id', clientSecret: 'secret', token });
});
afterAll(() => server.close());
beforeEach(() => void (server.seen.length = 0));

const record = (id: string, properties: object) => ({ id, updatedAt: '2026-11-01T10:00:00.000Z', properties });
const link = (toObjectId: string, ...typeIds: number[]) => ({
  toObjectId,
  associationTypes: typeIds.map((typeId) => ({ category: 'HUBSPOT_DEFINED', typeId, label: null })),
});

/** A portal with one deal, whose links are answered by kind. */
const dealWith = (properties: object, links: { companies: Behaviour; contacts: Behaviour }): Behaviour => {
  const list = answer(200, { results: [record('1', properties)] });
  return (incoming, response) => {
    const kind = /deals\/(companies|contacts)\/batch/.exec(incoming.url ?? '')?.[1] as keyof typeof links | undefined;
    (kind ? links[kind] : list)(incoming, response);
  };
};

const linked = (...to: object[]) => answer(200, { status: 'COMPLETE', results: [{ from: { id: '1' }, to }] });
const unlinked = answer(207, {
  results: [],
  errors: [
    {
      category: 'OBJECT_NOT_FOUND',
      subCategory: 'crm.associations.NO_ASSOCIATIONS_FOUND',
      message: 'No company is associated',
    },
  ],
});

test('a deal gets its primary company and its oldest contact', async () => {
  const companies = linked(link('90', 341), link('80', 341, 5));
  server.behave(dealWith({ dealname: 'Sign' }, { companies, contacts: linked(link('100', 3), link('99', 3)) }));
  const { rows } = unwrap(await hubspot.readers.crm_deals(request));
  expect(rows).toMatchObject([{ id: '1', companyId: '80', contactId: '99' }]);
});

test('a deal without links has none, and a company that is not primary is not taken for it', async () => {
  server.behave(dealWith({}, { companies: unlinked, contacts: unlinked }));
  expect(unwrap(await hubspot.readers.crm_deals(request)).rows).toMatchObject([
    { name: '', companyId: null, contactId: null },
  ]);
  server.behave(dealWith({}, { companies: linked(link('90', 341)), contacts: unlinked }));
  expect(unwrap(await hubspot.readers.crm_deals(request)).rows).toMatchObject([{ companyId: null }]);
});

test('a batch that failed for another reason is a failure, not "no links"', async () => {
  const failed = answer(207, { results: [], errors: [{ category: 'INTERNAL', message: 'could not look' }] });
  server.behave(dealWith({}, { companies: failed, contacts: unlinked }));
  expect(await hubspot.readers.crm_deals(request)).toMatchObject({
    ok: false,
    error: { code: 'vendor_rejected', messages: ['could not look'] },
  });
});

test('more links than fit into one answer are fetched to the end', async () => {
  const more = { results: [{ from: { id: '1' }, to: [link('500', 3)], paging: { next: { after: 'x' } } }] };
  let turn = 0;
  const contacts: Behaviour = (incoming, response) =>
    (turn++ === 0 ? answer(200, more) : linked(link('6', 3)))(incoming, response);
  server.behave(dealWith({}, { companies: unlinked, contacts }));
  expect(unwrap(await hubspot.readers.crm_deals(request)).rows).toMatchObject([{ contactId: '6' }]);
  expect(server.seen).toHaveLength(4);
});

test.each([
  [
    { hs_is_closed: 'true', hs_is_closed_won: 'true' },
    { isClosed: true, isWon: true },
  ],
  [
    { hs_is_closed: 'true', hs_is_closed_won: 'false' },
    { isClosed: true, isWon: false },
  ],
  [{ hs_is_closed: null }, { isClosed: false, isWon: false }],
  [
    { amount: '', closedate: '' },
    { amount: null, closeDate: null },
  ],
  [{ closedate: '2026-11-30T00:00:00Z' }, { closeDate: new Date('2026-11-30') }],
  [{ closedate: '1795996800000' }, { closeDate: new Date(1795996800000) }],
])('properties are text: %j', async (properties, expected) => {
  server.behave(dealWith(properties, { companies: unlinked, contacts: unlinked }));
  expect(unwrap(await hubspot.readers.crm_deals(request)).rows).toMatchObject([expected]);
});

test('an amount keeps every digit', async () => {
  server.behave(dealWith({ amount: '9007199254740993.01' }, { companies: unlinked, contacts: unlinked }));
  expect(unwrap(await hubspot.readers.crm_deals(request)).rows[0]?.amount?.toFixed()).toBe('9007199254740993.01');
});

test('one record that cannot be understood is told by its id; the others go on', async () => {
  server.behave(
    answer(200, { results: [record('1', { name: 'A' }), { id: '2', properties: {} }, record('3', { name: 5 })] }),
  );
  const { rows, unreadable } = unwrap(await hubspot.readers.crm_companies(request));
  expect(rows.map(({ name }) => name)).toEqual(['A', '5']);
  expect(unreadable).toMatchObject([{ id: '2', reason: expect.stringContaining('updatedAt') as string }]);
});

test('people have all their addresses, lower case, the primary one first', async () => {
  const properties = { email: 'Ann@Otter.example', hs_additional_emails: 'b@otter.example; ANN@otter.example;' };
  server.behave((incoming, response) =>
    (incoming.method === 'GET' ? answer(200, { results: [record('1', properties)] }) : unlinked)(incoming, response),
  );
  const { rows } = unwrap(await hubspot.readers.crm_contacts(request));
  expect(rows).toMatchObject([{ email: 'Ann@Otter.example', emails: ['ann@otter.example', 'b@otter.example'] }]);
});

test('owners are read to the end, then those who have left', async () => {
  const owner = (id: string, more: object) => ({ id, type: 'PERSON', updatedAt: '2026-11-01T10:00:00Z', ...more });
  const pages: Record<string, object> = {
    'false/': {
      results: [
        owner('1', {
          userId: 11,
          teams: [
            { id: '5', name: 'North', primary: true },
            { id: '6', name: '', primary: false },
          ],
        }),
      ],
      paging: { next: { after: 'a:b' } },
    },
    'false/a:b': { results: [owner('2', { userId: 12 })] },
    'true/': { results: [owner('3', { archived: true, userIdIncludingInactive: 13 })] },
  };
  server.behave((incoming, response) => {
    const query = new URL(incoming.url ?? '', server.url).searchParams;
    answer(200, pages[`${query.get('archived') ?? ''}/${query.get('after') ?? ''}`])(incoming, response);
  });
  const { rows } = await readAll(hubspot.readers.crm_owners, {});
  expect(rows.map(({ id, userId, teamIds, teamNames }) => [id, userId, teamIds, teamNames])).toEqual([
    ['1', '11', ['5', '6'], { 5: 'North' }],
    ['2', '12', [], {}],
    ['3', null, [], {}],
  ]);
});

test('the account says where its people are', async () => {
  const details = {
    portalId: 62515,
    timeZone: 'Europe/London',
    uiDomain: 'app.hubspot.com',
    companyCurrency: 'GBP',
    additionalCurrencies: ['EUR'],
  };
  server.behave(answer(200, { ...details, accountType: 'STANDARD' }));
  expect(await hubspot.accountDetails('token')).toEqual({ ok: true, value: { ...details, portalId: '62515' } });
});
