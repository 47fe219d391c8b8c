import { hubspotId, xeroId } from './ids.ts';
import type { CrmRecord, Item } from './world.ts';

/** What an organisation sells. The Xero item code and the HubSpot SKU are the same word. */
export interface Product {
  sku: string;
  name: string;
  description: string;
  price: string;
  taxType: string;
  accountCode: string;
  /** Where it is kept. A product that only HubSpot knows cannot be billed before somebody maps it. */
  kept: 'both' | 'hubspot' | 'xero';
}

const WRITTEN = '2024-01-08T10:00:00.000Z';

export type ProductRow = [sku: string, name: string, description: string, price: string, tax: string, account: string];

export const product =
  (kept: Product['kept']) =>
  ([sku, name, description, price, taxType, accountCode]: ProductRow): Product => ({
    sku,
    name,
    description,
    price,
    taxType,
    accountCode,
    kept,
  });

export function productIn(catalogue: Product[], sku: string): Product {
  const found = catalogue.find((entry) => entry.sku === sku);
  if (!found) throw new Error(`No product ${sku}`);
  return found;
}

export const productIdOf = (sku: string): string => hubspotId(`product:${sku}`);

/** What of a catalogue Xero knows. */
export const itemsOf = (catalogue: Product[]): Item[] =>
  catalogue
    .filter(({ kept }) => kept !== 'hubspot')
    .map(({ sku, name, description, price, taxType, accountCode }) => ({
      itemId: xeroId(`item:${sku}`),
      code: sku,
      name,
      description,
      unitPrice: price,
      accountCode,
      taxType,
      updatedAt: WRITTEN,
    }));

/** What of a catalogue HubSpot knows. */
export const productsOf = (catalogue: Product[]): CrmRecord[] =>
  catalogue
    .filter(({ kept }) => kept !== 'xero')
    .map(({ sku, name, description, price }) => ({
      id: productIdOf(sku),
      properties: {
        name,
        description,
        price,
        hs_sku: sku,
        createdate: WRITTEN,
        hs_lastmodifieddate: WRITTEN,
        hs_object_id: productIdOf(sku),
      },
      createdAt: WRITTEN,
      updatedAt: WRITTEN,
      archived: false,
    }));
