import { millisOf } from '../rules/dates.ts';
import type { Wire } from '../wire/wire.ts';
import { QueryError } from './query-error.ts';

/** How a field compares. `folded` is text where case and accents do not count. */
export type FieldType = 'text' | 'folded' | 'guid' | 'number' | 'date' | 'flag';

/** The fields of a resource that `where` and `order` may name, by their path. */
export type Fields = Readonly<Record<string, FieldType>>;

export interface Field {
  path: string;
  type: FieldType;
}

/** Looks up a field as Xero does, whatever its case; an unknown one is refused. */
export const fieldNamed = (fields: Fields, path: string): Field => {
  const known = Object.entries(fields).find(([name]) => name.toLowerCase() === path.toLowerCase());
  if (known === undefined) throw new QueryError(`No property or field '${path}' exists`);
  return { path: known[0], type: known[1] };
};

const collator = new Intl.Collator('en', { sensitivity: 'base' });

/** The value of a field, fit for comparing; null when the row has none. */
export const valueOf = (row: Wire, { path, type }: Field): string | number | boolean | null => {
  const value = path.split('.').reduce<unknown>((inner, name) => (inner as Wire | undefined)?.[name], row);
  if (value === undefined || value === null) return null;
  if (type === 'date') return millisOf(value as string);
  return type === 'guid' ? (value as string).toLowerCase() : (value as string | number | boolean);
};

/** Below 0, 0 or above 0; a missing value comes before all others. */
export const compareValues = (
  type: FieldType,
  a: ReturnType<typeof valueOf>,
  b: ReturnType<typeof valueOf>,
): number => {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  if (type === 'folded') return collator.compare(String(a), String(b));
  if (a === b) return 0;
  return a < b ? -1 : 1;
};
