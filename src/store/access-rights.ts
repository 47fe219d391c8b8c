import { sql, type RawBuilder } from 'kysely';
import type { AccessRule, ListedPerson, RuleSubject, Said, Team } from '../access/facts.ts';
import type { RightsStore } from '../access/ports.ts';
import { teamsOf } from './crm-teams.ts';
import { personName } from './person-name.ts';
import type { PortalHandle } from './portal.ts';

/** Who may do what in the handle's portal. */
export function rightsStore(handle: PortalHandle): RightsStore {
  const { portalId, db } = handle;
  return {
    people: () => readPeople(handle),
    teams: async () => byName((await sql<Team>`${teamsOf(portalId)}`.execute(db)).rows, ({ id }) => id),
    rules: () => readRules(handle),
    departed: () => readDeparted(handle),
    say: (subject, said) => say(handle, { subject, said }),
  };
}

const byName = <T extends { name: string }>(all: readonly T[], idOf: (one: T) => string): T[] =>
  all.toSorted((a, b) => a.name.localeCompare(b.name, 'en') || (idOf(a) < idOf(b) ? -1 : 1));

type PersonRow = Omit<ListedPerson, 'teamIds'> & { teams: string[][] };

/** A user may be several owners: the name is that of the first, the teams are those of all of them. */
async function readPeople({ portalId, db }: PortalHandle): Promise<ListedPerson[]> {
  const { rows } = await sql<PersonRow>`
    select user_id as "userId", (array_agg(email order by owner_id))[1] as email,
      (array_agg(${nameIn('crm_owners')} order by owner_id))[1] as name,
      jsonb_agg(owner_id order by owner_id) as "ownerIds", jsonb_agg(team_ids order by owner_id) as teams,
      user_id = (select installed_by from portals where portal_id = ${portalId}) as "isInstaller"
    from crm_owners where portal_id = ${portalId} and user_id is not null and gone_at is null
    group by user_id`.execute(db);
  const people = rows.map(({ teams, ...person }) => ({ ...person, teamIds: [...new Set(teams.flat())] }));
  return byName(people, ({ userId }) => userId);
}

/** What an owner is called; null: the row is none. */
const nameIn = (alias: string): RawBuilder<string | null> =>
  sql`coalesce(${personName(alias)}, 'User ' || ${sql.ref(`${alias}.user_id`)})`;

const readRules = ({ portalId, db }: PortalHandle): Promise<AccessRule[]> =>
  db
    .selectFrom('access_rules')
    .select(['subject_kind as subjectKind', 'subject_id as subjectId', 'right', 'scope'])
    .where('portal_id', '=', portalId)
    .execute();

/** Of a user whom HubSpot deleted it may have left the row, and with it the name. */
async function readDeparted({ portalId, db }: PortalHandle): Promise<{ userId: string; name: string }[]> {
  const { rows } = await sql<{ userId: string; name: string }>`
    select distinct on (rule.subject_id) rule.subject_id as "userId",
      coalesce(${nameIn('owner')}, 'User ' || rule.subject_id) as name
    from access_rules rule
    left join crm_owners owner on owner.portal_id = ${portalId} and owner.user_id = rule.subject_id
    where rule.portal_id = ${portalId} and rule.subject_kind = 'user' and not exists (
      select from crm_owners known
      where known.portal_id = ${portalId} and known.user_id = rule.subject_id and known.gone_at is null)
    order by rule.subject_id, owner.owner_id`.execute(db);
  return byName(rows, ({ userId }) => userId);
}

async function say(
  { portalId, db }: PortalHandle,
  { subject: { subjectKind, subjectId }, said }: { subject: RuleSubject; said: Said },
): Promise<void> {
  const about = sql`portal_id = ${portalId} and subject_kind = ${subjectKind} and subject_id = ${subjectId}`;
  const words = Object.entries(said).map(([scope, right]) => ({ scope, right }));
  const taken = words.filter(({ right }) => right === null).map(({ scope }) => scope);
  await sql`delete from access_rules where ${about} and scope = any(${taken}::text[])`.execute(db);
  for (const { scope, right } of words)
    if (right !== null)
      await sql`
        insert into access_rules (portal_id, subject_kind, subject_id, scope, "right")
        values (${portalId}, ${subjectKind}, ${subjectId}, ${scope}, ${right})
        on conflict (portal_id, subject_kind, subject_id, scope) do update set "right" = excluded."right"
        where access_rules."right" <> excluded."right"`.execute(db);
}
