import * as z from 'zod';
import type { CurrencyFact } from '../../mirror/facts.ts';
import { textOrEmpty, timeless } from './fields.ts';

/** A currency of the organisation. */
export const currency: z.ZodType<CurrencyFact> = z
  .object({ Code: z.string(), Description: textOrEmpty })
  .transform((row) => ({ id: row.Code, updatedAt: timeless, description: row.Description }));
