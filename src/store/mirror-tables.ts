import type { ColumnType } from 'kysely';

/** A `jsonb` column: read parsed, written as text. */
export type Json<T> = ColumnType<T, string, string>;
/** A `jsonb` column that may be empty. */
export type JsonOrNull<T> = ColumnType<T | null, string | null, string | null>;
type Numeric = string;
type DateText = string;

/** What every mirrored row carries beside its own columns. */
interface Read {
  portal_id: string;
  vendor_updated_at: Date;
  read_at: Date;
  gone_at: Date | null;
}

interface XeroRead extends Read {
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
  receivable_outstanding: Numeric;
  receivable_overdue: Numeric;
}

interface MoneyColumns extends XeroRead {
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

export interface CrmCompanyRow extends Read {
  object_id: string;
  name: string;
  domain: string | null;
  owner_id: string | null;
}

export interface CrmContactRow extends Read {
  object_id: string;
  first_name: string | null;
  last_name: string | null;
  email: string | null;
  emails: Json<string[]>;
  company_id: string | null;
  owner_id: string | null;
}

export interface CrmDealRow extends Read {
  object_id: string;
  name: string;
  pipeline_id: string | null;
  stage_id: string | null;
  is_closed: boolean;
  is_won: boolean;
  amount: Numeric | null;
  currency: string | null;
  close_date: Date | null;
  company_id: string | null;
  contact_id: string | null;
  owner_id: string | null;
}

export interface CrmMergeRow {
  portal_id: string;
  object_type_id: string;
  object_id: string;
  into_id: string;
  noted_at: Date;
}

export interface CrmWrittenRow {
  portal_id: string;
  object_type_id: string;
  object_id: string;
  values_hash: string;
  with_amounts: boolean;
  written_at: Date;
}

export interface CrmOwnerRow extends Read {
  owner_id: string;
  user_id: string | null;
  email: string | null;
  first_name: string | null;
  last_name: string | null;
  team_ids: Json<string[]>;
}
