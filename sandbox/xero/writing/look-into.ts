import type { Wire } from '../wire/wire.ts';
import { KNOWN, type Held } from './known-fields.ts';
import { BodyError } from './problems.ts';

const isObject = (value: unknown): value is Wire =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isHeld = (value: unknown, held: Held): boolean => {
  if (held === 'object') return isObject(value);
  if (held === 'list') return Array.isArray(value) && value.every(isObject);
  return held.safeParse(value).success;
};

/** Looks into what `holder` holds at `path`, and into what that holds. */
const lookInto = (value: Wire, holder: string, path: string): void => {
  const known = KNOWN[holder];
  if (known === undefined) return;
  for (const [field, inner] of Object.entries(value)) {
    const at = `${path}.${field}`;
    const held = known[field];
    if (held === undefined) throw new BodyError(`Could not find member '${field}'. Path '${at}'.`);
    if (Array.isArray(inner))
      inner.forEach((one, index) => {
        if (isObject(one)) lookInto(one, field, `${at}[${index}]`);
      });
    else if (isObject(inner)) lookInto(inner, field, at);
    if (!isHeld(inner, held)) throw new BodyError(`Error converting value ${JSON.stringify(inner)}. Path '${at}'.`);
  }
};

/**
 * Refuses a field that Xero does not have, and a value of another kind than the field holds, wherever they stand in a
 * document and whether the stand-in keeps them or not. `name` is the envelope's: `Invoices`; throws where known-fields.ts
 * does not say what such documents hold.
 */
export const refuseUnreadable = (document: Wire, { name, index }: { name: string; index: number }): void => {
  if (!(name in KNOWN)) throw new Error(`known-fields.ts does not say what ${name} hold`);
  lookInto(document, name, `${name}[${index}]`);
};
