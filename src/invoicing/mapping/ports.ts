import type { KeptLink, MirrorItem, Product, ProductPlace } from './facts.ts';

/** Products and items and how they belong together, inside one transaction of the portal; implemented in src/store. */
export interface MappingStore {
  /** The links of those products, or of all. */
  links(tenantId: string, productIds?: string[]): Promise<KeptLink[]>;
  /** Every item that the mirror has of the organisation, sold or not, by code. */
  items(tenantId: string): Promise<MirrorItem[]>;
  /** Null: the mirror does not have it. */
  product(productId: string): Promise<Product | null>;
  /** Products by name whose name or SKU holds the text, from that place on, at most so many. */
  products(query: { search: string; after: ProductPlace | null; most: number }): Promise<Product[]>;
  /** Every product that the mirror has. */
  everyProduct(): Promise<Product[]>;
  /** The connected organisations whose items were read to the end once, as the products were. */
  readOnce(): Promise<string[]>;
  /** Keeps a person's word; of two the later one. */
  link(link: KeptLink & { tenantId: string }): Promise<void>;
  unlink(tenantId: string, productId: string): Promise<void>;
}
