import type { z } from 'zod';
import { duplicateKey } from '../../kit/duplicate-keys.ts';
import type { Wire } from '../wire/wire.ts';
import { refuseUnreadable } from './look-into.ts';
import { BodyError, UnplayedError } from './problems.ts';

/** Xero's pages: about so many documents in one write, where they say nothing else of a kind. */
const MOST_ELEMENTS = 50;

const isObject = (value: unknown): value is Wire =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Parses the bytes of a body. A null is the same as a field that is not there. */
export const parseJson = (bytes: Buffer): Wire => {
  let parsed: unknown;
  try {
    parsed = JSON.parse(bytes.toString(), (_key, value: unknown) => value ?? undefined);
  } catch (error) {
    throw new BodyError(`Unable to parse JSON: ${(error as Error).message}`);
  }
  const twice = duplicateKey(bytes.toString());
  if (twice !== undefined) throw new BodyError(`Unable to parse JSON: '${twice}' is given more than once`);
  if (isObject(parsed)) return parsed;
  throw new BodyError('The request body must be a JSON object');
};

/** What an answer holds beside its documents, and may be sent back with them. */
const ENVELOPE = ['Id', 'Status', 'ProviderName', 'DateTimeUTC', 'pagination', 'Warnings'];

/** The documents of a body: `{"Invoices": […]}`, or one of them alone. `most`: how many of the kind one write may hold. */
export const elementsOf = (
  body: Wire,
  { name, most = MOST_ELEMENTS }: { name: string; most?: number | undefined },
): Wire[] => {
  const isBare = !(name in body) && Object.keys(body).length > 0;
  const stray = isBare ? undefined : Object.keys(body).find((field) => field !== name && !ENVELOPE.includes(field));
  if (stray !== undefined) throw new BodyError(`Could not find member '${stray}'. Path '${stray}'.`);
  const elements = isBare ? [body] : (body[name] ?? []);
  if (!Array.isArray(elements) || !elements.every(isObject)) throw new BodyError(`${name} must be a list of objects`);
  if (elements.length === 0) throw new BodyError(`${name} holds nothing`);
  if (elements.length > most) throw new BodyError(`At most ${most} ${name} can be written at once`);
  return elements;
};

const pathOf = (path: PropertyKey[]): string =>
  path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');

const valueAt = (from: unknown, path: PropertyKey[]): unknown =>
  path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key], from);

/** Reads documents by their schema. Xero's own fields that it does not name are ignored, any other is refused. */
export const readElements = <T>(schema: z.ZodType<T>, elements: Wire[], name: string): T[] =>
  elements.map((element, index) => {
    refuseUnreadable(element, { name, index });
    const read = schema.safeParse(element);
    if (read.success) return read.data;
    const path = read.error.issues[0]?.path ?? [];
    const value = JSON.stringify(valueAt(element, path) ?? null);
    throw new BodyError(`Error converting value ${value}. Path '${name}[${index}]${pathOf(path)}'.`);
  });

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === '' || value === false || (Array.isArray(value) && value.length === 0);

/** Fails on fields that Xero would keep and the stand-in has no place for. Empty ones change nothing. */
export const refuseUnplayed = (element: Wire, fields: readonly string[], what: string): void => {
  const found = fields.find((field) => !isEmpty(element[field]));
  if (found !== undefined) throw new UnplayedError(`The stand-in does not keep ${found} of ${what}`);
};
