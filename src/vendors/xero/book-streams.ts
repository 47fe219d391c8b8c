import type { StreamFacts } from '../../mirror/facts.ts';
import { account } from './account.ts';
import { brandingTheme } from './branding-theme.ts';
import { currency } from './currency.ts';
import { item } from './item.ts';
import { organisation } from './organisation.ts';
import { none, UNIT_DECIMALS, type XeroStream } from './stream.ts';
import { taxRate } from './tax-rate.ts';
import { trackingCategory } from './tracking-category.ts';

type BookStream =
  'organisation' | 'accounts' | 'tax_rates' | 'currencies' | 'tracking_categories' | 'branding_themes' | 'items';

const setting = { scope: 'accounting.settings.read', isPaged: false, confirm: 'list' } as const;

/** How an organisation's books are set up. */
export const bookStreams: { [S in BookStream]: XeroStream<StreamFacts[S]> } = {
  organisation: {
    operation: 'getOrganisations',
    scope: setting.scope,
    list: 'Organisations',
    idField: 'OrganisationID',
    row: organisation,
    isPaged: false,
    call: (api, q) => api.getOrganisations(q.tenantId, q.options),
  },
  accounts: {
    ...setting,
    operation: 'getAccounts',
    list: 'Accounts',
    idField: 'AccountID',
    row: () => account,
    call: (api, q) => api.getAccounts(q.tenantId, none, none, none, q.options),
  },
  tax_rates: {
    ...setting,
    operation: 'getTaxRates',
    list: 'TaxRates',
    idField: 'TaxType',
    row: () => taxRate,
    call: (api, q) => api.getTaxRates(q.tenantId, none, none, q.options),
  },
  currencies: {
    ...setting,
    operation: 'getCurrencies',
    list: 'Currencies',
    idField: 'Code',
    row: () => currency,
    call: (api, q) => api.getCurrencies(q.tenantId, none, none, q.options),
  },
  tracking_categories: {
    ...setting,
    operation: 'getTrackingCategories',
    list: 'TrackingCategories',
    idField: 'TrackingCategoryID',
    row: () => trackingCategory,
    call: (api, q) => api.getTrackingCategories(q.tenantId, none, none, true, q.options),
  },
  branding_themes: {
    ...setting,
    operation: 'getBrandingThemes',
    list: 'BrandingThemes',
    idField: 'BrandingThemeID',
    row: () => brandingTheme,
    call: (api, q) => api.getBrandingThemes(q.tenantId, q.options),
  },
  items: {
    ...setting,
    operation: 'getItems',
    list: 'Items',
    idField: 'ItemID',
    row: () => item,
    call: (api, q) => api.getItems(q.tenantId, none, none, none, UNIT_DECIMALS, q.options),
  },
};
