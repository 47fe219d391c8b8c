import type { CalendarDate } from '../../lib/calendar.ts';
import { sum, type Decimal } from '../../lib/money.ts';
import type { CreditKind, InvoiceFact } from '../../mirror/facts.ts';
import type { CurrencyAmount, DocumentSum } from '../facts.ts';
import { ageing, type Aged } from './ageing.ts';
import { daysOverdue, isOpen } from './invoice-state.ts';
import { averageDaysLate, payingTrend, wasPaidIn, type Trend } from './paying-habit.ts';
import { twelveMonths } from './twelve-months.ts';

/** What the figures need of an invoice. */
export type LedgerInvoice = Pick<
  InvoiceFact,
  'status' | 'currency' | 'dueDate' | 'fullyPaidOn' | 'amountDue' | 'amountPaid'
>;

/** What is known of a customer's account on one day. */
export interface Ledger {
  invoices: readonly LedgerInvoice[];
  /** What remains of credit notes, overpayments and prepayments. */
  held: readonly (CurrencyAmount & { kind: CreditKind })[];
  /** Payments on invoices in the twelve months up to today. */
  received: readonly CurrencyAmount[];
  /** Invoices that are drafts or wait for approval. */
  unapproved: readonly (DocumentSum & { status: 'DRAFT' | 'SUBMITTED' })[];
  /** The organisation's date. */
  today: CalendarDate;
}

/** What a customer owes and pays in one currency (C19, C54). */
export interface Figures {
  currency: string;
  outstanding: Decimal;
  overdue: Decimal;
  notYetDue: Decimal;
  /** What is outstanding by how late it is; `notYetDue` is the first of them. */
  ageing: Aged[];
  unallocatedCredit: Decimal;
  /** What `unallocatedCredit` is made of. */
  creditByKind: Record<CreditKind, Decimal>;
  /** Not owed yet. */
  drafts: Counted;
  /** Waiting for approval, and not owed yet. */
  submitted: Counted;
  paidTwelveMonths: Decimal;
  openInvoices: number;
  overdueInvoices: number;
  /** Whole days; 0 when nothing is overdue. */
  oldestOverdueDays: number;
  /** Mean days from due date to full payment, to one decimal; negative is early; null: none was paid in twelve months. */
  averageDaysLate: number | null;
  /** Null: too few were paid to tell. */
  trend: Trend | null;
}

type Counted = Pick<DocumentSum, 'amount' | 'documents'>;

/** The figures of an account, one entry a currency, by its code. Currencies are never added together. */
export function figures(account: Ledger): Figures[] {
  const named = [
    ...account.invoices.filter((invoice) => isOpen(invoice) || wasPaidIn(invoice, twelveMonths(account.today))),
    ...account.held,
    ...account.received,
    ...account.unapproved,
  ];
  const currencies = new Set(named.map(({ currency }) => currency));
  return [...currencies].toSorted().map((currency) => inCurrency(account, currency));
}

/** Figures of nothing, for a customer with whom there is nothing to settle. */
export function noFigures(currency: string, today: CalendarDate): Figures {
  return inCurrency({ invoices: [], held: [], received: [], unapproved: [], today }, currency);
}

function inCurrency({ invoices, held, received, unapproved, today }: Ledger, currency: string): Figures {
  const mine = <T extends { currency: string }>(all: readonly T[]) => all.filter((one) => one.currency === currency);
  const open = mine(invoices).filter(isOpen);
  const overdue = open.filter((invoice) => daysOverdue(invoice, today) > 0);
  const notYetDue = open.filter((invoice) => daysOverdue(invoice, today) === 0);
  return {
    currency,
    outstanding: sum(open.map((invoice) => invoice.amountDue)),
    overdue: sum(overdue.map((invoice) => invoice.amountDue)),
    notYetDue: sum(notYetDue.map((invoice) => invoice.amountDue)),
    ageing: ageing(open, today),
    ...creditOf(mine(held)),
    drafts: countedOf(mine(unapproved), 'DRAFT'),
    submitted: countedOf(mine(unapproved), 'SUBMITTED'),
    paidTwelveMonths: sum(mine(received).map(({ amount }) => amount)),
    openInvoices: open.length,
    overdueInvoices: overdue.length,
    oldestOverdueDays: Math.max(0, ...overdue.map((invoice) => daysOverdue(invoice, today))),
    averageDaysLate: averageDaysLate(mine(invoices), today),
    trend: payingTrend(mine(invoices), today),
  };
}

function creditOf(held: Ledger['held']): Pick<Figures, 'unallocatedCredit' | 'creditByKind'> {
  const ofKind = (kind: CreditKind) => sum(held.filter((one) => one.kind === kind).map(({ amount }) => amount));
  return {
    unallocatedCredit: sum(held.map(({ amount }) => amount)),
    creditByKind: {
      credit_note: ofKind('credit_note'),
      overpayment: ofKind('overpayment'),
      prepayment: ofKind('prepayment'),
    },
  };
}

function countedOf(unapproved: Ledger['unapproved'], status: 'DRAFT' | 'SUBMITTED'): Counted {
  const found = unapproved.filter((one) => one.status === status);
  return {
    amount: sum(found.map(({ amount }) => amount)),
    documents: found.reduce((count, { documents }) => count + documents, 0),
  };
}
