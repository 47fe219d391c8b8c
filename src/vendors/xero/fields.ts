import * as z from 'zod';
import type { CalendarDate } from '../../lib/calendar.ts';
import { decimal, zero, type Decimal } from '../../lib/money.ts';
import type { Terms } from '../../mirror/facts.ts';

/** Xero writes "nothing" as null, as an empty text or as an empty array; here it is always an absent field. */
export function withoutBlanks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutBlanks);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([, field]) => field !== null && field !== '' && !isEmptyList(field));
  return Object.fromEntries(kept.map(([name, field]) => [name, withoutBlanks(field)]));
}

const isEmptyList = (field: unknown): boolean => Array.isArray(field) && field.length === 0;

const WIRE_TIME = /^\/Date\((-?\d{1,16})(?:[+-]0000)?\)\/$/;

/** `/Date(1541176592690+0000)/`: milliseconds of Unix time, before 1970 negative. */
export const time: z.ZodType<Date> = z.string().transform((text, context) => {
  const ms = WIRE_TIME.exec(text)?.[1];
  const moment = new Date(Number(ms ?? Number.NaN));
  if (!Number.isNaN(moment.getTime())) return moment;
  context.addIssue('is not a time of Xero');
  return z.NEVER;
});

/** Stands in for the last change of what Xero gives no time to: of two reads the later one counts. */
export const timeless = new Date(0);

/**
 * A calendar date. Xero sends the organisation's own date as midnight without a zone (`DateString`), and the same date as
 * midnight UTC in the `/Date()/` form; neither may be moved by a zone of ours.
 */
export const date: z.ZodType<CalendarDate> = z.union([
  z
    .string()
    .regex(/^\d{4}-\d\d-\d\d(?:[T ]00:00:00.*)?$/)
    .transform((text) => text.slice(0, 10)),
  time.transform((moment) => moment.toISOString().slice(0, 10)),
]);

/** An amount or a quantity, exact. */
export const amount: z.ZodType<Decimal> = z.string().transform((text, context) => {
  try {
    return decimal(text);
  } catch {
    context.addIssue('is not a decimal number');
    return z.NEVER;
  }
});

/** An amount that Xero leaves out when it is nothing. */
export const amountOrZero = amount.optional().transform((value) => value ?? zero);

export const amountOrNull = amount.optional().transform((value) => value ?? null);

export const text = z
  .string()
  .optional()
  .transform((value) => value ?? null);

export const textOrEmpty = z.string().default('');

export const flag = z.boolean().default(false);

const termTypes = ['DAYSAFTERBILLDATE', 'DAYSAFTERBILLMONTH', 'OFCURRENTMONTH', 'OFFOLLOWINGMONTH'] as const;

/** Payment terms for sales, `{Sales: {Day, Type}}`; none, or of a type that is new to us: null. */
export const salesTerms: z.ZodType<Terms | null> = z
  .object({
    Sales: z
      .object({ Day: z.coerce.number().int(), Type: z.enum(termTypes) })
      .optional()
      .catch(undefined),
  })
  .optional()
  .transform((terms) => (terms?.Sales ? { day: terms.Sales.Day, type: terms.Sales.Type } : null));
