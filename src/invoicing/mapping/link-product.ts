import type { Right } from '../../access/rules/right.ts';
import type { Conflict, NotFound, NotReady } from '../../lib/failure.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import { readMapped } from './list-mapping.ts';
import { PRODUCT, type MirrorItem, type Product } from './facts.ts';
import type { OutboxUnit } from '../ports.ts';
import { closeMapping } from './tell-mapping.ts';
import { issueOf } from '../outbox/put-back.ts';
import { productSubject } from '../outbox/rules/subjects.ts';

type LinkUnit = Pick<OutboxUnit, 'mapping' | 'audit' | 'issues'>;

/** A person's word on a product. */
export interface ProductWord {
  tenantId: string;
  productId: string;
  who: { userId: string; userEmail: string; right: Right };
  at: Date;
}

/** What was linked. */
export interface LinkedProduct {
  product: Product;
  item: MirrorItem;
}

/**
 * The same by whoever bills a deal, of a product that no item is known for: what stands already is finance's to change.
 */
export async function mapProduct(
  unit: LinkUnit,
  word: ProductWord & { itemId: string },
): Promise<Result<LinkedProduct, NotFound | NotReady | Conflict>> {
  const product = await unit.mapping.product(word.productId);
  const { match } = product ? await readMapped(unit.mapping, word.tenantId, product) : { match: null };
  if (match?.state !== 'mapped') return linkProduct(unit, word);
  if (match.item.itemId === word.itemId) return linkProduct(unit, word);
  const message = `“${product?.name ?? ''}” is billed as the item ${match.item.itemCode} already; finance can change that in the settings.`;
  return err({ code: 'conflict', message });
}

/** Keeps that the product is billed as the item, which must be sold. Whether the person may say so is decided before. */
export async function linkProduct(
  unit: LinkUnit,
  { tenantId, productId, itemId, who, at }: ProductWord & { itemId: string },
): Promise<Result<LinkedProduct, NotFound | NotReady>> {
  const product = await unit.mapping.product(productId);
  if (!product) return err({ code: 'not_found' });
  const item = (await unit.mapping.items(tenantId)).find(({ id }) => id === itemId);
  if (!item?.isSold) return err(notSold(item));
  await unit.mapping.link({ tenantId, productId, itemId, linkedBy: who.userId, linkedAt: at });
  await closeUnmade(unit, productId, at);
  await closeMapping({ clock: { now: () => at } }, unit, { tenantId, productId });
  await unit.audit.note({ at, ...who, action: 'map_product', objectTypeId: PRODUCT, objectId: productId });
  return ok({ product, item });
}

/** That no item could be made of the product is over once there is one. */
async function closeUnmade({ issues }: LinkUnit, productId: string, at: Date): Promise<void> {
  const intent = { kind: 'create_item', subject: productSubject(productId) } as const;
  for (const kind of ['write_failed', 'write_unclear'] as const)
    await issues.close({ kind, subjects: [issueOf(kind, intent).subject], at });
}

/** Takes a person's word back: from now on the SKU decides, or nobody. */
export async function unlinkProduct(
  unit: LinkUnit,
  { tenantId, productId, who, at }: ProductWord,
): Promise<Result<Product, NotFound>> {
  const product = await unit.mapping.product(productId);
  if (!product) return err({ code: 'not_found' });
  await unit.mapping.unlink(tenantId, productId);
  await unit.audit.note({ at, ...who, action: 'unmap_product', objectTypeId: PRODUCT, objectId: productId });
  return ok(product);
}

const notSold = (item: MirrorItem | undefined): NotReady => ({
  code: 'not_ready',
  gaps: [
    {
      message: item ? `The item ${item.code} is not sold in Xero.` : 'The item is no longer in Xero.',
      fix: item ? 'Tick “I sell this item” in Xero and refresh, or choose another item.' : 'Choose another item.',
    },
  ],
});
