import * as z from 'zod';
import type { TaxRateFact } from '../../mirror/facts.ts';
import { amount, flag, textOrEmpty, timeless } from './fields.ts';

const fields = z.object({
  TaxType: z.string(),
  Name: z.string(),
  Status: textOrEmpty,
  EffectiveRate: amount,
  CanApplyToRevenue: flag,
});

/** A tax rate. */
export const taxRate: z.ZodType<TaxRateFact> = fields.transform((row) => ({
  id: row.TaxType,
  updatedAt: timeless,
  name: row.Name,
  status: row.Status,
  effectiveRate: row.EffectiveRate,
  canApplyToRevenue: row.CanApplyToRevenue,
}));
