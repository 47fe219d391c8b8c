import type { BillingSettings } from '../billing-settings/facts.ts';
import type { CalendarDate } from '../lib/calendar.ts';
import type { NotLive, VendorFailing, WriteFailure } from '../lib/failure.ts';
import type { Decimal } from '../lib/money.ts';
import type { AddressFact, ContactPersonFact, LineAmountTypes, Terms } from '../mirror/facts.ts';
import type { DraftDefaults } from '../tenancy/facts.ts';

/** A deal as HubSpot has it now, read when it is to be billed. */
export interface LiveDeal {
  id: string;
  name: string;
  amount: Decimal | null;
  currency: string | null;
  /** The primary company. */
  companyId: string | null;
  /** The associated contact with the lowest id. */
  contactId: string | null;
  /** Whether HubSpot calls more than one company primary. */
  hasTwoPrimary: boolean;
  /** Of the company, those that settings name; none of the primary one of several. */
  companyProperties: Readonly<Record<string, string | null>>;
  pipelineId: string | null;
  ownerId: string | null;
  /** Those that a rule asks for, by internal name. */
  properties: Readonly<Record<string, string | null>>;
  lines: LiveLine[];
}

/** Properties by internal name that settings ask for beside those that every deal is read with. */
export interface WantedProperties {
  deal: readonly string[];
  line: readonly string[];
  company: readonly string[];
}

/** The product of a line, as the mirror has it. */
export interface SoldProduct {
  name: string;
  /** `inventory`, `non-inventory`, `service`; null: not said. */
  type: string | null;
}

/** Where the CRM says that a company or person is. */
export interface CrmPlace {
  address: string | null;
  city: string | null;
  region: string | null;
  postCode: string | null;
  /** As a person wrote or chose it. */
  country: string | null;
}

export interface LiveLine {
  id: string;
  name: string;
  description: string | null;
  /** Null: nobody typed one, which is not 0. */
  quantity: Decimal | null;
  /** Up to four decimals and more, as typed; null: nobody typed one, which is not 0. */
  unitPrice: Decimal | null;
  /** Percent; at most one of the two discounts is there. */
  discountRate: Decimal | null;
  /** Money off the whole line. */
  discountAmount: Decimal | null;
  sku: string | null;
  /** Of the product in the library that the line was made from; null: typed by hand. */
  productId: string | null;
  currency: string | null;
  /** Those that a rule asks for, by internal name. */
  properties: Readonly<Record<string, string | null>>;
  /** Billed again and again, e.g. `monthly` for 12 periods; null: once. */
  recurring: { frequency: string; periods: number | null } | null;
}

export interface Account {
  code: string;
  name: string;
  taxType: string | null;
}

export interface TaxRate {
  taxType: string;
  name: string;
  /** Percent. */
  rate: Decimal;
}

/** An account that sales cannot be booked to: archived, of another class, or Xero's own. */
export interface OtherAccount {
  code: string;
  name: string;
  status: string;
  class: string;
}

/** A tax rate that sales cannot have: no longer active, or not meant for revenue. */
export interface OtherTaxRate {
  taxType: string;
  name: string;
  status: string;
  canApplyToRevenue: boolean;
}

export interface TrackingCategory {
  categoryId: string;
  name: string;
  /** `ACTIVE` or `ARCHIVED`, as of each option. */
  status: string;
  options: { optionId: string; name: string; status: string }[];
}

export interface BrandingTheme {
  brandingThemeId: string;
  name: string;
}

/** What of the organisation a draft is made from: its mirrored settings. */
export interface BillingBooks {
  tenantId: string;
  organisation: string;
  shortCode: string | null;
  live: boolean;
  state: 'connected' | 'reconnect_needed' | 'disconnected';
  /** What admins have set for its drafts. */
  defaults: DraftDefaults;
  /** What admins and finance have set for its invoices, topic by topic. */
  billing: BillingSettings;
  /** Whether lines name items by their SKU: once the line settings were saved; before, invoices are as they always were. */
  mapsItems: boolean;
  /** ISO 3166-1 alpha-2, as Xero has it. */
  countryCode: string | null;
  taxNumber: string | null;
  /** When tax is owed: `ACCRUALS`, `CASH`, `NONE`, … */
  salesTaxBasis: string | null;
  baseCurrency: string;
  /** IANA zone of the organisation, else of the portal. */
  zone: string;
  periodLockDate: CalendarDate | null;
  endOfYearLockDate: CalendarDate | null;
  salesTerms: Terms | null;
  currencies: string[];
  /** ACTIVE, class REVENUE, with a code and no system account; by code. */
  salesAccounts: Account[];
  /** ACTIVE and usable on revenue. */
  taxRates: TaxRate[];
  /** Those with a code that are none of `salesAccounts`; by code. */
  otherAccounts: OtherAccount[];
  otherTaxRates: OtherTaxRate[];
  /** Archived ones as well. */
  trackingCategories: TrackingCategory[];
  brandingThemes: BrandingTheme[];
  portal: { currency: string; uiDomain: string };
}

/** A Xero contact that may be billed. */
export interface BillingContact {
  contactId: string;
  name: string;
  email: string | null;
  archived: boolean;
  taxNumber: string | null;
  salesTerms: Terms | null;
  addresses: AddressFact[];
  persons: ContactPersonFact[];
}

export type IntentKind =
  | 'create_contact'
  | 'create_item'
  | 'update_contact'
  | 'create_invoice'
  | 'submit_invoice'
  | 'revise_invoice'
  | 'return_invoice'
  | 'approve_invoice'
  | 'delete_invoice'
  | 'void_invoice'
  | 'email_invoice'
  | 'create_quote'
  | 'move_quote'
  | 'create_credit_note'
  | 'allocate_credit';

export type IntentStatus = 'pending' | 'sending' | 'unclear' | 'done' | 'rejected' | 'released';

/** What the person was shown, to be compared with what Xero made. */
export interface Preview {
  currency: string;
  lineAmountTypes: LineAmountTypes;
  subTotal: string;
  totalTax: string;
  total: string;
  /** What of each line of the deal was sent, in the order of the request; absent: it was sent before that was kept. */
  lines?: PreviewLine[];
  /** What the whole deal came to, without tax. */
  deal?: string;
  /** HubSpot's id of the quote whose lines it has; absent: they are the deal's own. */
  quoteId?: string;
}

/** What of one line of the deal an invoice bills. */
export interface PreviewLine {
  lineId: string;
  /** Without tax. */
  amount: string;
  taxType: string | null;
  taxAmount: string;
}

/** One thing to be written to Xero, decided once: docs/decisions/0021-the-outbox.md. */
export interface Intent {
  intentId: string;
  portalId: string;
  tenantId: string;
  kind: IntentKind;
  /** `deal:{id}:{step}`, `{objectTypeId}:{id}` for a customer, new or changed, `invoice:{id}` for work on an invoice, its credit included, `product:{id}` for a new item, `quote:{id}` for a quote of HubSpot's. */
  subject: string;
  state: IntentStatus;
  /** The exact bytes of the request's body. */
  request: string;
  preview: Preview | null;
  previewHash: string | null;
  waitsFor: string | null;
  /** n of the idempotency key `{intent}:{n}`. */
  attempt: number;
  /** When this attempt's key was first sent. */
  firstSentAt: Date | null;
  faultRemembered: boolean;
  /** How often this attempt was looked for in Xero. */
  looks: number;
  lookedAt: Date | null;
  leaseOwner: string | null;
  leaseUntil: Date | null;
  dueAt: Date;
  documentId: string | null;
  documentNumber: string | null;
  /** What kept it from being written when that was last tried. */
  failure: WriteFailure | VendorFailing | NotLive | null;
  /** Where what Xero made differs from what was shown, in words. */
  difference: string | null;
  /** What was said with it: the note of who asks for approval, the reason of who gives an invoice back. */
  words: string | null;
  createdBy: string;
  createdByEmail: string | null;
  createdAt: Date;
  settledAt: Date | null;
}
