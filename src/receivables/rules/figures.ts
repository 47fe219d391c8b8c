import { daysBetween, type CalendarDate } from '../../lib/calendar.ts';
import { sum, type Decimal } from '../../lib/money.ts';
import type { InvoiceFact } from '../../mirror/facts.ts';
import type { CurrencyAmount } from '../facts.ts';
import { daysOverdue, isOpen } from './invoice-state.ts';
import { isWithin, twelveMonths } from './twelve-months.ts';

/** What the figures need of an invoice. */
export type LedgerInvoice = Pick<
  InvoiceFact,
  'status' | 'currency' | 'dueDate' | 'fullyPaidOn' | 'amountDue' | 'amountPaid'
>;

/** What is known of a customer's account on one day. */
export interface Ledger {
  invoices: readonly LedgerInvoice[];
  /** What remains of credit notes, overpayments and prepayments. */
  held: readonly CurrencyAmount[];
  /** Payments on invoices in the twelve months up to today. */
  received: readonly CurrencyAmount[];
  /** The organisation's date. */
  today: CalendarDate;
}

/** What a customer owes and pays in one currency (C19, C54). */
export interface Figures {
  currency: string;
  outstanding: Decimal;
  overdue: Decimal;
  notYetDue: Decimal;
  unallocatedCredit: Decimal;
  paidTwelveMonths: Decimal;
  openInvoices: number;
  overdueInvoices: number;
  /** Whole days; 0 when nothing is overdue. */
  oldestOverdueDays: number;
  /** Mean days from due date to full payment, to one decimal; negative is early; null: none was paid in twelve months. */
  averageDaysLate: number | null;
}

/** The figures of an account, one entry a currency, by its code. Currencies are never added together. */
export function figures(account: Ledger): Figures[] {
  const named = [
    ...account.invoices.filter((invoice) => counts(invoice, account.today)),
    ...account.held,
    ...account.received,
  ];
  const currencies = new Set(named.map(({ currency }) => currency));
  return [...currencies].toSorted().map((currency) => inCurrency(account, currency));
}

/** Figures of nothing, for a customer with whom there is nothing to settle. */
export function noFigures(currency: string, today: CalendarDate): Figures {
  return inCurrency({ invoices: [], held: [], received: [], today }, currency);
}

/** Mean days from due date to full payment over the invoices paid in the last twelve months, to one decimal. */
export function averageDaysLate(invoices: readonly LedgerInvoice[], today: CalendarDate): number | null {
  const late = invoices.flatMap((invoice) =>
    wasPaidLately(invoice, today) ? [daysBetween(invoice.dueDate, invoice.fullyPaidOn)] : [],
  );
  if (late.length === 0) return null;
  const tenths = Math.round((late.reduce((total, days) => total + days, 0) * 10) / late.length);
  return tenths === 0 ? 0 : tenths / 10;
}

function inCurrency({ invoices, held, received, today }: Ledger, currency: string): Figures {
  const mine = <T extends { currency: string }>(all: readonly T[]) => all.filter((one) => one.currency === currency);
  const open = mine(invoices).filter(isOpen);
  const overdue = open.filter((invoice) => daysOverdue(invoice, today) > 0);
  const notYetDue = open.filter((invoice) => daysOverdue(invoice, today) === 0);
  return {
    currency,
    outstanding: sum(open.map((invoice) => invoice.amountDue)),
    overdue: sum(overdue.map((invoice) => invoice.amountDue)),
    notYetDue: sum(notYetDue.map((invoice) => invoice.amountDue)),
    unallocatedCredit: sum(mine(held).map(({ amount }) => amount)),
    paidTwelveMonths: sum(mine(received).map(({ amount }) => amount)),
    openInvoices: open.length,
    overdueInvoices: overdue.length,
    oldestOverdueDays: Math.max(0, ...overdue.map((invoice) => daysOverdue(invoice, today))),
    averageDaysLate: averageDaysLate(mine(invoices), today),
  };
}

/**
 * Whether an invoice tells how the customer pays: settled within the twelve months, and with money. One that was only
 * credited away was not paid.
 */
function wasPaidLately(
  invoice: LedgerInvoice,
  today: CalendarDate,
): invoice is LedgerInvoice & { dueDate: CalendarDate; fullyPaidOn: CalendarDate } {
  return (
    invoice.status === 'PAID' &&
    invoice.amountPaid.gt(0) &&
    invoice.dueDate !== null &&
    isWithin(twelveMonths(today), invoice.fullyPaidOn)
  );
}

const counts = (invoice: LedgerInvoice, today: CalendarDate): boolean =>
  isOpen(invoice) || wasPaidLately(invoice, today);
