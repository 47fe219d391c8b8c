import { sql } from 'kysely';
import type { Admin, AdminStore } from '../access/ports.ts';
import type { PortalHandle } from './portal.ts';

/** The admins of the handle's portal. */
export function adminStore(handle: PortalHandle): AdminStore {
  const { portalId, db } = handle;
  return {
    list: () => readAdmins(handle),
    knows: async (userId) => {
      const row = await db
        .selectFrom('crm_owners')
        .select('owner_id')
        .where('portal_id', '=', portalId)
        .where('user_id', '=', userId)
        .where('gone_at', 'is', null)
        .executeTakeFirst();
      return row !== undefined;
    },
    grant: async (userId) => {
      await sql`
        insert into access_rules (portal_id, subject_kind, subject_id, scope, "right")
        values (${portalId}, 'user', ${userId}, 'all', 'admin')
        on conflict (portal_id, subject_kind, subject_id, scope)
        do update set "right" = 'admin', right_before = access_rules."right"`.execute(db);
    },
    revoke: async (userId) => {
      const rule = sql`portal_id = ${portalId} and subject_kind = 'user' and subject_id = ${userId} and scope = 'all'`;
      await sql`delete from access_rules where ${rule} and right_before is null`.execute(db);
      await sql`update access_rules set "right" = right_before, right_before = null
        where ${rule} and right_before is not null`.execute(db);
    },
    lock: () => lockPortal(handle),
  };
}

/** Held until the transaction ends: what is decided after it is decided by one at a time. */
export async function lockPortal({ portalId, db }: PortalHandle): Promise<void> {
  await db.selectFrom('portals').select('portal_id').where('portal_id', '=', portalId).forUpdate().execute();
}

/** As `decide` sees them: a word about the user comes before one about the user's teams. */
async function readAdmins({ portalId, db }: PortalHandle): Promise<Admin[]> {
  const { rows } = await sql<Admin>`
    with ruled as (select * from access_rules where portal_id = ${portalId} and scope = 'all'),
      users as (select distinct user_id, team_ids from crm_owners
        where portal_id = ${portalId} and user_id is not null and gone_at is null),
      admins as (
        select installed_by as user_id, 1 as place from portals where portal_id = ${portalId}
        union all
        select subject_id, 2 from ruled where subject_kind = 'user' and "right" = 'admin'
        union all
        select user_id, 3 from users
        where exists (select from ruled where subject_kind = 'team' and "right" = 'admin' and team_ids ? subject_id)
          and not exists (select from ruled where subject_kind = 'user' and subject_id = user_id)
      )
    select user_id as "userId", (array['installer', 'rule', 'team'])[min(place)] as through,
      exists (select from users where users.user_id = admins.user_id) as known
    from admins group by user_id order by min(place), user_id`.execute(db);
  return rows;
}
