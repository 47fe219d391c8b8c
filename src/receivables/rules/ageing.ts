import type { CalendarDate } from '../../lib/calendar.ts';
import { sum, type Decimal } from '../../lib/money.ts';
import type { InvoiceFact } from '../../mirror/facts.ts';
import { AGES, type AgeBucket } from '../facts.ts';
import { daysOverdue, isOpen } from './invoice-state.ts';

type Debt = Pick<InvoiceFact, 'status' | 'amountDue' | 'dueDate'>;

/** What is due of the open invoices of one age. */
export interface Aged {
  bucket: AgeBucket;
  amount: Decimal;
  invoices: number;
}

/** How old a debt is today, in the organisation's calendar and strictly after the due date. */
export function ageOf(invoice: Debt, today: CalendarDate): AgeBucket {
  const late = daysOverdue(invoice, today);
  const age = AGES.find(({ until }) => until === null || late <= until);
  if (!age) throw new Error('The last age must have no end');
  return age.bucket;
}

/**
 * The ageing, by due date, of invoices of one currency: every age once, the youngest first; together they are what is
 * outstanding.
 */
export function ageing(invoices: readonly Debt[], today: CalendarDate): Aged[] {
  const open = invoices.filter(isOpen);
  return AGES.map(({ bucket }) => {
    const ofAge = open.filter((invoice) => ageOf(invoice, today) === bucket);
    return { bucket, amount: sum(ofAge.map(({ amountDue }) => amountDue)), invoices: ofAge.length };
  });
}
