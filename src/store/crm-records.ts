import { sql } from 'kysely';
import { CONTACT, DEAL } from '../customers/facts.ts';
import type { CrmRecords, Merge } from '../mirror/crm/ports.ts';
import { noteLook } from './audit-trail.ts';
import { moveDeal, moveRecord } from './crm-moves.ts';
import type { PortalHandle } from './portal.ts';

/** What happens to the CRM records of the handle's portal as a whole. */
export function crmRecords(handle: PortalHandle): CrmRecords {
  return {
    followMerges: async (objectTypeId, merges, at) => {
      const billedTwice: string[] = [];
      for (const merge of await noteMerges(handle, { objectTypeId, merges, at })) {
        await moveRecord(handle, objectTypeId, merge);
        if (objectTypeId === DEAL && (await moveDeal(handle, merge))) billedTwice.push(merge.into);
      }
      return { billedTwice: [...new Set(billedTwice)] };
    },
    erasePeople: async (ids, at) => {
      for (const id of await forget(handle, ids, at))
        await noteLook(handle, { at, ...HUBSPOT, action: 'erase_person', objectTypeId: CONTACT, objectId: id });
    },
  };
}

/** Who is named in the audit log where HubSpot itself has asked. */
const HUBSPOT = { userId: 'hubspot', userEmail: '', right: 'none' } as const;

/** Those of the merges that were not known, each with where its record lives on by now. A page is one statement. */
async function noteMerges(
  { portalId, db }: PortalHandle,
  { objectTypeId, merges, at }: { objectTypeId: string; merges: Merge[]; at: Date },
): Promise<Merge[]> {
  if (merges.length === 0) return [];
  const { rows } = await sql<Merge>`
    with told as (
      select distinct on (id) * from jsonb_to_recordset(${JSON.stringify(merges)}::jsonb) as merge (id text, "into" text)
    ), passed_on as (
      select told.id, coalesce(later.into_id, told."into") as into_id
      from told left join crm_merges later
        on later.portal_id = ${portalId} and later.object_type_id = ${objectTypeId} and later.object_id = told."into"
    )
    insert into crm_merges as known (portal_id, object_type_id, object_id, into_id, noted_at)
    select ${portalId}, ${objectTypeId}, id, into_id, ${at} from passed_on
    on conflict (portal_id, object_type_id, object_id) do update set into_id = excluded.into_id, noted_at = excluded.noted_at
      where known.into_id <> excluded.into_id
    returning object_id as id, into_id as "into"`.execute(db);
  return rows;
}

/**
 * Empties every field that tells who the people are, and what was sent to Xero about them as customers once it is settled; a
 * reading that began before does not bring them back.
 */
async function forget({ portalId, db }: PortalHandle, ids: string[], at: Date): Promise<string[]> {
  if (ids.length === 0) return [];
  const forgotten = await db
    .updateTable('crm_contacts')
    .set({
      ...{ first_name: null, last_name: null, email: null, emails: '[]', company_id: null, owner_id: null },
      ...{ address: null, city: null, state: null, zip: null, country: null, phone: null, lifecycle_stage: null },
      ...{ gone_at: at, read_at: at, vendor_updated_at: sql<Date>`greatest(vendor_updated_at, ${at}::timestamptz)` },
    })
    .where('portal_id', '=', portalId)
    .where(sql<boolean>`object_id = any(${ids}::text[])`)
    .returning('object_id')
    .execute();
  await sql`
    update outbox_intents set request = '{}'
    where portal_id = ${portalId} and state in ('done', 'rejected', 'released')
      and subject in (select ${CONTACT} || ':' || id from unnest(${ids}::text[]) as id)`.execute(db);
  return forgotten.map((row) => row.object_id);
}
