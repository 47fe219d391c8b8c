import type { ColumnType } from 'kysely';
import type { AddressFact, ContactFact, ContactPersonFact, PhoneFact, TrackingFact } from '../mirror/facts.ts';

/** A `jsonb` column: read parsed, written as text. */
export type Json<T> = ColumnType<T, string, string>;
/** A `jsonb` column that may be empty. */
export type JsonOrNull<T> = ColumnType<T | null, string | null, string | null>;
/** Decimal text. */
export type Numeric = string;
export type DateText = string;

/** What every mirrored row carries beside its own columns. */
export interface Read {
  portal_id: string;
  vendor_updated_at: Date;
  read_at: Date;
  gone_at: Date | null;
}

export interface XeroRead extends Read {
  tenant_id: string;
}

export interface MirrorOrganisationRow extends XeroRead {
  name: string;
  short_code: string | null;
  base_currency: string;
  country_code: string | null;
  time_zone: string | null;
  period_lock_date: DateText | null;
  end_of_year_lock_date: DateText | null;
  sales_terms_day: number | null;
  sales_terms_type: string | null;
  is_demo_company: boolean;
  tax_number: string | null;
  sales_tax_basis: string | null;
  default_sales_tax: string | null;
  class: string | null;
  edition: string | null;
}

export interface MirrorAccountRow extends XeroRead {
  account_id: string;
  code: string | null;
  name: string;
  type: string;
  class: string;
  tax_type: string | null;
  status: string;
  system_account: string | null;
}

export interface MirrorTaxRateRow extends XeroRead {
  tax_type: string;
  name: string;
  status: string;
  /** Percent. */
  effective_rate: Numeric;
  can_apply_to_revenue: boolean;
}

export interface MirrorCurrencyRow extends XeroRead {
  code: string;
  description: string;
}

export interface MirrorContactRow extends XeroRead {
  contact_id: string;
  name: string;
  contact_number: string | null;
  account_number: string | null;
  company_number: string | null;
  email: string | null;
  first_name: string | null;
  last_name: string | null;
  status: string;
  is_customer: boolean;
  is_supplier: boolean;
  merged_to_contact_id: string | null;
  tax_number: string | null;
  default_currency: string | null;
  sales_terms_day: number | null;
  sales_terms_type: string | null;
  sales_tax_type: string | null;
  sales_account_code: string | null;
  sales_line_amount_type: string | null;
  sales_tracking: Json<ContactFact['salesTracking']>;
  branding_theme_id: string | null;
  /** Percent. */
  discount: Numeric | null;
  addresses: Json<AddressFact[]>;
  phones: Json<PhoneFact[]>;
  persons: Json<ContactPersonFact[]>;
  receivable_outstanding: Numeric;
  receivable_overdue: Numeric;
}

export interface MoneyColumns extends XeroRead {
  contact_id: string;
  status: string;
  reference: string;
  line_amount_types: string;
  currency: string;
  currency_rate: Numeric;
  sub_total: Numeric;
  total_tax: Numeric;
  total: Numeric;
}

export interface MirrorInvoiceRow extends MoneyColumns {
  invoice_id: string;
  invoice_number: string;
  invoice_date: DateText;
  due_date: DateText | null;
  expected_payment_date: DateText | null;
  fully_paid_on: DateText | null;
  amount_due: Numeric;
  amount_paid: Numeric;
  amount_credited: Numeric;
  sent_to_contact: boolean;
  url: string | null;
  lines: Json<LineJson[]>;
}

/** A line of an invoice as it lies in `lines`; quantities and money are decimal text. */
export interface LineJson {
  lineItemId: string | null;
  description: string;
  itemCode: string | null;
  accountCode: string | null;
  quantity: string | null;
  unitAmount: string | null;
  discountRate: string | null;
  discountAmount: string | null;
  taxType: string | null;
  taxAmount: string;
  lineAmount: string;
  tracking: TrackingFact[];
}

export interface MirrorPaymentRow extends XeroRead {
  payment_id: string;
  invoice_id: string;
  contact_id: string;
  status: string;
  payment_date: DateText;
  amount: Numeric;
  currency_rate: Numeric;
  reference: string;
}

export interface MirrorCreditRow extends MoneyColumns {
  kind: 'credit_note' | 'overpayment' | 'prepayment';
  credit_id: string;
  credit_number: string;
  credit_date: DateText;
  remaining_credit: Numeric;
  allocations: Json<AllocationJson[]>;
}

/** An allocation as it lies in `allocations`; the amount is decimal text. */
interface AllocationJson {
  invoiceId: string;
  date: DateText;
  amount: string;
}
