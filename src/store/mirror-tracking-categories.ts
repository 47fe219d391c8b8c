import { streamTable } from './mirror-table.ts';

export const trackingCategories = streamTable<'tracking_categories', 'mirror_tracking_categories'>({
  table: 'mirror_tracking_categories',
  key: ['tracking_category_id'],
  toRow: (fact) => ({
    tracking_category_id: fact.id,
    name: fact.name,
    status: fact.status,
    options: fact.options,
  }),
  fromRow: (row) => ({
    id: row.tracking_category_id,
    updatedAt: row.vendor_updated_at,
    name: row.name,
    status: row.status,
    options: row.options,
  }),
});
