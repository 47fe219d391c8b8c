import type { Choosable } from '../../src/billing-settings/facts.ts';

const option = (optionId: string, status = 'ACTIVE') => ({ optionId, name: optionId.toUpperCase(), status });

/** An organisation and a CRM of which some things are there, some archived, and all others unknown. */
export const choosable: Choosable = {
  salesAccounts: [
    { code: '200', name: 'Sales' },
    { code: '201', name: 'Print Sales' },
  ],
  otherAccounts: [
    { code: '299', name: 'Old Sales', status: 'ARCHIVED', class: 'REVENUE' },
    { code: '400', name: 'Rent', status: 'ACTIVE', class: 'EXPENSE' },
  ],
  taxRates: [
    { taxType: 'OUTPUT2', name: '20% (VAT on Income)' },
    { taxType: 'ZERORATEDOUTPUT', name: 'Zero Rated Income' },
  ],
  otherTaxRates: [
    { taxType: 'INPUT2', name: '20% (VAT on Expenses)', status: 'ACTIVE', canApplyToRevenue: false },
    { taxType: 'OLD', name: '17.5%', status: 'DELETED', canApplyToRevenue: true },
  ],
  trackingCategories: [
    {
      categoryId: 'region',
      name: 'Region',
      status: 'ACTIVE',
      options: [option('n'), option('s'), option('w', 'ARCHIVED')],
    },
    { categoryId: 'team', name: 'Team', status: 'ACTIVE', options: [option('a')] },
    { categoryId: 'site', name: 'Site', status: 'ACTIVE', options: [option('x')] },
    { categoryId: 'past', name: 'Past', status: 'ARCHIVED', options: [option('p')] },
  ],
  brandingThemes: [{ brandingThemeId: 'standard', name: 'Standard' }],
  currencies: ['GBP', 'EUR'],
  crm: {
    pipelines: [{ id: 'default', name: 'Sales' }],
    owners: [
      { ownerId: '70', userId: '7', name: 'User 7' },
      { ownerId: '99', userId: null, name: 'Nobody' },
    ],
    teams: [{ id: 't', name: 'North' }],
    products: [],
  },
  properties: {
    deal: [{ name: 'region', label: 'Region' }],
    line: [{ name: 'kind', label: 'Kind' }],
    company: [{ name: 'vat_number', label: 'VAT number' }],
  },
};
