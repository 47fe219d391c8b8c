import { z } from 'zod';
import type { Wire } from '../../wire/wire.ts';
import { refuseUnplayed } from '../body.ts';
import { decimal, flag, guid, text } from '../fields.ts';

const pricing = z.object({
  UnitPrice: decimal.optional(),
  AccountCode: text.optional(),
  TaxType: text.optional(),
});
export type PricingInput = z.infer<typeof pricing>;

/** An item as it is sent. */
export const itemInput = z.object({
  ItemID: guid.optional(),
  Code: text.optional(),
  Name: text.optional(),
  Description: text.optional(),
  PurchaseDescription: text.optional(),
  IsSold: flag.optional(),
  IsPurchased: flag.optional(),
  SalesDetails: pricing.optional(),
  PurchaseDetails: pricing.optional(),
});
export type ItemInput = z.infer<typeof itemInput>;

const detailsOf = (element: Wire): Wire => (element['PurchaseDetails'] as Wire | undefined) ?? {};

/** Throws on what only items have of which stock is kept: the stand-in keeps none. */
export const checkItem = (element: Wire): void => {
  refuseUnplayed(element, ['InventoryAssetAccountCode', 'IsTrackedAsInventory'], 'an item');
  refuseUnplayed(detailsOf(element), ['COGSAccountCode'], 'an item');
};
