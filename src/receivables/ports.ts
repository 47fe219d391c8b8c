import type { IssueStore } from '../issues/ports.ts';
import type { CalendarDate } from '../lib/calendar.ts';
import type { CreditFact, CreditKind, InvoiceFact, PaymentFact } from '../mirror/facts.ts';
import type { AgeBucket, Balances, Books, CurrencyAmount, DocumentSum, MonthAmount, Span } from './facts.ts';

/** The documents of one customer: those of all the Xero contacts that the customer stands for. */
export interface OfCustomer {
  tenantId: string;
  contactIds: readonly string[];
}

/** An invoice as lists show it, and as the figures need it. */
export type InvoiceSummary = Pick<
  InvoiceFact,
  | 'id'
  | 'status'
  | 'invoiceNumber'
  | 'reference'
  | 'date'
  | 'dueDate'
  | 'fullyPaidOn'
  | 'currency'
  | 'total'
  | 'amountDue'
  | 'amountPaid'
  | 'amountCredited'
>;

/** Money held for the customer as lists show it. */
export type CreditSummary = Pick<
  CreditFact,
  'id' | 'kind' | 'status' | 'creditNumber' | 'reference' | 'date' | 'currency' | 'total' | 'remainingCredit'
>;

/** One row of a list of documents. */
export type ListedDocument = ({ type: 'invoice' } & InvoiceSummary) | ({ type: 'credit' } & CreditSummary);

/** What is known of the customer beside single invoices. */
export interface Holdings {
  /** What remains of approved credit notes, overpayments and prepayments; a sum per currency and kind. */
  held: (CurrencyAmount & { kind: CreditKind })[];
  /** Payments on invoices within the span; a sum per currency. */
  received: CurrencyAmount[];
  /** Invoices that are drafts or wait for approval; a sum per currency and status. */
  unapproved: (DocumentSum & { status: 'DRAFT' | 'SUBMITTED' })[];
  /** Totals of approved invoices, by the month of their date; as far back as there are any. */
  invoicedByMonth: MonthAmount[];
  /** Payments on invoices up to the end of the span, by the month of the payment; as far back as there are any. */
  paidByMonth: MonthAmount[];
  /** Null: Xero has none of the contacts any more. */
  balances: Balances | null;
  /** When Xero changed one of the documents last; null: there are none. */
  changedAt: Date | null;
  anyApproved: boolean;
  anyDocument: boolean;
}

export type DocumentFilter =
  | 'all'
  | 'open'
  | 'overdue'
  | 'paid'
  | 'draft'
  | 'void'
  | 'credit'
  | AgeBucket
  | 'draft_invoices'
  | 'submitted_invoices'
  /** Credit of that kind of which something is left. */
  | `unallocated_${CreditKind}`;

export interface ListQuery extends OfCustomer {
  filter: DocumentFilter;
  /** Undefined: every currency. */
  currency: string | undefined;
  /** `YYYY`; undefined: every year. */
  year: string | undefined;
  today: CalendarDate;
  /** From 1. */
  page: number;
  pageSize: number;
}

export interface DocumentList {
  rows: ListedDocument[];
  /** How many rows all pages have together. */
  total: number;
  /** Years with documents of the customer, whatever the filter; newest first. */
  years: string[];
}

/** What was set against an invoice from money held. */
export interface AppliedCredit {
  kind: CreditKind;
  id: string;
  number: string;
  date: CalendarDate;
  amount: PaymentFact['amount'];
}

/** An invoice with all that settled it so far. */
export interface SettledInvoice {
  invoice: InvoiceFact;
  contactName: string;
  payments: Pick<PaymentFact, 'id' | 'date' | 'amount' | 'reference'>[];
  credits: AppliedCredit[];
}

/** What this room reads of one portal, inside its transaction. */
export interface ReceivablesStore {
  /** The books that the portal is connected to; null: none. */
  books(): Promise<Books | null>;
  /** Approved invoices not yet settled, and those settled within the span. */
  invoices(query: OfCustomer & { span: Span }): Promise<InvoiceSummary[]>;
  holdings(query: OfCustomer & { span: Span }): Promise<Holdings>;
  list(query: ListQuery): Promise<DocumentList>;
  /** Null: the customer has no such invoice. */
  invoice(query: OfCustomer & { invoiceId: string }): Promise<SettledInvoice | null>;
}

/** A contact whose own sum in Xero was compared with that of its documents. */
export interface ComparedContact {
  contactId: string;
  name: string;
  differs: boolean;
}

/** What comparing whole organisations reads of one portal, inside its transaction. */
export interface BalanceStore {
  /**
   * Connected organisations whose contacts were all read in the last hours and whose documents all were read since: what
   * Xero says of a contact's balances no "changed since" tells, so that only then they can be compared.
   */
  comparable(now: Date): Promise<string[]>;
  /** The contacts whose sums differ, at most 200, and those that agree and were told to differ before. */
  compared(tenantId: string): Promise<ComparedContact[]>;
}

/** Runs the work in one transaction of the portal. */
export type InBalances = <T>(
  portalId: string,
  work: (unit: { balances: BalanceStore; issues: IssueStore }) => Promise<T>,
) => Promise<T>;
