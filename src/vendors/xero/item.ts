import * as z from 'zod';
import type { ItemFact } from '../../mirror/facts.ts';
import { amountOrNull, flag, text, textOrEmpty, time, timeless } from './fields.ts';

const fields = z.object({
  ItemID: z.string(),
  UpdatedDateUTC: time.default(timeless),
  Code: z.string(),
  Name: textOrEmpty,
  Description: textOrEmpty,
  IsSold: flag,
  IsPurchased: flag,
  IsTrackedAsInventory: flag,
  SalesDetails: z.object({ UnitPrice: amountOrNull, AccountCode: text, TaxType: text }).optional(),
  QuantityOnHand: amountOrNull,
});

/** A product or service. */
export const item: z.ZodType<ItemFact> = fields.transform((row) => ({
  id: row.ItemID,
  updatedAt: row.UpdatedDateUTC,
  code: row.Code,
  name: row.Name,
  description: row.Description,
  isSold: row.IsSold,
  isPurchased: row.IsPurchased,
  isTracked: row.IsTrackedAsInventory,
  unitPrice: row.SalesDetails?.UnitPrice ?? null,
  accountCode: row.SalesDetails?.AccountCode ?? null,
  taxType: row.SalesDetails?.TaxType ?? null,
  quantityOnHand: row.QuantityOnHand,
}));
