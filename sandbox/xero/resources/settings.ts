import type { Resource } from '../reading/resource.ts';
import { wireActions } from '../wire/actions.ts';
import { wireAccount, wireItem, wireOrganisation, wireTaxRate, wireTheme } from '../wire/settings.ts';
import { wireCategory } from '../wire/tracking.ts';
import { wireUsers } from '../wire/users.ts';
import type { Wire } from '../wire/wire.ts';
import { read } from './scopes.ts';

export const organisation: Resource = {
  name: 'Organisations',
  path: 'Organisation',
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
  operations: { list: 'getItems', get: 'getItem' },
  numberField: 'Code',
  fields: {
    ItemID: 'guid',
    Code: 'text',
    Name: 'text',
    IsSold: 'flag',
    IsPurchased: 'flag',
    UpdatedDateUTC: 'date',
  },
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

export const actions: Resource = {
  name: 'Actions',
  path: 'Organisation/Actions',
  idField: 'Name',
  scopes: read('settings'),
  operations: { list: 'getOrganisationActions' },
  fields: {},
  rows: ({ ledger }) => wireActions(ledger.organisation),
  modifiedSince: false,
};

export const invoiceReminders: Resource = {
  name: 'InvoiceReminders',
  path: 'InvoiceReminders/Settings',
  idField: 'Enabled',
  scopes: read('settings'),
  operations: { list: 'getInvoiceReminders' },
  fields: {},
  rows: ({ ledger }) => [{ Enabled: ledger.organisation.remindsOfInvoices }],
  modifiedSince: false,
};

export const brandingThemes: Resource = {
  name: 'BrandingThemes',
  idField: 'BrandingThemeID',
  scopes: read('settings'),
  operations: { list: 'getBrandingThemes', get: 'getBrandingTheme' },
  fields: {},
  rows: ({ ledger }) => ledger.organisation.brandingThemes.map(wireTheme),
  modifiedSince: false,
};

export const users: Resource = {
  name: 'Users',
  idField: 'UserID',
  scopes: read('settings'),
  operations: { list: 'getUsers', get: 'getUser' },
  fields: {
    UserID: 'guid',
    EmailAddress: 'folded',
    FirstName: 'text',
    LastName: 'text',
    IsSubscriber: 'flag',
    OrganisationRole: 'text',
    UpdatedDateUTC: 'date',
  },
  rows: (source) => wireUsers(source.users, source.ledger.organisation),
  modifiedSince: true,
};

const isActive = ({ Status }: Wire): boolean => Status === 'ACTIVE';

export const trackingCategories: Resource = {
  name: 'TrackingCategories',
  idField: 'TrackingCategoryID',
  scopes: read('settings'),
  operations: { list: 'getTrackingCategories', get: 'getTrackingCategory' },
  fields: { TrackingCategoryID: 'guid', Name: 'text', Status: 'text' },
  rows: ({ ledger }) => ledger.organisation.trackingCategories.map(wireCategory),
  archived: (row) => row['Status'] === 'ARCHIVED',
  withoutArchived: (row) => ({ ...row, Options: (row['Options'] as Wire[]).filter(isActive) }),
  unlisted: (row) => row['Status'] === 'DELETED',
  modifiedSince: false,
};
