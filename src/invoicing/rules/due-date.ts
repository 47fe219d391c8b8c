import { Temporal } from 'temporal-polyfill';
import type { CalendarDate } from '../../lib/calendar.ts';
import type { Terms } from '../../mirror/facts.ts';

/** The last day of the month stands in for one that the month does not have: the 31st of April is the 30th. */
const dayOf = (month: Temporal.PlainYearMonth, day: number): Temporal.PlainDate => month.toPlainDate({ day });

const BY_TYPE: Record<Terms['type'], (date: Temporal.PlainDate, day: number) => Temporal.PlainDate> = {
  DAYSAFTERBILLDATE: (date, day) => date.add({ days: day }),
  DAYSAFTERBILLMONTH: (date, day) => dayOf(date.toPlainYearMonth(), 31).add({ days: day }),
  OFCURRENTMONTH: (date, day) => dayOf(date.toPlainYearMonth(), day),
  OFFOLLOWINGMONTH: (date, day) => dayOf(date.toPlainYearMonth().add({ months: 1 }), day),
};

/**
 * The day by which an invoice of that date is to be paid (C22); null where the terms name no day of a month. With
 * `OFCURRENTMONTH` it can lie before the date itself. Source: https://help.xero.com/uk/gs-PaymentTerms.
 */
export function dueDateBy({ type, day }: Terms, date: CalendarDate): CalendarDate | null {
  if (day < 1 && (type === 'OFCURRENTMONTH' || type === 'OFFOLLOWINGMONTH')) return null;
  return BY_TYPE[type](Temporal.PlainDate.from(date), day).toString();
}

/** The terms in words, e.g. `30 days after the invoice date`. */
export function termsWords({ type, day }: Terms): string {
  const days = day === 1 ? '1 day' : `${day} days`;
  switch (type) {
    case 'DAYSAFTERBILLDATE':
      return day === 0 ? 'on the invoice date' : `${days} after the invoice date`;
    case 'DAYSAFTERBILLMONTH':
      return day === 0 ? 'at the end of the invoice month' : `${days} after the end of the invoice month`;
    case 'OFCURRENTMONTH':
      return `day ${day} of the current month`;
    case 'OFFOLLOWINGMONTH':
      return `day ${day} of the following month`;
  }
}
