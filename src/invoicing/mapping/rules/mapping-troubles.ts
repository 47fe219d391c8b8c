import type { Decimal } from '../../../lib/money.ts';
import type { ItemSource, MappedItem, MirrorItem, Product } from '../facts.ts';
import { fold } from './fold.ts';
import { findItem } from './match-item.ts';

/** Products and items at one moment. */
export interface PriceLists extends ItemSource {
  products: readonly Product[];
}

/** What a person should look at, in words. */
export interface Trouble {
  product: Product;
  message: string;
}

/** What a change of the lists means for what products are billed as. */
export interface MappingNews {
  troubles: Trouble[];
  /** The products of which nothing needs a look any more: they have an item now, or are gone. */
  settled: string[];
}

/** Whether anything is billed as an item at all. Who maps nothing is told of nothing. */
export const isInUse = (lists: PriceLists): boolean => lists.links.length > 0 || lists.products.some(finderIn(lists));

/**
 * What two moments of the lists differ in for the mapping: a product that is new and no item, one that has lost its item or
 * got another, a code or a price that has changed. Prices that agree afterwards are in order.
 */
export function compareMappings(before: PriceLists, after: PriceLists): MappingNews {
  const [findBefore, findAfter] = [finderIn(before), finderIn(after)];
  const productsBefore = new Map(before.products.map((product) => [product.id, product]));
  const itemsBefore = new Map(before.items.map((item) => [item.id, item]));
  const news: MappingNews = { troubles: [], settled: [] };
  for (const product of after.products) {
    const productBefore = productsBefore.get(product.id);
    productsBefore.delete(product.id);
    const [was, is] = [productBefore ? findBefore(productBefore) : null, findAfter(product)];
    const message =
      was && is && productBefore
        ? changed({ product, productBefore, was, is, itemBefore: itemsBefore.get(is.itemId) })
        : is
          ? null
          : lost({ product, productBefore, was, items: after.items });
    if (message !== null) news.troubles.push({ product, message });
    else if (is && (!was || isSame(is.unitPrice, product.price))) news.settled.push(product.id);
  }
  return { ...news, settled: [...news.settled, ...productsBefore.keys()] };
}

/** What each product is billed as; null: a person has to say. */
export function finderIn({ links, items }: ItemSource): (product: Product) => MappedItem | null {
  const linkOf = Map.groupBy(links, ({ productId }) => productId);
  return ({ id, sku, name }) => findItem({ productId: id, sku, name }, { links: linkOf.get(id) ?? [], items });
}

interface Held {
  product: Product;
  productBefore: Product;
  was: MappedItem;
  is: MappedItem;
  itemBefore: MirrorItem | undefined;
}

/** Of a product that has an item now as it had before. */
function changed({ product, productBefore, was, is, itemBefore }: Held): string | null {
  const [name, code] = [`“${product.name}”`, is.itemCode];
  if (was.itemId !== is.itemId) return `${name} was billed as the item ${was.itemCode} and is now billed as ${code}.`;
  if (fold(was.itemCode) !== fold(code)) return `The item of ${name} had the code ${was.itemCode} and has ${code} now.`;
  if (!isSameSku(productBefore, product) && fold(product.sku ?? '') !== fold(code))
    return `The SKU of ${name} was ${productBefore.sku ?? 'empty'} and is ${product.sku ?? 'empty'} now; it is still billed as the item ${code}.`;
  if (isSame(is.unitPrice, product.price)) return null;
  if (itemBefore && !isSame(itemBefore.unitPrice, is.unitPrice))
    return `The price of the item ${code} in Xero was ${words(itemBefore.unitPrice)} and is ${words(is.unitPrice)} now; ${name} has ${words(product.price)} in HubSpot.`;
  if (!isSame(productBefore.price, product.price))
    return `The price of ${name} in HubSpot was ${words(productBefore.price)} and is ${words(product.price)} now; its item ${code} has ${words(is.unitPrice)} in Xero.`;
  return null;
}

interface Lost {
  product: Product;
  productBefore: Product | undefined;
  was: MappedItem | null;
  items: readonly MirrorItem[];
}

/** Of a product that has no item; one that never had any is told of when it is new, once. */
function lost({ product, productBefore, was, items }: Lost): string | null {
  if (!productBefore) return `“${product.name}” is new in HubSpot, and no item of Xero is known for it.`;
  if (!was) return null;
  const before = `“${product.name}” was billed as the item ${was.itemCode}`;
  const item = items.find(({ id }) => id === was.itemId);
  if (!item) return `${before}, which is no longer in Xero.`;
  if (!item.isSold) return `${before}, which is no longer sold.`;
  if (fold(item.code) !== fold(was.itemCode)) return `${before}, whose code is ${item.code} now.`;
  if (!isSameSku(productBefore, product)) return `${before}, and its SKU is ${product.sku ?? 'empty'} now.`;
  return `${before}, and several items have that code now.`;
}

const isSameSku = (one: Product, other: Product): boolean => fold(one.sku ?? '') === fold(other.sku ?? '');

const isSame = (one: Decimal | null, other: Decimal | null): boolean =>
  one === null || other === null ? one === other : one.eq(other);

const words = (price: Decimal | null): string => price?.toFixed() ?? 'no price';
