import { streamTable } from './mirror-table.ts';

export const accounts = streamTable<'accounts', 'mirror_accounts'>({
  table: 'mirror_accounts',
  key: ['account_id'],
  toRow: (fact) => ({
    account_id: fact.id,
    code: fact.code,
    name: fact.name,
    type: fact.type,
    class: fact.class,
    tax_type: fact.taxType,
    status: fact.status,
    system_account: fact.systemAccount,
  }),
  fromRow: (row) => ({
    id: row.account_id,
    updatedAt: row.vendor_updated_at,
    code: row.code,
    name: row.name,
    type: row.type,
    class: row.class,
    taxType: row.tax_type,
    status: row.status,
    systemAccount: row.system_account,
  }),
});
