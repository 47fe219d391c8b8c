import type { DealFact, ItemFact, ProductFact, StreamFacts, StreamName } from './facts.ts';
import type { Change, MirrorUnit, Replaced, StreamKey } from './ports.ts';

const WATCHED = ['items', 'crm_products', 'crm_deals'] as const satisfies readonly StreamName[];
type Watched = (typeof WATCHED)[number];

const isWatched = (stream: StreamName): stream is Watched => WATCHED.some((watched) => watched === stream);

/** What of a price list others act on: an item's stock changes all day and concerns none of them. */
const ofItem = ({ code, name, isSold, unitPrice, accountCode, taxType }: ItemFact): unknown[] => [
  ...[code, name, isSold, unitPrice],
  ...[accountCode, taxType],
];
const ofProduct = ({ name, sku, price }: ProductFact): unknown[] => [name, sku, price];
/** Whether it is won, lost or open. */
const ofDeal = ({ isWon, isClosed }: DealFact): unknown[] => [isWon, isClosed];

/**
 * Does what changes those rows of a stream, and tells of items, products and deals which of them are others afterwards, however
 * that came about: read, read again, or gone.
 */
export async function watchRows<T>(
  { rows, changes }: Pick<MirrorUnit, 'rows' | 'changes'>,
  key: StreamKey,
  { ids, change }: { ids: string[]; change: () => Promise<T> },
): Promise<T> {
  const { stream } = key;
  if (!isWatched(stream) || ids.length === 0) return change();
  const read = async () => new Map((await rows.read({ ...key, stream }, ids)).map((row) => [row.id, row]));
  const before = await read();
  const result = await change();
  const after = await read();
  const replaced = ids
    .map((id) => ({ id, before: before.get(id) ?? null, after: after.get(id) ?? null }))
    .filter((row) => told(stream, row.before) !== told(stream, row.after));
  if (replaced.length > 0) await changes.record(changeOf({ ...key, stream }, replaced));
  return result;
}

function changeOf({ stream, tenantId }: StreamKey & { stream: Watched }, rows: Replaced<unknown>[]): Change {
  switch (stream) {
    case 'items':
      return { kind: 'items_changed', tenantId, items: rows as Replaced<ItemFact>[] };
    case 'crm_products':
      return { kind: 'products_changed', products: rows as Replaced<ProductFact>[] };
    case 'crm_deals':
      return { kind: 'deals_changed', deals: rows as Replaced<DealFact>[] };
  }
}

function told(stream: Watched, row: StreamFacts[Watched] | null): string {
  if (row === null) return 'null';
  switch (stream) {
    case 'items':
      return JSON.stringify(ofItem(row as ItemFact));
    case 'crm_products':
      return JSON.stringify(ofProduct(row as ProductFact));
    case 'crm_deals':
      return JSON.stringify(ofDeal(row as DealFact));
  }
}
