import type { BillingBooks } from '../../src/invoicing/facts.ts';
import type { PortalReads } from '../runtime/deps.ts';

/** The same reads for the drafts of many deals: what is the same for all of them is read once. */
export function readsOfMany(reads: PortalReads, books: BillingBooks): PortalReads {
  const items = once(() => reads.mapping.items(books.tenantId));
  return {
    ...reads,
    billing: { ...reads.billing, books: () => Promise.resolve(books) },
    mapping: { ...reads.mapping, items },
  };
}

function once<T>(read: () => Promise<T>): () => Promise<T> {
  let kept: Promise<T> | undefined;
  return () => (kept ??= read());
}
