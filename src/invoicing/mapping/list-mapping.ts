import { matchItem } from './rules/match-item.ts';
import type { ItemMatch, KeptLink, MirrorItem, Product, ProductPlace } from './facts.ts';
import type { MappingStore } from './ports.ts';

/** A product with the item that it is billed as, or those that it might be. */
export interface MappedProduct {
  product: Product;
  match: ItemMatch;
  link: KeptLink | null;
  /** Why the link does not hold, in words; null: it holds, or there is none. */
  problem: string | null;
}

/** Which products a person asks for. */
export interface MappingQuery {
  tenantId: string;
  /** Absent: all. */
  state?: ItemMatch['state'] | undefined;
  search: string;
  after: ProductPlace | null;
  most: number;
}

export interface MappedProducts {
  rows: MappedProduct[];
  /** Where the next page begins; null: nothing is left. */
  next: ProductPlace | null;
}

/** Products that are read at once; how they are mapped is decided here and not by the database. */
const AT_ONCE = 200;

/** Products that are looked through for one page: what is sought may be rare, and the person waits. */
const MOST_SOUGHT = 1000;

/** A page of the products in that state. It may be short, and still not the last. */
export async function listMapping(mapping: MappingStore, query: MappingQuery): Promise<MappedProducts> {
  const from = { links: await mapping.links(query.tenantId), items: await mapping.items(query.tenantId) };
  const rows: MappedProduct[] = [];
  let { after } = query;
  for (let sought = 0; sought < MOST_SOUGHT; sought += AT_ONCE) {
    const products = await mapping.products({ search: query.search, after, most: AT_ONCE });
    for (const product of products) {
      const mapped = mapProduct(product, from);
      if (query.state === undefined || mapped.match.state === query.state) rows.push(mapped);
      after = { name: product.name, id: product.id };
      if (rows.length === query.most) return { rows, next: after };
    }
    if (products.length < AT_ONCE) return { rows, next: null };
  }
  return { rows, next: after };
}

/** How the product is mapped now. */
export async function readMapped(mapping: MappingStore, tenantId: string, product: Product): Promise<MappedProduct> {
  const from = { links: await mapping.links(tenantId, [product.id]), items: await mapping.items(tenantId) };
  return mapProduct(product, from);
}

function mapProduct(product: Product, from: { links: KeptLink[]; items: MirrorItem[] }): MappedProduct {
  const match = matchItem({ productId: product.id, sku: product.sku, name: product.name }, from);
  const link = from.links.find(({ productId }) => productId === product.id) ?? null;
  return { product, match, link, problem: link && problemOf(link, from.items) };
}

function problemOf({ itemId }: KeptLink, items: readonly MirrorItem[]): string | null {
  const item = items.find(({ id }) => id === itemId);
  if (!item) return 'The item is no longer in Xero.';
  return item.isSold ? null : `The item ${item.code} is no longer sold.`;
}
