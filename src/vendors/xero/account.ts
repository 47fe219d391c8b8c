import * as z from 'zod';
import type { AccountFact } from '../../mirror/facts.ts';
import { text, textOrEmpty, timeless, time } from './fields.ts';

const fields = z.object({
  AccountID: z.string(),
  UpdatedDateUTC: time.default(timeless),
  Code: text,
  Name: z.string(),
  Type: z.string(),
  Class: textOrEmpty,
  TaxType: text,
  Status: textOrEmpty,
  SystemAccount: text,
});

/** An account of the chart of accounts. */
export const account: z.ZodType<AccountFact> = fields.transform((row) => ({
  id: row.AccountID,
  updatedAt: row.UpdatedDateUTC,
  code: row.Code,
  name: row.Name,
  type: row.Type,
  class: row.Class,
  taxType: row.TaxType,
  status: row.Status,
  systemAccount: row.SystemAccount,
}));
