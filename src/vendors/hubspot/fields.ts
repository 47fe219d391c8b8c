import * as z from 'zod';
import { decimal } from '../../lib/money.ts';

/** Every property of a record comes as text; one without a value as null, as empty text or not at all. */
export const text = z
  .string()
  .nullish()
  .transform((value) => (value === '' ? null : (value ?? null)));

export const textOrEmpty = text.transform((value) => value ?? '');

export const flag = text.transform((value) => value === 'true');

/** An amount without a currency, exact; null when there is none. */
export const amount = text.transform((value, context) => {
  if (value === null) return null;
  try {
    return decimal(value);
  } catch {
    context.addIssue('is not a decimal number');
    return z.NEVER;
  }
});

/** ISO 8601 with a zone. */
export const time = z.iso.datetime({ offset: true }).transform((value) => new Date(value));

/** A time that may be missing; HubSpot writes some as milliseconds of Unix time. */
export const timeOrNull = text.pipe(
  z.union([
    z.null(),
    z
      .string()
      .regex(/^\d{10,14}$/)
      .transform((value) => new Date(Number(value))),
    time,
  ]),
);
