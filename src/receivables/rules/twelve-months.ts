import { monthsBefore, type CalendarDate } from '../../lib/calendar.ts';
import type { Span } from '../facts.ts';

/** The twelve months up to and including today. */
export function twelveMonths(today: CalendarDate): Span {
  return { after: monthsBefore(today, 12), until: today };
}

/** Whether a date lies in the span. */
export function isWithin(span: Span, date: CalendarDate | null): boolean {
  return date !== null && date > span.after && date <= span.until;
}
