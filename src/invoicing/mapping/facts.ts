import type { LineSettings } from '../../billing-settings/facts.ts';
import type { Decimal } from '../../lib/money.ts';
import type { ItemFact, ProductFact } from '../../mirror/facts.ts';

/** HubSpot's type of a product. */
export const PRODUCT = '0-7';

/** What of a Xero item matching looks at. */
export type MirrorItem = Pick<
  ItemFact,
  'id' | 'code' | 'name' | 'isSold' | 'isTracked' | 'unitPrice' | 'accountCode' | 'taxType'
>;

/** A product of the CRM. */
export type Product = Pick<ProductFact, 'id' | 'name' | 'description' | 'sku' | 'price'>;

/** A person's word that the product of the CRM is that item. */
export interface ProductLink {
  productId: string;
  itemId: string;
}

/** What an item is looked for by: a line of a deal, or a product itself. */
export interface Sold {
  /** Null: typed by hand, of no product. */
  productId: string | null;
  sku: string | null;
  name: string;
}

/** What an item is looked for among. */
export interface ItemSource {
  links: readonly ProductLink[];
  items: readonly MirrorItem[];
}

/** The item that a line is billed as. */
export interface MappedItem {
  itemId: string;
  itemCode: string;
  name: string;
  accountCode: string | null;
  taxType: string | null;
  unitPrice: Decimal | null;
  /** By a person's word, or because the SKU is the item's code. */
  how: 'link' | 'sku';
}

/** An item that a person may confirm. */
export interface Proposal {
  itemId: string;
  itemCode: string;
  name: string;
  /** From 0 to 1. */
  likeness: number;
}

/** `proposed`: the likeliest items, the likeliest first; a person decides. */
export type ItemMatch =
  { state: 'mapped'; item: MappedItem } | { state: 'proposed'; proposals: Proposal[] } | { state: 'none' };

/** In their order; `tracking` where no rule says anything of it. */
export type LineRules = Pick<LineSettings, 'rules' | 'tracking'>;

/** What the conditions are held against, of one line. */
export interface RuleFacts {
  productId: string | null;
  productName: string | null;
  pipelineId: string | null;
  ownerId: string | null;
  teamIds: readonly string[];
  country: string | null;
  dealProperties: Readonly<Record<string, string | null>>;
  lineProperties: Readonly<Record<string, string | null>>;
}

/** A link with whose word it is. */
export interface KeptLink extends ProductLink {
  linkedBy: string;
  linkedAt: Date;
}

/** Where the last product of the page before stands among all. */
export interface ProductPlace {
  name: string;
  id: string;
}
