import { decimal } from '../lib/money.ts';
import { streamTable, text } from './mirror-table.ts';

export const taxRates = streamTable<'tax_rates', 'mirror_tax_rates'>({
  table: 'mirror_tax_rates',
  key: ['tax_type'],
  toRow: (fact) => ({
    tax_type: fact.id,
    name: fact.name,
    status: fact.status,
    effective_rate: text(fact.effectiveRate),
    can_apply_to_revenue: fact.canApplyToRevenue,
  }),
  fromRow: (row) => ({
    id: row.tax_type,
    updatedAt: row.vendor_updated_at,
    name: row.name,
    status: row.status,
    effectiveRate: decimal(row.effective_rate),
    canApplyToRevenue: row.can_apply_to_revenue,
  }),
});
