import { Big } from 'big.js';
import type { BrandingTheme } from '../../seed/branding-theme.ts';
import type { Account, TaxRate } from '../../seed/world.ts';
import type { Item, Organisation, Pricing } from '../facts.ts';
import { wireDate, wireInstant } from '../rules/dates.ts';
import { given, wireUnit, type Wire } from './wire.ts';

const VERSIONS = { GB: 'UK', AU: 'AU' } as const;

/** What it has set for its tax returns; in Australia Xero's tax number is the tax file number, which few fill in. */
const RETURNS = {
  GB: { TaxNumber: '123456789', SalesTaxBasis: 'ACCRUAL', SalesTaxPeriod: 'QUARTERLY' },
  AU: { SalesTaxBasis: 'ACCRUALS', SalesTaxPeriod: 'QUARTERLY1' },
} as const;

/** Xero's word for what is paid for it. */
const classOf = ({ standing, approvalsAMonth }: Organisation): string => {
  if (standing === 'demo' || standing === 'trial') return standing.toUpperCase();
  return approvalsAMonth === undefined ? 'PREMIUM' : 'STARTER';
};

/** The organisation itself. */
export const wireOrganisation = (organisation: Organisation): Wire => ({
  Name: organisation.name,
  LegalName: organisation.name,
  PaysTax: true,
  Version: VERSIONS[organisation.countryCode],
  OrganisationType: 'COMPANY',
  BaseCurrency: organisation.baseCurrency,
  CountryCode: organisation.countryCode,
  IsDemoCompany: organisation.standing === 'demo',
  OrganisationStatus: 'ACTIVE',
  ...RETURNS[organisation.countryCode],
  DefaultSalesTax: 'Tax Exclusive',
  DefaultPurchasesTax: 'Tax Exclusive',
  ...given('PeriodLockDate', organisation.periodLockDate && wireDate(organisation.periodLockDate)),
  ...given('EndOfYearLockDate', organisation.endOfYearLockDate && wireDate(organisation.endOfYearLockDate)),
  CreatedDateUTC: wireInstant(organisation.createdAt),
  OrganisationEntityType: 'COMPANY',
  Timezone: organisation.timeZone,
  ShortCode: organisation.shortCode,
  OrganisationID: organisation.organisationId,
  Edition: 'BUSINESS',
  Class: classOf(organisation),
  Addresses: [],
  Phones: [],
  ExternalLinks: [],
  PaymentTerms: { Sales: { Day: organisation.salesTerms.day, Type: organisation.salesTerms.type } },
});

/** One account of the chart of accounts. */
export const wireAccount = (account: Account): Wire => ({
  AccountID: account.accountId,
  ...given('Code', account.code),
  Name: account.name,
  Status: account.status,
  Type: account.type,
  TaxType: account.taxType,
  ...given('Description', account.description),
  Class: account.class,
  ...given('SystemAccount', account.systemAccount),
  EnablePaymentsToAccount: account.enablePaymentsToAccount,
  ShowInExpenseClaims: false,
  ...given('BankAccountNumber', account.bankAccountNumber),
  ...(account.type === 'BANK' ? { BankAccountType: 'BANK' } : {}),
  ...given('CurrencyCode', account.currencyCode),
  HasAttachments: false,
  UpdatedDateUTC: wireDate(account.updatedAt),
  AddToWatchlist: false,
});

/** A tax rate with the one component that the stand-in's rates have. */
export const wireTaxRate = (rate: TaxRate): Wire => ({
  Name: rate.name,
  TaxType: rate.taxType,
  CanApplyToAssets: rate.canApplyTo.assets,
  CanApplyToEquity: rate.canApplyTo.equity,
  CanApplyToExpenses: rate.canApplyTo.expenses,
  CanApplyToLiabilities: rate.canApplyTo.liabilities,
  CanApplyToRevenue: rate.canApplyTo.revenue,
  DisplayTaxRate: Number(rate.rate),
  EffectiveRate: Number(rate.rate),
  Status: rate.status,
  TaxComponents: [{ Name: 'VAT', Rate: Number(rate.rate), IsCompound: false, IsNonRecoverable: false }],
});

const wirePricing = ({ unitPrice, accountCode, taxType }: Pricing, unitdp: 2 | 4): Wire => ({
  ...given('UnitPrice', unitPrice === undefined ? undefined : wireUnit(new Big(unitPrice), unitdp)),
  ...given('AccountCode', accountCode),
  ...given('TaxType', taxType),
});

/** An item of which no stock is kept. */
export const wireItem = (item: Item, unitdp: 2 | 4): Wire => {
  const { isSold = true, isPurchased = false, purchase = {} } = item;
  return {
    ItemID: item.itemId,
    Code: item.code,
    Name: item.name,
    Description: item.description,
    ...given('PurchaseDescription', item.purchaseDescription),
    UpdatedDateUTC: wireDate(item.updatedAt),
    PurchaseDetails: isPurchased ? wirePricing(purchase, unitdp) : {},
    SalesDetails: isSold ? wirePricing(item, unitdp) : {},
    IsTrackedAsInventory: false,
    IsSold: isSold,
    IsPurchased: isPurchased,
  };
};

export const wireTheme = ({ brandingThemeId, name, sortOrder, createdAt }: BrandingTheme): Wire => ({
  BrandingThemeID: brandingThemeId,
  Name: name,
  SortOrder: sortOrder,
  Type: 'INVOICE',
  CreatedDateUTC: wireDate(createdAt),
});
