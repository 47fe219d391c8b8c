import type { NamedRecord } from '../../customers/facts.ts';
import type { CalendarDate } from '../../lib/calendar.ts';
import type { Decimal } from '../../lib/money.ts';
import type { Account, BillingContact, TaxRate } from '../facts.ts';
import type { LineAmountTypes } from './line-amounts.ts';

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
  status?: 'DRAFT' | 'AUTHORISED' | undefined;
}

/** Something without which nothing can be sent; `field` is the question that would answer it, null where none would. */
export interface Gap {
  field:
    | 'customer'
    | 'accountCode'
    | 'taxType'
    | 'dueDate'
    | 'currency'
    | 'recurring'
    | 'lines'
    | 'contactId'
    | 'total'
    | null;
  message: string;
  fix: string;
}

/** What a rule came to: a value where it could be had, and what keeps the draft from being sent. */
export interface Found<T> {
  value: T | null;
  gaps: Gap[];
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
  isNew: boolean;
  /** Whether it is only the person's choice that ties this Xero contact to the customer. */
  isChosen: boolean;
}

/** A line as it would be sent, and what it comes to. */
export interface DraftLine {
  description: string;
  /** Null, as the price: nobody typed one, and the draft has a gap. */
  quantity: Decimal | null;
  unitAmount: Decimal | null;
  /** Percent; at most one of the two discounts is there. */
  discountRate: Decimal | null;
  /** Off the whole line. */
  discountAmount: Decimal | null;
  accountCode: string | null;
  taxType: string | null;
  /** Percent. */
  taxRate: Decimal | null;
  taxAmount: Decimal | null;
  /** Without tax; null: it has no price or no quantity. */
  lineAmount: Decimal | null;
}

/** What would stand in Xero, to the cent, and what is missing. */
export interface InvoiceDraft {
  tenantId: string;
  organisation: string;
  live: boolean;
  deal: { id: string; name: string };
  customer: DraftCustomer | null;
  /** The deal's, else the portal's. */
  currency: string;
  date: CalendarDate;
  dueDate: CalendarDate | null;
  /** Where the due date comes from, in words. */
  terms: string | null;
  reference: string;
  status: 'DRAFT' | 'AUTHORISED';
  lineAmountTypes: LineAmountTypes;
  lines: DraftLine[];
  /** Null while the lines are not priced and taxed. */
  totals: { subTotal: Decimal; totalTax: Decimal; total: Decimal } | null;
  /** None: it can be sent. */
  gaps: Gap[];
  options: { accounts: Account[]; taxRates: TaxRate[]; contacts: BillingContact[] };
  /** What the person should know, in words. */
  notes: string[];
}
