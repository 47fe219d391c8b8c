import { sql } from 'kysely';
import { COMPANY, MATCH_LEVELS, type Family, type FamilyMember } from '../customers/facts.ts';
import type { FamilyQuery } from '../customers/ports.ts';
import type { PortalHandle } from './portal.ts';

/** What is told of a contact; carried along, so that nobody is looked up twice. */
const MEMBER = sql`contact_id, name, status, merged_to_contact_id`;

interface Row {
  level: number;
  contact_id: string;
  name: string;
  status: string;
  merged_to_contact_id: string | null;
}

/**
 * The Xero contacts of the first level that finds any (by the numbers of records that were merged into this one, too), and, in
 * both directions, all that were merged with them: one statement. A contact that Xero no longer has is never found. A mere
 * supplier is not found by e-mail, since a person of the customer may also be named on bills; a link or a number is somebody's
 * word and does find it.
 *
 * The database guesses that a recursion finds half of all contacts, and would read them all; `offset 0` keeps each look-up one
 * of an index.
 */
export async function readFamily({ portalId, db }: PortalHandle, query: FamilyQuery): Promise<Family | null> {
  const { tenantId, customer } = query;
  const mine = sql`portal_id = ${portalId} and tenant_id = ${tenantId}`;
  const people = customer.objectTypeId === COMPANY ? sql`company_id` : sql`object_id`;
  const { rows } = await sql<Row>`
    with recursive known as not materialized (select * from mirror_contacts where ${mine} and gone_at is null),
      addresses as (
        select lower(jsonb_array_elements_text(emails)) as email from crm_contacts
        where portal_id = ${portalId} and ${people} = ${customer.objectId} and gone_at is null
      ),
      sure as (
        select 0 as level, linked.* from customer_links link
        cross join lateral (select ${MEMBER} from known where known.contact_id = link.contact_id offset 0) as linked
        where link.portal_id = ${portalId} and link.tenant_id = ${tenantId}
          and link.object_type_id = ${customer.objectTypeId} and link.object_id = ${customer.objectId}
        union all
        select 1, ${MEMBER} from known where contact_number = ${query.contactNumber}
        union all
        select 1, numbered.* from crm_merges merge cross join lateral (
          select ${MEMBER} from known where contact_number = ${query.numberPrefix} || merge.object_id offset 0
        ) as numbered
        where merge.portal_id = ${portalId} and merge.object_type_id = ${customer.objectTypeId}
          and merge.into_id = ${customer.objectId}
      ),
      found as (
        select * from sure
        union all
        select 2, named.* from addresses cross join lateral (
          select ${MEMBER} from known where email_key = addresses.email and (is_customer or not is_supplier) offset 0
        ) as named
        where email <> '' and not exists (select from sure)
      ),
      family as (
        select ${MEMBER} from found where level = (select min(level) from found)
        union
        select merged.* from family cross join lateral (
          select ${MEMBER} from known where known.contact_id = family.merged_to_contact_id
          union all
          select ${MEMBER} from known where merged_to_contact_id = family.contact_id
          offset 0
        ) as merged
      )
    select (select min(level) from found) as level, family.* from family`.execute(db);
  const matchedBy = MATCH_LEVELS[rows[0]?.level ?? MATCH_LEVELS.length];
  return matchedBy ? { matchedBy, members: rows.map(fromRow) } : null;
}

const fromRow = (row: Row): FamilyMember => ({
  contactId: row.contact_id,
  name: row.name,
  status: row.status,
  mergedToContactId: row.merged_to_contact_id,
});
