import type { BillingHistoryAnswer, BillingSettingsAnswer } from '../../../src/contract/billing-settings.ts';

type Topics = BillingSettingsAnswer['topics'];

const option = (value: string, label: string) => ({ value, label });

const helen = { by: { userId: '4', name: 'Helen Okafor' }, at: '2026-11-20T09:00:00Z' };

/** A topic as Helen has set it three times. */
export const set = <D>(
  document: D,
  change: { version?: number; warnings?: { message: string; fix: string }[] } = {},
) => ({
  ...{ version: 3, document, changed: helen, warnings: [] },
  ...change,
});

const untouched = <D>(document: D) => ({ version: 0, document, changed: null, warnings: [] });

export const taxDocument = (change: Partial<Topics['tax']['document']> = {}): Topics['tax']['document'] => ({
  ...{ byPlace: true, registrations: [], taxNumberProperty: null, supply: 'ask' },
  rates: { standard: 'OUTPUT2', zero: 'ZERORATEDOUTPUT' },
  ...change,
});

export const linesDocument = (change: Partial<Topics['lines']['document']> = {}): Topics['lines']['document'] => ({
  rules: [
    { id: 'a', when: [{ field: 'pipeline', is: ['default'] }], then: { accountCode: '260' } },
    { id: 'b', when: [{ field: 'line.hs_recurring', is: ['yes'] }], then: { taxType: 'OUTPUT2' } },
  ],
  whenNoItem: 'default_account',
  tracking: [],
  ...change,
});

/** What is set for the invoices of Harbour Supplies. */
export const billing = (topics: Partial<Topics> = {}): BillingSettingsAnswer => ({
  tenantId: 'harbour',
  organisation: 'Harbour Supplies',
  topics: {
    tax: set(taxDocument()),
    lines: set(linesDocument()),
    terms: untouched({ crmProperty: null }),
    texts: untouched({ description: '{name}\n{description}', brandingThemeId: null, brandingThemes: [] }),
    approval: untouched({ rules: [] }),
    schedules: untouched({ templates: [] }),
    ...topics,
  },
  options: {
    accounts: [option('200', '200 – Sales'), option('260', '260 – Other revenue')],
    taxRates: [option('OUTPUT2', '20% (VAT on Income)'), option('ZERORATEDOUTPUT', 'Zero Rated Income')],
    trackingCategories: [
      { ...option('region', 'Region'), options: [option('north', 'North'), option('south', 'South')] },
    ],
    brandingThemes: [option('plain', 'Plain'), option('retail', 'Retail')],
    currencies: [option('GBP', 'GBP'), option('EUR', 'EUR')],
    pipelines: [option('default', 'Sales Pipeline'), option('renewals', 'Renewals')],
    owners: [option('71', 'Marcus Bell')],
    users: [option('5', 'Marcus Bell')],
    teams: [option('9', 'Team 9')],
    products: [option('801', 'Fascia sign')],
    dealProperties: [option('billing_region', 'Billing region')],
    lineProperties: [option('hs_recurring', 'Recurring')],
    companyProperties: [option('payment_terms', 'Payment terms'), option('vat_number', 'VAT number')],
  },
});

/** Marcus has changed the tax settings on top of what Helen had set. */
export const taxHistory: BillingHistoryAnswer = {
  versions: [
    {
      ...{ version: 2, by: { userId: '5', name: 'Marcus Bell' }, at: '2026-11-21T10:00:00Z', undoneFrom: null },
      document: taxDocument(),
    },
    {
      ...{ version: 1, by: helen.by, at: helen.at, undoneFrom: null },
      document: taxDocument({ rates: { standard: 'ZERORATEDOUTPUT' } }),
    },
  ],
};
