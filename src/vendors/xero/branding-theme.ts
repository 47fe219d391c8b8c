import * as z from 'zod';
import type { BrandingThemeFact } from '../../mirror/facts.ts';
import { timeless } from './fields.ts';

const fields = z.object({
  BrandingThemeID: z.string(),
  Name: z.string(),
  SortOrder: z.coerce.number().int().default(0),
});

/** How documents look; Xero tells no time of a theme's last change. */
export const brandingTheme: z.ZodType<BrandingThemeFact> = fields.transform((row) => ({
  id: row.BrandingThemeID,
  updatedAt: timeless,
  name: row.Name,
  sortOrder: row.SortOrder,
}));
