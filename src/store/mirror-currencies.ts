import { streamTable } from './mirror-table.ts';

export const currencies = streamTable<'currencies', 'mirror_currencies'>({
  table: 'mirror_currencies',
  key: ['code'],
  toRow: (fact) => ({ code: fact.id, description: fact.description }),
  fromRow: (row) => ({ id: row.code, updatedAt: row.vendor_updated_at, description: row.description }),
});
