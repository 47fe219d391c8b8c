import type { BrandingTheme } from './branding-theme.ts';
import type { Line } from './line.ts';
import type { Quote } from './quote.ts';
import type { RepeatingInvoice } from './repeating-invoice.ts';
import type { TrackingCategory } from './tracking-category.ts';
import type { XeroUser } from './xero-user.ts';

/**
 * The facts of one made-up world, as plain data: what a person typed into Xero and HubSpot, never what either of them
 * computes from it. The Xero stand-in works out taxes, totals, balances and states from `XeroWorld`; the HubSpot
 * stand-in serves `HubSpotWorld`. Dates are calendar dates `YYYY-MM-DD`; times are ISO 8601 in UTC; money and
 * quantities are decimal strings.
 */
export interface World {
  xero: XeroWorld;
  hubspot: HubSpotWorld;
}

export interface XeroWorld {
  /** Those who sign in to Xero; the first is the one who connected. */
  users: XeroUser[];
  organisations: XeroOrganisation[];
}

export interface XeroOrganisation {
  organisationId: string;
  connectionId: string;
  name: string;
  countryCode: 'GB' | 'AU';
  baseCurrency: string;
  /** Xero's own name of the zone, e.g. `GMTSTANDARDTIME`. */
  timeZone: string;
  shortCode: string;
  createdAt: string;
  periodLockDate?: string;
  salesTerms: PaymentTerm;
  currencies: { code: string; description: string }[];
  accounts: Account[];
  taxRates: TaxRate[];
  items: Item[];
  contacts: Contact[];
  invoices: Invoice[];
  creditNotes: CreditNote[];
  overpayments: Overpayment[];
  prepayments: Prepayment[];
  quotes: Quote[];
  repeatingInvoices: RepeatingInvoice[];
  brandingThemes: BrandingTheme[];
  trackingCategories: TrackingCategory[];
  /** Whether Xero reminds customers of what they owe. */
  remindsOfInvoices: boolean;
}

export interface PaymentTerm {
  day: number;
  type: 'DAYSAFTERBILLDATE' | 'DAYSAFTERBILLMONTH' | 'OFCURRENTMONTH' | 'OFFOLLOWINGMONTH';
}

export interface Account {
  accountId: string;
  /** Absent on some bank accounts. */
  code?: string;
  name: string;
  type: string;
  class: 'ASSET' | 'EQUITY' | 'EXPENSE' | 'LIABILITY' | 'REVENUE';
  taxType: string;
  status: 'ACTIVE' | 'ARCHIVED';
  systemAccount?: string;
  enablePaymentsToAccount: boolean;
  description?: string;
  bankAccountNumber?: string;
  currencyCode?: string;
  updatedAt: string;
}

export interface TaxRate {
  taxType: string;
  name: string;
  status: 'ACTIVE' | 'DELETED' | 'ARCHIVED';
  /** Percent, e.g. `20`. */
  rate: string;
  canApplyTo: { assets: boolean; equity: boolean; expenses: boolean; liabilities: boolean; revenue: boolean };
}

export interface Item {
  itemId: string;
  code: string;
  name: string;
  description: string;
  /** Up to four decimals. */
  unitPrice: string;
  accountCode: string;
  taxType: string;
  updatedAt: string;
}

type PhoneType = 'DEFAULT' | 'DDI' | 'MOBILE' | 'FAX' | 'OFFICE';

export interface Contact {
  contactId: string;
  name: string;
  contactNumber?: string;
  emailAddress?: string;
  firstName?: string;
  lastName?: string;
  status: 'ACTIVE' | 'ARCHIVED';
  mergedToContactId?: string;
  contactPersons: { firstName: string; lastName: string; emailAddress: string; includeInEmails: boolean }[];
  /** Only what was typed; the stand-in fills the rest of Xero's fixed lists with empty entries. */
  addresses: { type: 'POBOX' | 'STREET'; line1: string; city: string; postalCode: string; country: string }[];
  phones: { type: PhoneType; countryCode: string; areaCode: string; number: string }[];
  taxNumber?: string;
  defaultCurrency?: string;
  salesTerms?: PaymentTerm;
  updatedAt: string;
}

export interface Invoice {
  invoiceId: string;
  invoiceNumber: string;
  contactId: string;
  type: 'ACCREC' | 'ACCPAY';
  /** What a person chose. PAID follows from payments and credits, it is never typed. */
  status: 'DRAFT' | 'SUBMITTED' | 'AUTHORISED' | 'VOIDED' | 'DELETED';
  date: string;
  dueDate?: string;
  reference: string;
  lineAmountTypes: 'Exclusive' | 'Inclusive' | 'NoTax';
  currencyCode: string;
  /** Units of the document's currency per unit of the base currency. */
  currencyRate: string;
  sentToContact: boolean;
  expectedPaymentDate?: string;
  url?: string;
  brandingThemeId?: string;
  lines: Line[];
  payments: { paymentId: string; date: string; amount: string; reference: string; bankAccountId: string }[];
  createdAt: string;
  updatedAt: string;
}

export interface Allocation {
  allocationId: string;
  invoiceId: string;
  date: string;
  amount: string;
}

export interface CreditNote {
  creditNoteId: string;
  creditNoteNumber: string;
  contactId: string;
  status: 'DRAFT' | 'SUBMITTED' | 'AUTHORISED' | 'VOIDED' | 'DELETED';
  date: string;
  reference: string;
  lineAmountTypes: 'Exclusive' | 'Inclusive' | 'NoTax';
  currencyCode: string;
  currencyRate: string;
  lines: Line[];
  allocations: Allocation[];
  updatedAt: string;
}

/** Money received beyond what an invoice asked for. */
export interface Overpayment {
  overpaymentId: string;
  contactId: string;
  date: string;
  currencyCode: string;
  currencyRate: string;
  /** Always without tax. */
  amount: string;
  allocations: Allocation[];
  updatedAt: string;
}

/** Money received before there was an invoice. */
export interface Prepayment {
  prepaymentId: string;
  contactId: string;
  date: string;
  currencyCode: string;
  currencyRate: string;
  lineAmountTypes: 'Exclusive' | 'Inclusive' | 'NoTax';
  lines: Line[];
  allocations: Allocation[];
  updatedAt: string;
}

export interface HubSpotWorld {
  portal: {
    /** Hub id. */
    id: number;
    name: string;
    timeZone: string;
    companyCurrency: string;
    additionalCurrencies: string[];
    uiDomain: string;
  };
  users: PortalUser[];
  teams: { id: string; name: string }[];
  pipelines: { id: string; label: string; stages: DealStage[] }[];
  companies: CrmRecord[];
  contacts: CrmRecord[];
  deals: CrmRecord[];
  lineItems: CrmRecord[];
  products: CrmRecord[];
  quotes: CrmRecord[];
  associations: Association[];
}

/** A person who may sign in to the portal, and the owner record that HubSpot keeps for them. */
export interface PortalUser {
  userId: number;
  ownerId: string;
  email: string;
  firstName: string;
  lastName: string;
  /** Ids of teams, the primary one first. */
  teams: string[];
  role: 'rep' | 'finance' | 'admin';
  /** Whether HubSpot lets them manage integrations (context permission `integrations-management-write`). */
  managesIntegrations: boolean;
}

export interface DealStage {
  id: string;
  label: string;
  probability: string;
  isClosed: boolean;
  isWon: boolean;
}

export interface CrmRecord {
  id: string;
  properties: Record<string, string | null>;
  createdAt: string;
  updatedAt: string;
  archived: boolean;
}

export interface Association {
  from: { objectType: CrmObjectType; id: string };
  to: { objectType: CrmObjectType; id: string };
  /** HUBSPOT_DEFINED type ids of the direction from → to; the stand-in answers the other direction itself. */
  typeIds: number[];
}

export type CrmObjectType =
  'contacts' | 'companies' | 'deals' | 'line_items' | 'products' | 'quotes' | 'tasks' | 'notes';
