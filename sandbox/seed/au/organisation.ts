import { addMonths, monthEnd } from '../calendar.ts';
import { chart } from '../chart.ts';
import { xeroId } from '../ids.ts';
import { everything, purchases, sales, type Settings } from '../organisation.ts';
import { itemsOf } from '../products.ts';
import type { Account, TaxRate } from '../world.ts';
import { catalogue } from './catalogue.ts';

const { account, bank } = chart({ prefix: 'wattlebird:', currencyCode: 'AUD' });

/** Where customers' money arrives, by currency. */
export const bankAccounts = {
  AUD: bank('Business Transaction', { code: '090', bankAccountNumber: '0630001012345678' }),
  NZD: bank('New Zealand Account', { code: '092', bankAccountNumber: '0202000123456700', currencyCode: 'NZD' }),
};

const accounts: Account[] = [
  ...Object.values(bankAccounts),
  account(['200', 'Sales', 'REVENUE', 'REVENUE', 'OUTPUT']),
  account(['210', 'Coffee Sales', 'REVENUE', 'REVENUE', 'EXEMPTOUTPUT']),
  account(['220', 'Export Sales', 'REVENUE', 'REVENUE', 'EXEMPTEXPORT']),
  account(['260', 'Other Revenue', 'REVENUE', 'REVENUE', 'OUTPUT']),
  account(['270', 'Deposits Forfeited', 'OTHERINCOME', 'REVENUE', 'BASEXCLUDED']),
  account(['310', 'Green Beans', 'DIRECTCOSTS', 'EXPENSE', 'EXEMPTEXPENSES']),
  account(['429', 'General Expenses', 'EXPENSE', 'EXPENSE', 'INPUT']),
  account(['497', 'Bank Revaluations', 'EXPENSE', 'EXPENSE', 'BASEXCLUDED'], { systemAccount: 'BANKCURRENCYGAIN' }),
  account(['610', 'Accounts Receivable', 'CURRENT', 'ASSET', 'BASEXCLUDED'], { systemAccount: 'DEBTORS' }),
  account(['800', 'Accounts Payable', 'CURRLIAB', 'LIABILITY', 'BASEXCLUDED'], { systemAccount: 'CREDITORS' }),
  account(['820', 'GST', 'CURRLIAB', 'LIABILITY', 'BASEXCLUDED'], { systemAccount: 'GST' }),
  account(['860', 'Rounding', 'CURRLIAB', 'LIABILITY', 'BASEXCLUDED'], { systemAccount: 'ROUNDING' }),
  account(['960', 'Retained Earnings', 'EQUITY', 'EQUITY', 'BASEXCLUDED'], { systemAccount: 'RETAINEDEARNINGS' }),
];

const taxRate = (taxType: string, name: string, more: Partial<TaxRate>): TaxRate => ({
  taxType,
  name,
  rate: '0',
  status: 'ACTIVE',
  canApplyTo: sales,
  ...more,
});

/** The tax types of Australia: GST of 10 %, or none for one of several reasons. */
export const taxRates: TaxRate[] = [
  taxRate('OUTPUT', 'GST on Income', { rate: '10' }),
  taxRate('EXEMPTOUTPUT', 'GST Free Income', {}),
  taxRate('EXEMPTEXPORT', 'GST Free Exports', {}),
  taxRate('INPUT', 'GST on Expenses', { rate: '10', canApplyTo: purchases }),
  taxRate('EXEMPTEXPENSES', 'GST Free Expenses', { canApplyTo: purchases }),
  taxRate('BASEXCLUDED', 'BAS Excluded', { canApplyTo: everything }),
];

export const organisationId = xeroId('organisation:wattlebird');

/** The books are locked up to the end of a month between thirteen and fourteen months before `today`. */
export function organisationSettings(today: string): Settings {
  return {
    organisationId,
    connectionId: xeroId('connection:wattlebird'),
    name: 'Wattlebird Coffee Roasters Pty Ltd',
    countryCode: 'AU',
    baseCurrency: 'AUD',
    timeZone: 'AUSEASTERNSTANDARDTIME',
    shortCode: '!wB1rd',
    createdAt: '2018-07-02T00:20:00.000Z',
    periodLockDate: monthEnd(addMonths(today, -14)),
    salesTerms: { day: 30, type: 'DAYSAFTERBILLDATE' },
    currencies: [
      { code: 'AUD', description: 'Australian Dollar' },
      { code: 'NZD', description: 'New Zealand Dollar' },
    ],
    accounts,
    taxRates,
    items: itemsOf(catalogue),
    brandingThemes: [
      {
        brandingThemeId: xeroId('wattlebird:branding-theme:Standard'),
        name: 'Standard',
        sortOrder: 0,
        createdAt: '2018-07-02T00:20:00.000Z',
      },
    ],
    trackingCategories: [],
    remindsOfInvoices: false,
  };
}
