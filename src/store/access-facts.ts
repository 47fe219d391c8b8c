import { sql } from 'kysely';
import type { AccessFacts } from '../access/ports.ts';
import type { PortalHandle } from './portal.ts';

interface Row {
  is_installer: boolean;
  owner_ids: string[];
  team_ids: string[];
  rules: AccessFacts['rules'];
}

/** Who the person is to the portal and what is said of them, apart from any record: one statement. Null: the portal is not installed. */
export async function readAccessFacts({ portalId, db }: PortalHandle, userId: string): Promise<AccessFacts | null> {
  const { rows } = await sql<Row>`
    with viewer as (
        select owner_id, team_ids from crm_owners
        where portal_id = ${portalId} and user_id = ${userId} and gone_at is null
      ),
      viewer_teams as (select distinct jsonb_array_elements_text(team_ids) as team_id from viewer)
    select installed_by = ${userId} as is_installer,
      coalesce((select jsonb_agg(owner_id) from viewer), '[]') as owner_ids,
      coalesce((select jsonb_agg(team_id) from viewer_teams), '[]') as team_ids,
      coalesce((
        select jsonb_agg(jsonb_build_object(
          'subjectKind', subject_kind, 'subjectId', subject_id, 'right', "right", 'scope', scope))
        from access_rules
        where portal_id = ${portalId} and (
          (subject_kind = 'user' and subject_id = ${userId})
          or (subject_kind = 'team' and subject_id in (select team_id from viewer_teams)))
      ), '[]') as rules
    from portals where portal_id = ${portalId} and state = 'installed'`.execute(db);
  const row = rows[0];
  if (!row) return null;
  const person = { userId, isInstaller: row.is_installer, ownerIds: row.owner_ids, teamIds: row.team_ids };
  return { person, rules: row.rules };
}
