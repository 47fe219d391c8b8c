import { sql, type RawBuilder } from 'kysely';

/** The teams that a portal's owners are in, by id, each named as the latest reading has it: a query with `id` and `name`. */
export const teamsOf = (portalId: string): RawBuilder<unknown> => sql`
  select distinct on (team_id) team_id as id, coalesce(nullif(team_names ->> team_id, ''), 'Team ' || team_id) as name
  from crm_owners, jsonb_array_elements_text(team_ids) as team_id
  where portal_id = ${portalId} and gone_at is null
  order by team_id, team_names ->> team_id is null, read_at desc, owner_id`;
