import type { CalendarDate } from '../lib/calendar.ts';
import type { Decimal } from '../lib/money.ts';
import type { Fact } from './fact.ts';

export type LineAmountTypes = 'Exclusive' | 'Inclusive' | 'NoTax';

/** Which option of a tracking category a line counts to; ids that Xero leaves out are null. */
export interface TrackingFact {
  categoryId: string | null;
  category: string;
  optionId: string | null;
  option: string;
}

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
  tracking: TrackingFact[];
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

/** A quote to a customer: `DRAFT`, `SENT`, `ACCEPTED`, `DECLINED`, `INVOICED` or `DELETED`. */
export interface QuoteFact extends MoneyFact {
  quoteNumber: string;
  title: string;
  summary: string;
  terms: string;
  expiryDate: CalendarDate | null;
  totalDiscount: Decimal;
  brandingThemeId: string | null;
  lines: LineFact[];
}

/** A template that Xero makes sales invoices from; Xero tells no time of its last change. */
export interface RepeatingInvoiceFact extends Omit<MoneyFact, 'date' | 'currencyRate'> {
  /** Every so many units. */
  period: number;
  /** `WEEKLY` or `MONTHLY`. */
  unit: string;
  dueDay: number;
  /** `DAYSAFTERBILLDATE`, `OFFOLLOWINGMONTH`, … */
  dueType: string;
  startDate: CalendarDate | null;
  endDate: CalendarDate | null;
  nextDate: CalendarDate | null;
  /** Whether Xero mails each invoice by itself. */
  approvedForSending: boolean;
  brandingThemeId: string | null;
  lines: LineFact[];
}
