import { accounts } from './accounts.ts';
import type { BrandingTheme } from './branding-theme.ts';
import { addMonths, monthEnd } from './calendar.ts';
import { items } from './catalogue.ts';
import { xeroId } from './ids.ts';
import type { TrackingCategory, TrackingOption } from './tracking-category.ts';
import type { TaxRate, XeroOrganisation } from './world.ts';

/** Everything about the organisation but whom it knows and what it has billed. */
export type Settings = Omit<
  XeroOrganisation,
  'contacts' | 'invoices' | 'creditNotes' | 'overpayments' | 'prepayments' | 'quotes' | 'repeatingInvoices'
>;

export const sales = { assets: false, equity: false, expenses: false, liabilities: false, revenue: true };
export const purchases = { assets: true, equity: false, expenses: true, liabilities: false, revenue: false };
export const everything = { assets: true, equity: true, expenses: true, liabilities: true, revenue: true };

const taxRate = (taxType: string, name: string, rate: string): TaxRate => ({
  taxType,
  name,
  rate,
  status: 'ACTIVE',
  canApplyTo: taxType.endsWith('INPUT') || taxType.endsWith('INPUT2') ? purchases : sales,
});

/** The organisation's tax types; the rate is a percentage. */
export const taxRates: TaxRate[] = [
  taxRate('OUTPUT2', '20% (VAT on Income)', '20'),
  taxRate('RROUTPUT', '5% (VAT on Income)', '5'),
  taxRate('ZERORATEDOUTPUT', 'Zero Rated Income', '0'),
  taxRate('EXEMPTOUTPUT', 'Exempt Income', '0'),
  { ...taxRate('ECZROUTPUT', 'Zero Rated EC Goods Income', '0'), status: 'ARCHIVED' },
  taxRate('INPUT2', '20% (VAT on Expenses)', '20'),
  taxRate('RRINPUT', '5% (VAT on Expenses)', '5'),
  taxRate('ZERORATEDINPUT', 'Zero Rated Expenses', '0'),
  taxRate('EXEMPTINPUT', 'Exempt Expenses', '0'),
  { ...taxRate('NONE', 'No VAT', '0'), canApplyTo: everything },
];

export const organisationId = xeroId('organisation:northbank');

const optionId = (name: string): string => xeroId(`tracking-option:${name}`);

export const trackingOptionIds = {
  region: { north: optionId('North'), south: optionId('South'), abroad: optionId('Abroad') },
  team: { signs: optionId('Signs'), print: optionId('Print'), letters: optionId('Letter cutting') },
};
export const brandingThemeIds = {
  standard: xeroId('branding-theme:Standard'),
  trade: xeroId('branding-theme:Trade'),
};

const option = (
  trackingOptionId: string,
  name: string,
  status: TrackingOption['status'] = 'ACTIVE',
): TrackingOption => ({ trackingOptionId, name, status });

const { region, team } = trackingOptionIds;

const trackingCategories: TrackingCategory[] = [
  {
    trackingCategoryId: xeroId('tracking-category:Region'),
    name: 'Region',
    status: 'ACTIVE',
    options: [option(region.north, 'North'), option(region.south, 'South'), option(region.abroad, 'Abroad')],
  },
  {
    trackingCategoryId: xeroId('tracking-category:Team'),
    name: 'Team',
    status: 'ACTIVE',
    options: [
      option(team.signs, 'Signs'),
      option(team.print, 'Print'),
      option(team.letters, 'Letter cutting', 'ARCHIVED'),
    ],
  },
];

const brandingThemes: BrandingTheme[] = [
  { brandingThemeId: brandingThemeIds.standard, name: 'Standard', sortOrder: 0, createdAt: '2016-04-04T09:12:00.000Z' },
  { brandingThemeId: brandingThemeIds.trade, name: 'Trade', sortOrder: 1, createdAt: '2019-09-16T13:40:00.000Z' },
];

/** The books are locked up to the end of a month between thirteen and fourteen months before `today`. */
export function organisationSettings(today: string): Settings {
  return {
    organisationId,
    connectionId: xeroId('connection:northbank'),
    name: 'Northbank Signs & Print Ltd',
    countryCode: 'GB',
    baseCurrency: 'GBP',
    timeZone: 'GMTSTANDARDTIME',
    shortCode: '!nB4nk',
    createdAt: '2016-04-04T09:12:00.000Z',
    periodLockDate: monthEnd(addMonths(today, -14)),
    salesTerms: { day: 30, type: 'DAYSAFTERBILLDATE' },
    currencies: [
      { code: 'GBP', description: 'British Pound' },
      { code: 'EUR', description: 'Euro' },
    ],
    accounts,
    taxRates,
    items,
    brandingThemes,
    trackingCategories,
    remindsOfInvoices: true,
  };
}
