import { decimalOrNull, streamTable, textOrNull } from './mirror-table.ts';

export const crmProducts = streamTable<'crm_products', 'crm_products'>({
  table: 'crm_products',
  key: ['object_id'],
  toRow: (fact) => ({
    object_id: fact.id,
    name: fact.name,
    description: fact.description,
    sku: fact.sku,
    price: textOrNull(fact.price),
    billing_frequency: fact.billingFrequency,
    product_type: fact.type,
  }),
  fromRow: (row) => ({
    id: row.object_id,
    updatedAt: row.vendor_updated_at,
    name: row.name,
    description: row.description,
    sku: row.sku,
    price: decimalOrNull(row.price),
    billingFrequency: row.billing_frequency,
    type: row.product_type,
  }),
});
