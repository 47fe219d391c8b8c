import * as z from 'zod';
import type { TrackingCategoryFact } from '../../mirror/facts.ts';
import { textOrEmpty, timeless } from './fields.ts';

const option = z
  .object({ TrackingOptionID: z.string(), Name: z.string(), Status: textOrEmpty })
  .transform((row) => ({ id: row.TrackingOptionID, name: row.Name, status: row.Status }));

const fields = z.object({
  TrackingCategoryID: z.string(),
  Name: z.string(),
  Status: textOrEmpty,
  Options: z.array(option).default([]),
});

/** What lines are told apart by, with the options; Xero tells no time of its last change. */
export const trackingCategory: z.ZodType<TrackingCategoryFact> = fields.transform((row) => ({
  id: row.TrackingCategoryID,
  updatedAt: timeless,
  name: row.Name,
  status: row.Status,
  options: row.Options,
}));
