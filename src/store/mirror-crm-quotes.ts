import { decimalOrNull, streamTable, textOrNull } from './mirror-table.ts';

export const crmQuotes = streamTable<'crm_quotes', 'crm_quotes'>({
  table: 'crm_quotes',
  key: ['object_id'],
  toRow: (fact) => ({
    object_id: fact.id,
    title: fact.name,
    quote_number: fact.quoteNumber,
    status: fact.status,
    expires_at: fact.expiresAt,
    amount: textOrNull(fact.amount),
    currency: fact.currency,
    link: fact.link,
    deal_id: fact.dealId,
    owner_id: fact.ownerId,
  }),
  fromRow: (row) => ({
    id: row.object_id,
    updatedAt: row.vendor_updated_at,
    name: row.title,
    quoteNumber: row.quote_number,
    status: row.status,
    expiresAt: row.expires_at,
    amount: decimalOrNull(row.amount),
    currency: row.currency,
    link: row.link,
    dealId: row.deal_id,
    ownerId: row.owner_id,
  }),
});
