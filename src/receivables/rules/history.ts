import { monthsBefore, type CalendarDate } from '../../lib/calendar.ts';
import { sum, type Decimal } from '../../lib/money.ts';
import type { MonthAmount } from '../facts.ts';

/** What was invoiced and what was paid in a span of time. */
interface Turnover {
  invoiced: Decimal;
  paid: Decimal;
}

/** What a customer was invoiced and paid in one currency, since ever (C46, C119). */
export interface History extends Turnover {
  currency: string;
  /** Calendar years with anything, the newest first. */
  years: (Turnover & { year: string })[];
  /** The twelve calendar months up to and including this one, the oldest first. */
  months: (Turnover & { month: string })[];
}

interface Given {
  /** Totals of approved invoices by the month of their date. */
  invoicedByMonth: readonly MonthAmount[];
  /** Payments on invoices by the month of the payment. */
  paidByMonth: readonly MonthAmount[];
  today: CalendarDate;
}

/** The history of an account, one entry a currency, by its code. Currencies are never added together. */
export function histories(given: Given): History[] {
  const all = [...given.invoicedByMonth, ...given.paidByMonth];
  const currencies = new Set(all.map(({ currency }) => currency));
  return [...currencies].toSorted().map((currency) => inCurrency(given, currency));
}

function inCurrency({ invoicedByMonth, paidByMonth, today }: Given, currency: string): History {
  const of = (all: readonly MonthAmount[], start: string): Decimal =>
    sum(all.filter((one) => one.currency === currency && one.month.startsWith(start)).map(({ amount }) => amount));
  const turnover = (start: string): Turnover => ({
    invoiced: of(invoicedByMonth, start),
    paid: of(paidByMonth, start),
  });
  const years = [...invoicedByMonth, ...paidByMonth]
    .filter((one) => one.currency === currency)
    .map(({ month }) => month.slice(0, 4));
  return {
    currency,
    ...turnover(''),
    years: [...new Set(years)]
      .toSorted()
      .toReversed()
      .map((year) => ({ year, ...turnover(year) })),
    months: lastMonths(today).map((month) => ({ month, ...turnover(month) })),
  };
}

const lastMonths = (today: CalendarDate): string[] =>
  Array.from({ length: 12 }, (_, index) => monthsBefore(today, 11 - index).slice(0, 7));
