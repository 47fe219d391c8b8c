import { sql, type RawBuilder } from 'kysely';
import type { AccessRule } from '../access/facts.ts';
import { COMPANY, CONTACT, DEAL, type NamedRecord, type RecordRef } from '../customers/facts.ts';
import type { Subject } from '../customers/ports.ts';
import { personName } from './person-name.ts';
import type { PortalHandle } from './portal.ts';

interface Row {
  object_id: string;
  name: string;
  owner_id: string | null;
  company_id: string | null;
  company_name: string | null;
  person_id: string | null;
  person_name: string | null;
  owner_team_ids: string[];
  is_installer: boolean;
  viewer_owner_ids: string[];
  viewer_team_ids: string[];
  rules: AccessRule[];
}

/** Each kind of record that we serve, in one shape. */
const RECORDS: Record<string, RawBuilder<unknown>> = {
  [CONTACT]: sql`select r.*, coalesce(${personName('r')}, r.object_id) as shown_name, null as of_company, null as of_person from crm_contacts r`,
  [COMPANY]: sql`select r.*, r.name as shown_name, null as of_company, null as of_person from crm_companies r`,
  [DEAL]: sql`select r.*, r.name as shown_name, r.company_id as of_company, r.contact_id as of_person from crm_deals r`,
};

/**
 * The record, or the one that it was merged into, whose it is, what it is associated with, who asks and what is said of that
 * person: one statement. Under row-level security an id that is worked out finds its index only as a query of its own.
 */
export async function readSubject(
  handle: PortalHandle,
  asked: RecordRef & { userId: string },
): Promise<Subject | null> {
  const records = RECORDS[asked.objectTypeId];
  if (!records) return null;
  const { portalId, db } = handle;
  const { rows } = await sql<Row>`
    with record as (
        ${records} where r.portal_id = ${portalId} and r.gone_at is null and r.object_id = (select coalesce((
          select into_id from crm_merges where portal_id = ${portalId}
            and object_type_id = ${asked.objectTypeId} and object_id = ${asked.objectId}), ${asked.objectId}))
      ),
      viewer as (
        select owner_id, team_ids from crm_owners
        where portal_id = ${portalId} and user_id = ${asked.userId} and gone_at is null
      ),
      viewer_teams as (select distinct jsonb_array_elements_text(team_ids) as team_id from viewer)
    select record.object_id, record.shown_name as name, record.owner_id,
      company.object_id as company_id, company.name as company_name,
      person.object_id as person_id, coalesce(${personName('person')}, person.object_id) as person_name,
      coalesce(owner.team_ids, '[]') as owner_team_ids,
      portal.installed_by = ${asked.userId} as is_installer,
      coalesce((select jsonb_agg(owner_id) from viewer), '[]') as viewer_owner_ids,
      coalesce((select jsonb_agg(team_id) from viewer_teams), '[]') as viewer_team_ids,
      coalesce((
        select jsonb_agg(jsonb_build_object(
          'subjectKind', subject_kind, 'subjectId', subject_id, 'right', "right", 'scope', scope))
        from access_rules
        where portal_id = ${portalId} and (
          (subject_kind = 'user' and subject_id = ${asked.userId})
          or (subject_kind = 'team' and subject_id in (select team_id from viewer_teams)))
      ), '[]') as rules
    from record
    join portals portal on portal.portal_id = record.portal_id and portal.state = 'installed'
    left join crm_owners owner
      on owner.portal_id = ${portalId} and owner.owner_id = record.owner_id and owner.gone_at is null
    left join crm_companies company
      on company.portal_id = ${portalId} and company.object_id = record.of_company and company.gone_at is null
    left join crm_contacts person
      on person.portal_id = ${portalId} and person.object_id = record.of_person and person.gone_at is null`.execute(db);
  return rows[0] ? fromRow(asked, rows[0]) : null;
}

const fromRow = ({ objectTypeId, userId }: RecordRef & { userId: string }, row: Row): Subject => ({
  record: {
    objectTypeId,
    objectId: row.object_id,
    name: row.name,
    company: named(COMPANY, row.company_id, row.company_name),
    person: named(CONTACT, row.person_id, row.person_name),
  },
  access: {
    person: {
      userId,
      isInstaller: row.is_installer,
      ownerIds: row.viewer_owner_ids,
      teamIds: row.viewer_team_ids,
    },
    record: { ownerId: row.owner_id, ownerTeamIds: row.owner_team_ids },
    rules: row.rules,
  },
});

const named = (objectTypeId: string, objectId: string | null, name: string | null): NamedRecord | null =>
  objectId === null ? null : { objectTypeId, objectId, name: name ?? '' };
