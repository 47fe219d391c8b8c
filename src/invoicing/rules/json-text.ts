import { Big } from 'big.js';
import type { Decimal } from '../../lib/money.ts';

/** What a request's body is made of; a member that is undefined is left out. */
export type Json = string | Decimal | readonly Json[] | { readonly [key: string]: Json | undefined };

/** JSON whose numbers are the decimals' own digits: never through a float, never with an exponent. */
export function jsonText(value: Json): string {
  if (typeof value === 'string') return JSON.stringify(value.toWellFormed());
  if (isDecimal(value)) return value.toFixed();
  if (isList(value)) return `[${value.map(jsonText).join(',')}]`;
  const members = Object.entries(value).flatMap(([key, member]) =>
    member === undefined ? [] : [`${JSON.stringify(key)}:${jsonText(member)}`],
  );
  return `{${members.join(',')}}`;
}

const isDecimal = (value: Json): value is Decimal => value instanceof Big;
const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
