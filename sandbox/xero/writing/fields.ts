import { Big } from 'big.js';
import { z } from 'zod';

/*
 * The kinds of values that Xero reads. It takes numbers for texts and texts for numbers; what it cannot convert makes the
 * whole body invalid.
 */

export const text = z.union([z.string(), z.number().transform(String)]);

/** A decimal string, from a number or the text of one. */
export const decimal = z
  .union([z.number(), z.string().regex(/^\s*[+-]?\d+(\.\d*)?(e[+-]?\d+)?\s*$/i)])
  .transform((value) => new Big(String(value).trim()).toFixed());

export const flag = z.union([z.boolean(), z.stringbool({ truthy: ['true'], falsy: ['false'] })]);

export const guid = z
  .string()
  .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i)
  .transform((id) => id.toLowerCase());

/** One of Xero's words, in any letter case. */
export const word = <const W extends string>(...words: W[]) =>
  z.string().transform((given, context): W => {
    const known = words.find((one) => one.toLowerCase() === given.toLowerCase());
    if (known !== undefined) return known;
    context.addIssue({ code: 'custom', message: 'unknown word' });
    return z.NEVER;
  });

const isReal = (given: string): boolean => {
  const at = Date.parse(`${given}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(given);
};

/**
 * A calendar date: `2026-11-22`, a time that begins so (its zone does not count), or Xero's own `/Date(ms+0000)/` in UTC.
 */
export const day = z.string().transform((given, context) => {
  const millis = /^\/Date\((-?\d+)([+-]\d{4})?\)\/$/.exec(given)?.[1];
  const date = millis === undefined ? given.slice(0, 10) : new Date(Number(millis)).toISOString().slice(0, 10);
  if (/^\d{4}-\d\d-\d\d$/.test(date) && (millis !== undefined || /^.{10}(T[\d:.]+(Z|[+-]\d\d:\d\d)?)?$/.test(given)))
    if (isReal(date)) return date;
  context.addIssue({ code: 'custom', message: 'no date' });
  return z.NEVER;
});

/** A whole number, or the text of one. */
export const whole = decimal.transform(Number).pipe(z.int());

/** The code of a currency; whether the organisation has it is another question. */
export const currency = z.string().regex(/^([A-Z]{3})?$/i);

/** The id of a branding theme; an empty one is none. */
export const themeId = z.union([guid, z.literal('')]);
