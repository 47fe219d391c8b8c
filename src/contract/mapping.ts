import * as z from 'zod';
import { decimal, moment } from './values.ts';

const tenantId = z.string().min(1).max(60);
const productId = z.string().regex(/^\d{1,20}$/, 'is not a product id');
const itemId = z.string().min(1).max(60);

/** `proposed`: there are items that a person may confirm; `unmapped`: there is none that is likely. */
const mappingState = z.enum(['unmapped', 'proposed', 'mapped']);

/** GET /settings/mapping: the products of the CRM by name, and the items that they are billed as. */
export const mappingQuery = z.object({
  tenantId,
  /** Absent: every product. */
  state: mappingState.optional(),
  /** Is found in the name or the SKU. */
  search: z.string().max(100).default(''),
  cursor: z.string().max(2000).optional(),
});

/** An item as it can be chosen. */
const itemChoice = z.object({ itemId: z.string(), code: z.string(), name: z.string() });

export const mappingRow = z.object({
  productId: z.string(),
  name: z.string(),
  sku: z.string().nullable(),
  price: decimal.nullable(),
  state: mappingState,
  /** What the product is billed as, by a person's word or because its SKU is the item's code. */
  item: itemChoice
    .extend({
      how: z.enum(['link', 'sku']),
      accountCode: z.string().nullable(),
      taxType: z.string().nullable(),
      unitPrice: decimal.nullable(),
    })
    .nullable(),
  /** A person's word, which may name an item that is gone; null: there is none. */
  linked: z.object({ by: z.string(), at: moment }).nullable(),
  /** Why a link does not hold; null: it holds, or there is none. */
  problem: z.string().nullable(),
  /** The likeliest first; `likeness` from 0 to 1. */
  proposals: z.array(itemChoice.extend({ likeness: z.number() })),
});
export type MappingRow = z.infer<typeof mappingRow>;

export const mappingPage = z.object({
  tenantId: z.string(),
  organisation: z.string(),
  rows: z.array(mappingRow),
  /** The next page; null: this was the last one. A page may be short, or empty, and not the last. */
  next: z.string().nullable(),
});
export type MappingPage = z.infer<typeof mappingPage>;

/** GET /settings/mapping/items: items that are sold, by code, of which code or name holds the text; at most 50. */
export const itemsQuery = z.object({ tenantId, search: z.string().max(100).default('') });
export const itemList = z.object({ items: z.array(itemChoice) });
export type ItemList = z.infer<typeof itemList>;

/** POST /settings/mapping/link: null takes a person's word back. Answers the `MappingRow` as it is then. */
export const linkRequest = z.object({ tenantId, productId, itemId: itemId.nullable() });

/**
 * POST /settings/mapping/create-item: makes an item of a product that is billed as none. What is not said comes from the
 * product and the defaults of drafts: the code is the SKU.
 */
export const createItemRequest = z.object({
  tenantId,
  productId,
  requestId: z.uuid('is not a request id'),
  code: z.string().max(100).optional(),
  name: z.string().max(500).optional(),
  accountCode: z.string().min(1).max(10).optional(),
  taxType: z.string().min(1).max(50).optional(),
});
export const createItemAnswer = z.object({
  /** As of an invoice: `checking` is found out by itself, after `rejected` nothing was written. */
  state: z.enum(['in_progress', 'checking', 'done', 'rejected']),
  /** Xero's own words, and what to do. */
  problem: z.object({ message: z.string(), fix: z.string() }).nullable(),
  /** The item that has the code, where that is why; the product can be linked to it. */
  taken: itemChoice.nullable(),
  /** As the product is mapped now. */
  row: mappingRow,
});
export type CreateItemAnswer = z.infer<typeof createItemAnswer>;

/** POST /cards/products/:productId/map: the same for the organisation that is billed, by whoever may bill the deal. */
export const mapProductRequest = z.object({
  productId,
  dealId: z.string().regex(/^\d{1,20}$/, 'is not a deal id'),
  itemId,
});
export interface MapProductAnswer {
  productId: string;
  itemCode: string;
}

/** POST /cards/products/:productId/create-item: where the settings say that items are made. Answers as the settings' door. */
export const dealItemRequest = z.object({
  productId,
  dealId: z.string().regex(/^\d{1,20}$/, 'is not a deal id'),
  requestId: z.uuid('is not a request id'),
});
