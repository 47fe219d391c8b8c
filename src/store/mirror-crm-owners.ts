import { streamTable } from './mirror-table.ts';

export const crmOwners = streamTable<'crm_owners', 'crm_owners'>({
  table: 'crm_owners',
  key: ['owner_id'],
  toRow: (fact) => ({
    owner_id: fact.id,
    user_id: fact.userId,
    email: fact.email,
    first_name: fact.firstName,
    last_name: fact.lastName,
    team_ids: fact.teamIds,
    team_names: fact.teamNames,
  }),
  fromRow: (row) => ({
    id: row.owner_id,
    updatedAt: row.vendor_updated_at,
    userId: row.user_id,
    email: row.email,
    firstName: row.first_name,
    lastName: row.last_name,
    teamIds: row.team_ids,
    teamNames: row.team_names,
  }),
});
