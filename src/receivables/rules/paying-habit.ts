import { daysBetween, monthsBefore, type CalendarDate } from '../../lib/calendar.ts';
import type { InvoiceFact } from '../../mirror/facts.ts';
import type { Span } from '../facts.ts';
import { isWithin, twelveMonths } from './twelve-months.ts';

/** What tells how a customer pays. */
export type PaidInvoice = Pick<InvoiceFact, 'status' | 'dueDate' | 'fullyPaidOn' | 'amountPaid'>;

export type Trend = 'slower' | 'faster' | 'steady';

/** Fewer than these in either half of the year tell nothing. */
const LEAST_INVOICES = 3;
/** A weekend and a bank's day: less than this is no change of habit. */
const NOTABLE_DAYS = 3;

/** Mean days from due date to full payment over the invoices paid in the last twelve months, to one decimal; negative is early. */
export function averageDaysLate(invoices: readonly PaidInvoice[], today: CalendarDate): number | null {
  const mean = meanOf(daysLate(invoices, twelveMonths(today)));
  if (mean === null) return null;
  const tenths = Math.round(mean * 10);
  return tenths === 0 ? 0 : tenths / 10;
}

/**
 * Whether the invoices paid in the last six months were paid later than those paid in the six before. Every invoice counts
 * once, whatever its amount, as in the mean: amounts of different currencies could not be weighed against each other. Null
 * where either half has fewer than three.
 */
export function payingTrend(invoices: readonly PaidInvoice[], today: CalendarDate): Trend | null {
  const { after, until } = twelveMonths(today);
  const middle = monthsBefore(today, 6);
  const before = daysLate(invoices, { after, until: middle });
  const lately = daysLate(invoices, { after: middle, until });
  if (before.length < LEAST_INVOICES || lately.length < LEAST_INVOICES) return null;
  // The difference of the two means times both counts: in whole numbers, since thirds of a day have no exact fraction.
  const change = sumOf(lately) * before.length - sumOf(before) * lately.length;
  if (Math.abs(change) < NOTABLE_DAYS * before.length * lately.length) return 'steady';
  return change > 0 ? 'slower' : 'faster';
}

/**
 * Whether an invoice tells how the customer pays: settled within the span, and with money. One that was only credited away
 * was not paid.
 */
export function wasPaidIn<T extends PaidInvoice>(
  invoice: T,
  span: Span,
): invoice is T & { dueDate: CalendarDate; fullyPaidOn: CalendarDate } {
  return (
    invoice.status === 'PAID' &&
    invoice.amountPaid.gt(0) &&
    invoice.dueDate !== null &&
    isWithin(span, invoice.fullyPaidOn)
  );
}

const daysLate = (invoices: readonly PaidInvoice[], span: Span): number[] =>
  invoices.flatMap((invoice) => (wasPaidIn(invoice, span) ? [daysBetween(invoice.dueDate, invoice.fullyPaidOn)] : []));

const sumOf = (days: readonly number[]): number => days.reduce((total, one) => total + one, 0);

const meanOf = (days: readonly number[]): number | null => (days.length === 0 ? null : sumOf(days) / days.length);
