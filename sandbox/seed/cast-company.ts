import { companyIdOf, xeroContactIdOf } from './ids.ts';
import type { Notable } from './notable.ts';

/** A company that shows one thing. */
interface CastCompany {
  companyId: string;
  name: string;
  /** All Xero contacts that are this customer, the one in use first; empty when there is none. */
  xeroContactIds: string[];
  about: string;
}

export function mapped<K extends string, V, W>(table: Record<K, V>, map: (value: V, key: K) => W): Record<K, W> {
  const entries = Object.entries<V>(table).map(([key, value]) => [key, map(value, key as K)] as const);
  return Object.fromEntries(entries) as Record<K, W>;
}

/** What a cast says of companies that were made to show one thing. */
export const castCompanies = <K extends string>(notable: Record<K, Notable>): Record<K, CastCompany> =>
  mapped(notable, ({ key, name, xeroContacts, about }) => ({
    companyId: companyIdOf(key),
    name,
    xeroContactIds: xeroContacts.map(xeroContactIdOf),
    about,
  }));
