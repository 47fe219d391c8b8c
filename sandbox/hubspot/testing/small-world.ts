import type { Association, CrmRecord, HubSpotWorld, World } from '../../seed/world.ts';

const record = (id: string, properties: Record<string, string | null>, more: Partial<CrmRecord> = {}): CrmRecord => ({
  id,
  properties,
  createdAt: `2026-01-0${id.at(-1) ?? '1'}T09:00:00.000Z`,
  updatedAt: '2026-02-01T09:00:00.000Z',
  archived: false,
  ...more,
});

const link = (from: Association['from'], to: Association['to'], typeIds: number[]): Association => ({
  from,
  to,
  typeIds,
});

const acme = { objectType: 'companies', id: '101' } as const;
const branch = { objectType: 'companies', id: '102' } as const;
const ada = { objectType: 'contacts', id: '201' } as const;
const deal = { objectType: 'deals', id: '301' } as const;

const hubspot: HubSpotWorld = {
  portal: {
    id: 62515,
    name: 'Small world',
    timeZone: 'Europe/London',
    companyCurrency: 'GBP',
    additionalCurrencies: ['EUR'],
    uiDomain: 'app-eu1.hubspot.com',
  },
  users: [
    {
      userId: 9,
      ownerId: '77',
      email: 'ada+test@example.com',
      firstName: 'Ada',
      lastName: 'Test',
      teams: ['2', '1'],
      role: 'admin',
      managesIntegrations: true,
    },
    {
      userId: 10,
      ownerId: '78',
      email: 'rep@example.com',
      firstName: 'Rep',
      lastName: 'Test',
      teams: [],
      role: 'rep',
      managesIntegrations: false,
    },
  ],
  teams: [
    { id: '1', name: 'North' },
    { id: '2', name: 'South' },
  ],
  pipelines: [
    {
      id: 'default',
      label: 'Sales',
      stages: [
        { id: 'open', label: 'Open', probability: '0.4', isClosed: false, isWon: false },
        { id: 'closedwon', label: 'Won', probability: '1.0', isClosed: true, isWon: true },
      ],
    },
  ],
  companies: [
    record('101', { name: 'Acme Signs Ltd', domain: 'acme.example', annualrevenue: '900', tier: 'gold' }),
    record('102', { name: "O'Brien & Søn", domain: 'obrien.example', annualrevenue: '10000', phone: null }),
    record('103', { name: 'Gone Ltd' }, { archived: true }),
    record('1004', { name: 'Zenith Print', domain: 'zenith.example' }),
  ],
  contacts: [
    record('201', { email: 'Ada@acme.example', firstname: 'Ada', lastname: 'Lovelace' }),
    record('202', { email: 'bob@zenith.example', firstname: 'Bob', lastname: 'Ng', lifecyclestage: 'customer' }),
  ],
  deals: [
    record('301', {
      dealname: 'Shop front',
      amount: '1200.50',
      pipeline: 'default',
      dealstage: 'closedwon',
      closedate: '2026-01-20T00:00:00.000Z',
    }),
  ],
  lineItems: [
    record('401', { name: 'Fascia', price: '1200.50', quantity: '1', hs_product_id: '501' }),
    record('402', { name: 'Fascia', price: '600', quantity: '2', hs_product_id: '501' }),
  ],
  quotes: [
    record('601', { hs_title: 'Shop front', hs_status: 'APPROVED', hs_expiration_date: '2026-03-01T00:00:00.000Z' }),
  ],
  products: [record('501', { name: 'Fascia', price: '1200.50', hs_sku: 'FAS-1' })],
  associations: [
    link(deal, acme, [5, 341]),
    link(deal, branch, [341]),
    link(ada, acme, [1]),
    link(ada, deal, [4]),
    link(deal, { objectType: 'line_items', id: '401' }, [19]),
    link({ objectType: 'quotes', id: '601' }, deal, [64]),
    link({ objectType: 'quotes', id: '601' }, { objectType: 'line_items', id: '402' }, [67]),
  ],
};

/** One portal with a handful of records; nothing in Xero. */
export const smallWorld: World = { hubspot, xero: { users: [], organisations: [] } };
