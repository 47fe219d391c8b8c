import type { Resource } from '../reading/resource.ts';
import { wireAccount, wireItem, wireOrganisation, wireTaxRate } from '../wire/settings.ts';
import { read } from './scopes.ts';

export const organisation: Resource = {
  name: 'Organisations',
  idField: 'OrganisationID',
  scopes: read('settings'),
  operations: { list: 'getOrganisations' },
  fields: {},
  rows: ({ ledger }) => [wireOrganisation(ledger.organisation)],
  modifiedSince: false,
};

export const accounts: Resource = {
  name: 'Accounts',
  idField: 'AccountID',
  scopes: read('settings'),
  operations: { list: 'getAccounts' },
  fields: {
    AccountID: 'guid',
    Code: 'text',
    Name: 'text',
    Type: 'text',
    Class: 'text',
    Status: 'text',
    TaxType: 'text',
    EnablePaymentsToAccount: 'flag',
    UpdatedDateUTC: 'date',
  },
  rows: ({ ledger }) => ledger.organisation.accounts.map(wireAccount),
  modifiedSince: true,
};

export const taxRates: Resource = {
  name: 'TaxRates',
  idField: 'TaxType',
  scopes: read('settings'),
  operations: { list: 'getTaxRates' },
  fields: { Name: 'text', TaxType: 'text', Status: 'text', CanApplyToRevenue: 'flag', EffectiveRate: 'number' },
  rows: ({ ledger }) => ledger.organisation.taxRates.map(wireTaxRate),
  modifiedSince: false,
};

export const items: Resource = {
  name: 'Items',
  idField: 'ItemID',
  scopes: read('invoices', 'settings'),
  operations: { list: 'getItems' },
  fields: { ItemID: 'guid', Code: 'text', Name: 'text', IsSold: 'flag', UpdatedDateUTC: 'date' },
  rows: ({ ledger, unitdp }) => ledger.organisation.items.map((item) => wireItem(item, unitdp)),
  modifiedSince: true,
  parameters: { list: ['unitdp'], get: ['unitdp'] },
};

export const currencies: Resource = {
  name: 'Currencies',
  idField: 'Code',
  scopes: read('settings'),
  operations: { list: 'getCurrencies' },
  fields: { Code: 'text', Description: 'text' },
  rows: ({ ledger }) =>
    ledger.organisation.currencies.map(({ code, description }) => ({ Code: code, Description: description })),
  modifiedSince: false,
};
