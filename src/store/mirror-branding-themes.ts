import { streamTable } from './mirror-table.ts';

export const brandingThemes = streamTable<'branding_themes', 'mirror_branding_themes'>({
  table: 'mirror_branding_themes',
  key: ['branding_theme_id'],
  toRow: (fact) => ({
    branding_theme_id: fact.id,
    name: fact.name,
    sort_order: fact.sortOrder,
  }),
  fromRow: (row) => ({
    id: row.branding_theme_id,
    updatedAt: row.vendor_updated_at,
    name: row.name,
    sortOrder: row.sort_order,
  }),
});
