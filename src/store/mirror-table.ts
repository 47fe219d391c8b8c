import type { Selectable } from 'kysely';
import { decimal, type Decimal } from '../lib/money.ts';
import type { StreamFacts, StreamName, Terms } from '../mirror/facts.ts';
import type { Tables } from './tables.ts';

/** Columns that every mirrored row has; `mirror-rows.ts` fills and reads them. */
type Shared = 'portal_id' | 'tenant_id' | 'vendor_updated_at' | 'read_at' | 'gone_at';

type OwnColumns<T extends keyof Tables> = Omit<Selectable<Tables[T]>, Shared>;

/** How the rows of one stream lie in their table. */
export interface StreamTable<S extends StreamName> {
  table: keyof Tables;
  /** The primary key beside portal and tenant. */
  key: readonly string[];
  /** A column and value that tell this stream's rows from others in the same table. */
  only?: { column: string; value: string };
  toRow(fact: StreamFacts[S]): object;
  fromRow(row: never): StreamFacts[S];
}

/** Checks a stream's table against the columns that the table has. */
export function streamTable<S extends StreamName, T extends keyof Tables>(definition: {
  table: T;
  key: readonly (keyof OwnColumns<T> & string)[];
  only?: { column: keyof OwnColumns<T> & string; value: string };
  toRow: (fact: StreamFacts[S]) => OwnColumns<T>;
  fromRow: (row: Selectable<Tables[T]>) => StreamFacts[S];
}): StreamTable<S> {
  return definition;
}

/** Decimal text as `numeric` takes and gives it. */
export const text = (amount: Decimal): string => amount.toFixed();
export const textOrNull = (amount: Decimal | null): string | null => amount && text(amount);
export const decimalOrNull = (stored: string | null): Decimal | null => (stored === null ? null : decimal(stored));

export const termsColumns = (terms: Terms | null) => ({
  sales_terms_day: terms?.day ?? null,
  sales_terms_type: terms?.type ?? null,
});

export const termsOf = (row: { sales_terms_day: number | null; sales_terms_type: string | null }): Terms | null =>
  row.sales_terms_day === null ? null : { day: row.sales_terms_day, type: row.sales_terms_type as Terms['type'] };
