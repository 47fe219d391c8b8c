import type { Permission } from '../../approvals/facts.ts';
import type { NamedRecord } from '../../customers/facts.ts';
import type { CalendarDate } from '../../lib/calendar.ts';
import type { Decimal } from '../../lib/money.ts';
import type { TaxOutcome } from '../../billing-settings/facts.ts';
import type { Account, BillingContact, BrandingTheme, TaxRate } from '../facts.ts';
import type { DraftQuote } from '../quotes/facts.ts';
import type { Elsewhere } from '../links/facts.ts';
import type { MirrorItem, Proposal } from '../mapping/facts.ts';
import type { Comparison } from './comparison.ts';
import type { Gap } from './gap.ts';
import type { LineAmountTypes } from './line-amounts.ts';
import type { Readiness } from './readiness.ts';

/** What the person chose for one line; an `itemCode` of no letters: it is no item of Xero's. */
export interface LineChoice {
  accountCode?: string | undefined;
  taxType?: string | undefined;
  itemCode?: string | undefined;
}

export type DraftStatus = 'DRAFT' | 'SUBMITTED' | 'AUTHORISED';

/** What the person chose where no default could be had, or instead of one. Absent: the default. */
export interface Choices {
  accountCode?: string | undefined;
  taxType?: string | undefined;
  dueDate?: CalendarDate | undefined;
  reference?: string | undefined;
  /** `one_period`: one period is billed of each line that recurs. */
  recurring?: 'one_period' | undefined;
  contactId?: string | undefined;
  newContactName?: string | undefined;
  newContactEmail?: string | undefined;
  newContactAddressLine?: string | undefined;
  newContactCity?: string | undefined;
  newContactRegion?: string | undefined;
  newContactPostCode?: string | undefined;
  newContactCountry?: string | undefined;
  newContactTaxNumber?: string | undefined;
  /** Units of the invoice's currency for one of the base currency. */
  currencyRate?: string | undefined;
  brandingThemeId?: string | undefined;
  status?: DraftStatus | undefined;
  /** HubSpot's id of the quote whose lines are billed instead of the deal's. */
  quoteId?: string | undefined;
  /** `bill`: although the quote has expired, was declined or was withdrawn. */
  quoteEnded?: 'bill' | undefined;
  /** Which step of the deal is billed. */
  stepId?: string | undefined;
  /** By the line's id; they come before what is chosen for all lines. */
  lines?: Readonly<Record<string, LineChoice | undefined>> | undefined;
}

/** What a rule came to: a value where it could be had, and what keeps the draft from being sent. */
export interface Found<T> {
  value: T | null;
  gaps: Gap[];
}

/** What a new contact is made with beside its name and e-mail address; null: it is left out. */
export interface NewContactDetails {
  line: string | null;
  city: string | null;
  region: string | null;
  postCode: string | null;
  country: string | null;
  taxNumber: string | null;
}

/** Who is billed. */
export interface DraftCustomer {
  /** The company or person of the deal. */
  record: NamedRecord;
  name: string;
  /** Null: the contact is to be made in Xero first. */
  contactId: string | null;
  email: string | null;
  /** Whom Xero would e-mail the invoice to; none: nobody. */
  recipients: string[];
  /** What a new contact is made with; of one that Xero knows nothing. */
  details: NewContactDetails;
  isNew: boolean;
  /** Whether it is only the person's choice that ties this Xero contact to the customer. */
  isChosen: boolean;
}

/** Stands for the id of a line where the deal has none and its amount is billed as one. */
export const DEAL_LINE = 'deal';

/** An option of a tracking category, and how both are called. */
export interface LineTracking {
  categoryId: string;
  optionId: string;
  category: string;
  option: string;
}

/** A line as it would be sent, and what it comes to. */
export interface DraftLine {
  /** HubSpot's id of the line, or `DEAL_LINE`. */
  lineId: string;
  /** The product of HubSpot's that it is of. */
  productId: string | null;
  /** The item of Xero's that the line names. */
  itemCode: string | null;
  tracking: LineTracking[];
  /** Items that may be the line's product, for a person to confirm. */
  proposals: Proposal[];
  description: string;
  /** Null, as the price: nobody typed one, and the draft has a gap. */
  quantity: Decimal | null;
  unitAmount: Decimal | null;
  /** Percent; at most one of the two discounts is there. */
  discountRate: Decimal | null;
  /** Off the whole line. */
  discountAmount: Decimal | null;
  accountCode: string | null;
  /** What decided it, in words. */
  accountWhy: string | null;
  taxType: string | null;
  taxWhy: string | null;
  /** Where the customer's place has decided the tax. */
  taxOutcome: TaxOutcome | null;
  /** Percent. */
  taxRate: Decimal | null;
  taxAmount: Decimal | null;
  /** Whether Xero is told that tax: by itself it would compute another. */
  isTaxSet?: boolean | undefined;
  /** Without tax; null: it has no price or no quantity. */
  lineAmount: Decimal | null;
}

/** The step of a deal that an invoice bills; amounts without tax, in the deal's currency. */
export interface DraftStep {
  role: string;
  /** From 1. */
  position: number;
  of: number;
  /** What the whole deal comes to. */
  deal: Decimal;
  amount: Decimal;
  /** What is left to bill after it. */
  left: Decimal;
}

/** What would stand in Xero, to the cent, and what is missing. */
export interface InvoiceDraft {
  tenantId: string;
  organisation: string;
  live: boolean;
  deal: { id: string; name: string };
  /** Whose lines they are; null: the deal's own. */
  quote: DraftQuote | null;
  customer: DraftCustomer | null;
  /** The deal's, else the portal's. */
  /** Which step of the deal it bills. */
  stepId: string;
  /** How the deal's billing stood when the draft was made; see `stampOf`. */
  stamp: string;
  /** Null: all of the deal at once. */
  step: DraftStep | null;
  currency: string;
  /** The rate that was given: units of the currency for one of the base currency; null: Xero's of the day. */
  currencyRate: Decimal | null;
  date: CalendarDate;
  dueDate: CalendarDate | null;
  /** Where the due date comes from, in words. */
  terms: string | null;
  reference: string;
  /** Null: as the organisation's first theme. */
  brandingTheme: BrandingTheme | null;
  status: DraftStatus;
  /** How far the person may take it. */
  permission: Permission;
  lineAmountTypes: LineAmountTypes;
  lines: DraftLine[];
  /** Null while the lines are not priced and taxed. */
  totals: { subTotal: Decimal; totalTax: Decimal; total: Decimal } | null;
  /** None: it can be sent. */
  gaps: Gap[];
  /** What is worth a look and keeps nothing from being sent. */
  warnings: Gap[];
  readiness: Readiness;
  comparison: Comparison;
  options: {
    accounts: Account[];
    taxRates: TaxRate[];
    contacts: BillingContact[];
    items: MirrorItem[];
    /** Whether whoever bills may make the item of a product that has none. */
    createItems: boolean;
    brandingThemes: BrandingTheme[];
  };
  /** What the person should know, in words. */
  notes: string[];
  /** An invoice that the customer has from elsewhere, of the same amount. */
  elsewhere: Elsewhere | null;
}
