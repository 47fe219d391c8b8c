import type { CalendarDate } from '../lib/calendar.ts';
import type { Decimal } from '../lib/money.ts';

/** A row read from a vendor: its id there, and the vendor's own time of its last change. */
export interface Fact {
  id: string;
  updatedAt: Date;
}

export interface Terms {
  day: number;
  type: 'DAYSAFTERBILLDATE' | 'DAYSAFTERBILLMONTH' | 'OFCURRENTMONTH' | 'OFFOLLOWINGMONTH';
}

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

/** A Xero contact. */
export interface ContactFact extends Fact {
  name: string;
  contactNumber: string | null;
  email: string | null;
  firstName: string | null;
  lastName: string | null;
  /** `ACTIVE`, `ARCHIVED`, `GDPRREQUEST`, or whatever Xero adds. */
  status: string;
  isCustomer: boolean;
  isSupplier: boolean;
  mergedToContactId: string | null;
  taxNumber: string | null;
  defaultCurrency: string | null;
  salesTerms: Terms | null;
  /** Xero's own sums, in the base currency. */
  receivableOutstanding: Decimal;
  receivableOverdue: Decimal;
}

export type LineAmountTypes = 'Exclusive' | 'Inclusive' | 'NoTax';

export interface LineFact {
  lineItemId: string | null;
  description: string;
  itemCode: string | null;
  accountCode: string | null;
  quantity: Decimal | null;
  unitAmount: Decimal | null;
  discountRate: Decimal | null;
  discountAmount: Decimal | null;
  taxType: string | null;
  taxAmount: Decimal;
  lineAmount: Decimal;
}

interface MoneyFact extends Fact {
  contactId: string;
  status: string;
  reference: string;
  date: CalendarDate;
  lineAmountTypes: LineAmountTypes;
  currency: string;
  currencyRate: Decimal;
  subTotal: Decimal;
  totalTax: Decimal;
  total: Decimal;
}

/** A sales invoice (ACCREC). */
export interface InvoiceFact extends MoneyFact {
  /** `DRAFT`, `SUBMITTED`, `AUTHORISED`, `PAID`, `VOIDED`, `DELETED`. */
  invoiceNumber: string;
  dueDate: CalendarDate | null;
  expectedPaymentDate: CalendarDate | null;
  fullyPaidOn: CalendarDate | null;
  amountDue: Decimal;
  amountPaid: Decimal;
  amountCredited: Decimal;
  sentToContact: boolean;
  url: string | null;
  lines: LineFact[];
}

/** A payment on a sales invoice (ACCRECPAYMENT), in the invoice's currency. */
export interface PaymentFact extends Fact {
  invoiceId: string;
  contactId: string;
  /** `AUTHORISED` or `DELETED`. */
  status: string;
  date: CalendarDate;
  amount: Decimal;
  currencyRate: Decimal;
  reference: string;
}

export type CreditKind = 'credit_note' | 'overpayment' | 'prepayment';

/** Money held for a customer. */
export interface CreditFact extends MoneyFact {
  kind: CreditKind;
  /** A credit note's number; empty where Xero gives none. */
  creditNumber: string;
  remainingCredit: Decimal;
  allocations: { invoiceId: string; date: CalendarDate; amount: Decimal }[];
}

export interface CompanyFact extends Fact {
  name: string;
  domain: string | null;
  ownerId: string | null;
}

/** A person in the CRM. */
export interface PersonFact extends Fact {
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  /** All addresses in lower case, the primary one first. */
  emails: string[];
  /** The primary company. */
  companyId: string | null;
  ownerId: string | null;
}

export interface DealFact extends Fact {
  name: string;
  pipelineId: string | null;
  stageId: string | null;
  isClosed: boolean;
  isWon: boolean;
  amount: Decimal | null;
  currency: string | null;
  closeDate: Date | null;
  /** The primary company. */
  companyId: string | null;
  /** The first associated contact, by id. */
  contactId: string | null;
  ownerId: string | null;
}

/** A user of the portal as an owner of records. */
export interface OwnerFact extends Fact {
  userId: string | null;
  email: string | null;
  firstName: string | null;
  lastName: string | null;
  teamIds: string[];
}

/** Each stream's name and what its rows are. */
export interface StreamFacts {
  organisation: OrganisationFact;
  contacts: ContactFact;
  invoices: InvoiceFact;
  credit_notes: CreditFact;
  overpayments: CreditFact;
  prepayments: CreditFact;
  payments: PaymentFact;
  accounts: AccountFact;
  tax_rates: TaxRateFact;
  currencies: CurrencyFact;
  crm_companies: CompanyFact;
  crm_contacts: PersonFact;
  crm_deals: DealFact;
  crm_owners: OwnerFact;
}

export type StreamName = keyof StreamFacts;
