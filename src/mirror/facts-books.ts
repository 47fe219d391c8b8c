import type { CalendarDate } from '../lib/calendar.ts';
import type { Decimal } from '../lib/money.ts';
import type { Fact, Terms } from './fact.ts';

/** A Xero organisation; `id` is the tenant id. */
export interface OrganisationFact extends Fact {
  name: string;
  shortCode: string | null;
  baseCurrency: string;
  countryCode: string | null;
  /** Xero's own name of the zone, e.g. `GMTSTANDARDTIME`; see `rules/xero-zones.ts`. */
  timeZone: string | null;
  periodLockDate: CalendarDate | null;
  endOfYearLockDate: CalendarDate | null;
  salesTerms: Terms | null;
  isDemoCompany: boolean;
  taxNumber: string | null;
  /** When tax is owed: `ACCRUALS`, `CASH`, `FLATRATECASH`, … */
  salesTaxBasis: string | null;
  /** How prices are meant unless somebody says otherwise: `Tax Exclusive`, `Tax Inclusive`, … */
  defaultSalesTax: string | null;
  /** What is paid for: `DEMO`, `TRIAL`, `STARTER`, `PREMIUM`, … */
  class: string | null;
  edition: string | null;
}

/** An account of the chart of accounts. */
export interface AccountFact extends Fact {
  /** What lines name it by; some bank accounts have none. */
  code: string | null;
  name: string;
  /** `REVENUE`, `SALES`, `OTHERINCOME`, `BANK`, … */
  type: string;
  /** `REVENUE`, `EXPENSE`, `ASSET`, `LIABILITY`, `EQUITY`. */
  class: string;
  /** The tax type that lines get when they name none. */
  taxType: string | null;
  /** `ACTIVE` or `ARCHIVED`. */
  status: string;
  /** Which of Xero's own accounts it is, e.g. `DEBTORS`; nothing can be booked there by hand. */
  systemAccount: string | null;
}

/** A tax rate; `id` is its tax type, e.g. `OUTPUT2`. */
export interface TaxRateFact extends Fact {
  name: string;
  /** `ACTIVE`, `ARCHIVED`, `DELETED`, `PENDING`. */
  status: string;
  /** Percent, all components together. */
  effectiveRate: Decimal;
  canApplyToRevenue: boolean;
}

/** A currency that the organisation may invoice in; `id` is its ISO 4217 code. */
export interface CurrencyFact extends Fact {
  description: string;
}

/** A product or service in Xero. */
export interface ItemFact extends Fact {
  /** What lines name it by. */
  code: string;
  name: string;
  description: string;
  isSold: boolean;
  isPurchased: boolean;
  /** Whether Xero keeps its stock. */
  isTracked: boolean;
  /** For sales, up to four decimals. */
  unitPrice: Decimal | null;
  accountCode: string | null;
  taxType: string | null;
  quantityOnHand: Decimal | null;
}

/** How documents look. */
export interface BrandingThemeFact extends Fact {
  name: string;
  /** 0: used when none is named. */
  sortOrder: number;
}

export interface TrackingCategoryFact extends Fact {
  name: string;
  /** `ACTIVE` or `ARCHIVED`. */
  status: string;
  options: { id: string; name: string; status: string }[];
}
