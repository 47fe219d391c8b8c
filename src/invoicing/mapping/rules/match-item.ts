import type { ItemMatch, ItemSource, MappedItem, MirrorItem, Proposal, Sold } from '../facts.ts';
import { fold } from './fold.ts';
import { indexOf } from './item-index.ts';
import { proposeItems } from './propose-items.ts';

/**
 * The item of what is sold: the one that a person linked the product to, else the only one whose code is the SKU, blanks
 * around and letter case aside. Nothing else is decided without a person: of several items with that code, of a linked item
 * that is gone or no longer sold, and where only names are alike, the likely ones are proposed.
 */
export function matchItem(sold: Sold, from: ItemSource): ItemMatch {
  const item = findItem(sold, from);
  if (item) return { state: 'mapped', item };
  const exact = ofSku(sold, from.items).map((one): Proposal => ({ ...named(one), likeness: 1 }));
  const proposals = exact.length > 0 ? exact : proposeItems(sold, from.items);
  return proposals.length > 0 ? { state: 'proposed', proposals } : { state: 'none' };
}

/** The same without proposals; null: a person has to decide. */
export function findItem(sold: Sold, { links, items }: ItemSource): MappedItem | null {
  const link = links.find(({ productId }) => productId === sold.productId);
  if (link)
    return mapped(
      items.find(({ id, isSold }) => id === link.itemId && isSold),
      'link',
    );
  const [only, second] = ofSku(sold, items);
  return second ? null : mapped(only, 'sku');
}

function ofSku({ sku }: Sold, items: readonly MirrorItem[]): MirrorItem[] {
  const wanted = fold(sku ?? '');
  return wanted === '' ? [] : (indexOf(items).byCode.get(wanted) ?? []);
}

const named = ({ id, code, name }: MirrorItem) => ({ itemId: id, itemCode: code, name });

const mapped = (item: MirrorItem | undefined, how: MappedItem['how']): MappedItem | null =>
  item
    ? {
        ...named(item),
        ...{ accountCode: item.accountCode, taxType: item.taxType, unitPrice: item.unitPrice },
        how,
      }
    : null;
