import { decimalOrNull, streamTable, textOrNull } from './mirror-table.ts';

export const items = streamTable<'items', 'mirror_items'>({
  table: 'mirror_items',
  key: ['item_id'],
  toRow: (fact) => ({
    item_id: fact.id,
    code: fact.code,
    name: fact.name,
    description: fact.description,
    is_sold: fact.isSold,
    is_purchased: fact.isPurchased,
    is_tracked: fact.isTracked,
    unit_price: textOrNull(fact.unitPrice),
    account_code: fact.accountCode,
    tax_type: fact.taxType,
    quantity_on_hand: textOrNull(fact.quantityOnHand),
  }),
  fromRow: (row) => ({
    id: row.item_id,
    updatedAt: row.vendor_updated_at,
    code: row.code,
    name: row.name,
    description: row.description,
    isSold: row.is_sold,
    isPurchased: row.is_purchased,
    isTracked: row.is_tracked,
    unitPrice: decimalOrNull(row.unit_price),
    accountCode: row.account_code,
    taxType: row.tax_type,
    quantityOnHand: decimalOrNull(row.quantity_on_hand),
  }),
});
