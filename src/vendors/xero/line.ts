import * as z from 'zod';
import type { LineFact, TrackingFact } from '../../mirror/facts.ts';
import { amountOrNull, amountOrZero, text, textOrEmpty } from './fields.ts';

/** Names as they are at the moment; the ids are Xero's, where it sends them. */
const tracking: z.ZodType<TrackingFact> = z
  .object({ TrackingCategoryID: text, Name: textOrEmpty, TrackingOptionID: text, Option: textOrEmpty })
  .transform((row) => ({
    categoryId: row.TrackingCategoryID,
    category: row.Name,
    optionId: row.TrackingOptionID,
    option: row.Option,
  }));

/** A line of a document; one that is only a description has no amounts. */
export const line: z.ZodType<LineFact> = z
  .object({
    LineItemID: text,
    Description: textOrEmpty,
    ItemCode: text,
    AccountCode: text,
    Quantity: amountOrNull,
    UnitAmount: amountOrNull,
    DiscountRate: amountOrNull,
    DiscountAmount: amountOrNull,
    TaxType: text,
    TaxAmount: amountOrZero,
    LineAmount: amountOrZero,
    Tracking: z.array(tracking).default([]),
  })
  .transform((row) => ({
    lineItemId: row.LineItemID,
    description: row.Description,
    itemCode: row.ItemCode,
    accountCode: row.AccountCode,
    quantity: row.Quantity,
    unitAmount: row.UnitAmount,
    discountRate: row.DiscountRate,
    discountAmount: row.DiscountAmount,
    taxType: row.TaxType,
    taxAmount: row.TaxAmount,
    lineAmount: row.LineAmount,
    tracking: row.Tracking,
  }));
