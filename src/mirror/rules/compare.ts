import { Big } from 'big.js';
import type { Fact, StreamName } from '../facts.ts';

/** One thing that the mirror and the vendor say differently. */
export interface Difference {
  stream: StreamName | 'totals';
  /** The vendor's id of the document; for a total, the contact's. */
  id: string;
  /** What a person calls the document: its number, or its name. */
  number?: string;
  /** Which field; `(whole)` when one side lacks the document. */
  field: string;
  mirror: string | null;
  vendor: string | null;
}

/** Where the two lists differ, field by field; a document that one side lacks is one difference. */
export function compareFacts<F extends Fact>(stream: StreamName, given: { mirror: F[]; vendor: F[] }): Difference[] {
  const mirror = byId(given.mirror);
  const vendor = byId(given.vendor);
  return [...new Set([...mirror.keys(), ...vendor.keys()])]
    .sort()
    .flatMap((id) => compareFact(stream, id, { mirror: mirror.get(id), vendor: vendor.get(id) }));
}

interface BothSides {
  mirror: Fact | undefined;
  vendor: Fact | undefined;
}

function compareFact(stream: StreamName, id: string, { mirror, vendor }: BothSides): Difference[] {
  const number = calledBy(vendor ?? mirror);
  const difference = { stream, id, ...(number ? { number } : {}) };
  if (!mirror) return [{ ...difference, field: '(whole)', mirror: null, vendor: 'present' }];
  if (!vendor) return [{ ...difference, field: '(whole)', mirror: 'present', vendor: null }];
  const fields = Object.keys({ ...mirror, ...vendor }) as (keyof Fact)[];
  return fields
    .map((field) => ({ ...difference, field, mirror: plain(mirror[field]), vendor: plain(vendor[field]) }))
    .filter((found) => found.mirror !== found.vendor);
}

const byId = (facts: Fact[]): Map<string, Fact> => new Map(facts.map((fact) => [fact.id, fact]));

function calledBy(fact: object | undefined): string | undefined {
  const named = { invoiceNumber: '', creditNumber: '', quoteNumber: '', name: '', ...fact };
  return named.invoiceNumber || named.creditNumber || named.quoteNumber || named.name || undefined;
}

/** A value as text that is equal exactly when the values are: 1.50 is 1.5, a moment is its ISO form. */
function plain(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Big) return value.toFixed();
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'object') return JSON.stringify(ordered(value));
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function ordered(value: object): unknown {
  if (Array.isArray(value)) return value.map(orderedItem);
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, orderedItem(item)]),
  );
}

const orderedItem = (item: unknown): unknown =>
  typeof item === 'object' && item !== null && !(item instanceof Big) && !(item instanceof Date)
    ? ordered(item)
    : plain(item);
