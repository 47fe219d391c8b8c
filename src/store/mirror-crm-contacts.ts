import { placeColumns, placeOf } from './mirror-crm-place.ts';
import { streamTable } from './mirror-table.ts';

export const crmContacts = streamTable<'crm_contacts', 'crm_contacts'>({
  table: 'crm_contacts',
  key: ['object_id'],
  toRow: (fact) => ({
    object_id: fact.id,
    first_name: fact.firstName,
    last_name: fact.lastName,
    email: fact.email,
    emails: fact.emails,
    company_id: fact.companyId,
    owner_id: fact.ownerId,
    ...placeColumns(fact),
  }),
  fromRow: (row) => ({
    id: row.object_id,
    updatedAt: row.vendor_updated_at,
    firstName: row.first_name,
    lastName: row.last_name,
    email: row.email,
    emails: row.emails,
    companyId: row.company_id,
    ownerId: row.owner_id,
    ...placeOf(row),
  }),
});
