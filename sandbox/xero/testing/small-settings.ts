import type { XeroOrganisation } from '../../seed/world.ts';
import { id } from './small-ids.ts';

const rate = (taxType: string, percent: string) => ({
  taxType,
  name: taxType,
  status: 'ACTIVE' as const,
  rate: percent,
  canApplyTo: { assets: true, equity: true, expenses: false, liabilities: true, revenue: true },
});

const account = { class: 'REVENUE', status: 'ACTIVE', updatedAt: '2024-01-01T00:00:00.000Z' } as const;

/** The small world's tracking: two regions and one that was given up, and a team. */
export const tracking = {
  region: id('71'),
  north: id('711'),
  south: id('712'),
  west: id('713'),
  team: id('72'),
  signs: id('721'),
};

/** The themes of the small world: the default one, and another. */
export const themes = { standard: id('61'), plain: id('62') };

type Settings = Pick<
  XeroOrganisation,
  'accounts' | 'taxRates' | 'items' | 'brandingThemes' | 'trackingCategories' | 'remindsOfInvoices'
>;

const brandingThemes: Settings['brandingThemes'] = [
  { brandingThemeId: themes.standard, name: 'Standard', sortOrder: 0, createdAt: '2024-01-01T00:00:00.000Z' },
  { brandingThemeId: themes.plain, name: 'Plain', sortOrder: 1, createdAt: '2024-02-01T00:00:00.000Z' },
];

const trackingCategories: Settings['trackingCategories'] = [
  {
    trackingCategoryId: tracking.region,
    name: 'Region',
    status: 'ACTIVE',
    options: [
      { trackingOptionId: tracking.north, name: 'North', status: 'ACTIVE' },
      { trackingOptionId: tracking.south, name: 'South', status: 'ACTIVE' },
      { trackingOptionId: tracking.west, name: 'West', status: 'ARCHIVED' },
    ],
  },
  {
    trackingCategoryId: tracking.team,
    name: 'Team',
    status: 'ACTIVE',
    options: [{ trackingOptionId: tracking.signs, name: 'Signs', status: 'ACTIVE' }],
  },
];

/** How the small organisation is set up. */
export const smallSettings = (bankAccountId: string): Settings => ({
  accounts: [
    {
      ...account,
      accountId: id('b2'),
      code: '200',
      name: 'Sales',
      type: 'REVENUE',
      taxType: 'OUTPUT2',
      enablePaymentsToAccount: false,
    },
    {
      ...account,
      accountId: bankAccountId,
      name: 'Bank',
      type: 'BANK',
      class: 'ASSET',
      taxType: 'NONE',
      enablePaymentsToAccount: true,
    },
  ],
  taxRates: [rate('OUTPUT2', '20'), rate('RROUTPUT', '5'), rate('ZERORATEDOUTPUT', '0')],
  items: [
    {
      itemId: id('9'),
      code: 'SIGN',
      name: 'Sign',
      description: 'A sign',
      unitPrice: '33.3333',
      accountCode: '200',
      taxType: 'OUTPUT2',
      updatedAt: '2024-01-01T00:00:00.000Z',
    },
  ],
  brandingThemes,
  trackingCategories,
  remindsOfInvoices: true,
});
