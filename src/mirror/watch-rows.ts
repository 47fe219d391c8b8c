import type { ItemFact, ProductFact, StreamName } from './facts.ts';
import type { MirrorUnit, Replaced, StreamKey } from './ports.ts';

type Listed = 'items' | 'crm_products';

const isListed = (stream: StreamName): stream is Listed => stream === 'items' || stream === 'crm_products';

/** What of a price list others act on: an item's stock changes all day and concerns none of them. */
const ofItem = ({ code, name, isSold, unitPrice, accountCode, taxType }: ItemFact): unknown[] => [
  ...[code, name, isSold, unitPrice],
  ...[accountCode, taxType],
];
const ofProduct = ({ name, sku, price }: ProductFact): unknown[] => [name, sku, price];

/**
 * Does what changes those rows of a stream, and tells of items and products which of them are others afterwards, however
 * that came about: read, read again, or gone.
 */
export async function watchRows<T>(
  { rows, changes }: Pick<MirrorUnit, 'rows' | 'changes'>,
  key: StreamKey,
  { ids, change }: { ids: string[]; change: () => Promise<T> },
): Promise<T> {
  const { stream, tenantId } = key;
  if (!isListed(stream) || ids.length === 0) return change();
  const read = async () => new Map((await rows.read({ ...key, stream }, ids)).map((row) => [row.id, row]));
  const before = await read();
  const result = await change();
  const after = await read();
  const replaced = ids
    .map((id) => ({ id, before: before.get(id) ?? null, after: after.get(id) ?? null }))
    .filter((row) => told(stream, row.before) !== told(stream, row.after));
  if (replaced.length === 0) return result;
  await changes.record(
    stream === 'items'
      ? { kind: 'items_changed', tenantId, items: replaced as Replaced<ItemFact>[] }
      : { kind: 'products_changed', products: replaced as Replaced<ProductFact>[] },
  );
  return result;
}

const told = (stream: Listed, row: ItemFact | ProductFact | null): string =>
  JSON.stringify(row && (stream === 'items' ? ofItem(row as ItemFact) : ofProduct(row as ProductFact)));
