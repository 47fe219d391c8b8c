import { placeColumns, placeOf } from './mirror-crm-place.ts';
import { streamTable } from './mirror-table.ts';

export const crmCompanies = streamTable<'crm_companies', 'crm_companies'>({
  table: 'crm_companies',
  key: ['object_id'],
  toRow: (fact) => ({
    object_id: fact.id,
    name: fact.name,
    domain: fact.domain,
    owner_id: fact.ownerId,
    ...placeColumns(fact),
  }),
  fromRow: (row) => ({
    id: row.object_id,
    updatedAt: row.vendor_updated_at,
    name: row.name,
    domain: row.domain,
    ownerId: row.owner_id,
    ...placeOf(row),
  }),
});
