import type { ProductPlace } from '../facts.ts';

/** A place among the products as a page names the next one. */
export const cursorOf = ({ name, id }: ProductPlace): string => `${id}_${encodeURIComponent(name.toWellFormed())}`;

/** The place that a page has named; null: it is none. */
export function placeOf(cursor: string): ProductPlace | null {
  const [, id, name] = /^(\d+)_(.*)$/.exec(cursor) ?? [];
  if (id === undefined || name === undefined) return null;
  try {
    return { id, name: decodeURIComponent(name) };
  } catch {
    return null;
  }
}
