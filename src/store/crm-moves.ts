import { sql } from 'kysely';
import type { Merge } from '../mirror/crm/ports.ts';
import { isCreditedInFull } from './credited-in-full.ts';
import type { PortalHandle } from './portal.ts';
import { scheduleStore } from './schedule-rows.ts';

/** How intents to bill a deal begin, as src/invoicing/outbox/rules/subjects.ts spells it. */
const ofDeal = (dealId: string): string => `deal:${dealId}:`;

/** What hangs on a record that was merged hangs on the one that it lives on in from now on: links to Xero contacts, and new customers. */
export async function moveRecord(
  { portalId, db }: PortalHandle,
  objectTypeId: string,
  { id, into }: Merge,
): Promise<void> {
  await db
    .updateTable('crm_merges')
    .set({ into_id: into })
    .where('portal_id', '=', portalId)
    .where('object_type_id', '=', objectTypeId)
    .where('into_id', '=', id)
    .execute();
  const mine = sql`portal_id = ${portalId} and object_type_id = ${objectTypeId} and object_id = ${id}`;
  await sql`
    insert into customer_links (portal_id, object_type_id, object_id, tenant_id, contact_id, linked_by, linked_at)
    select portal_id, object_type_id, ${into}, tenant_id, contact_id, linked_by, linked_at from customer_links where ${mine}
    on conflict do nothing`.execute(db);
  await sql`delete from customer_links where ${mine}`.execute(db);
  await moveWritten({ portalId, db }, objectTypeId, { id, into });
  await moveIntents({ portalId, db }, { from: `${objectTypeId}:${id}`, to: `${objectTypeId}:${into}` });
}

/**
 * Whatever was written back to either may stand on the survivor now: HubSpot chooses whose values live on. The survivor is
 * written anew, or has them taken away with all others; nothing is sent to the id that is gone.
 */
async function moveWritten({ portalId, db }: PortalHandle, objectTypeId: string, { id, into }: Merge): Promise<void> {
  const mine = sql`portal_id = ${portalId} and object_type_id = ${objectTypeId}`;
  await sql`
    insert into crm_written as kept (portal_id, object_type_id, object_id, values_hash, with_amounts, written_at)
    select portal_id, object_type_id, ${into}, '', bool_or(with_amounts), max(written_at) from crm_written
    where ${mine} and object_id in (${id}, ${into}) group by portal_id, object_type_id
    on conflict (portal_id, object_type_id, object_id)
    do update set values_hash = '', with_amounts = excluded.with_amounts`.execute(db);
  await sql`delete from crm_written where ${mine} and object_id = ${id}`.execute(db);
}

/**
 * The same for a deal: the invoices that it was billed with, what was decided to be written for it, and the steps that it is
 * billed in, unless the deal that it lives on in has steps of its own. True when that deal was billed too: the invoices of both
 * stay, and somebody has to look.
 */
export async function moveDeal({ portalId, db }: PortalHandle, { id, into }: Merge): Promise<boolean> {
  await lockDeals({ portalId, db }, [id, into]);
  await moveBilling({ portalId, db }, { id, into });
  const wasBilled = await isBilled({ portalId, db }, into);
  const isTwice = wasBilled && (await isBilled({ portalId, db }, id));
  await sql`update invoice_links set deal_id = ${into} where portal_id = ${portalId} and deal_id = ${id}`.execute(db);
  await sql`
    update billing_schedules set deal_id = ${into}
    where portal_id = ${portalId} and deal_id = ${id} and not exists (
      select from billing_schedules taken where taken.portal_id = ${portalId} and taken.deal_id = ${into})`.execute(db);
  await sql`update quote_links set deal_id = ${into} where portal_id = ${portalId} and deal_id = ${id}`.execute(db);
  return isTwice;
}

/**
 * What was decided to be written for the deal. Whoever is settling one of these has it locked: what that links to the deal is
 * there to be moved once this is done.
 */
async function moveBilling({ portalId, db }: PortalHandle, { id, into }: Merge): Promise<void> {
  const { rows } = await sql<{ subject: string }>`
    select subject from outbox_intents
    where portal_id = ${portalId} and starts_with(subject, ${ofDeal(id)}) order by intent_id for update`.execute(db);
  for (const subject of new Set(rows.map((row) => row.subject)))
    await moveIntents({ portalId, db }, { from: subject, to: ofDeal(into) + subject.slice(ofDeal(id).length) });
}

/** Nobody decides how one of the deals is billed while they become one. */
async function lockDeals(handle: PortalHandle, dealIds: string[]): Promise<void> {
  const schedules = scheduleStore(handle);
  for (const dealId of dealIds.toSorted()) await schedules.lock(dealId);
}

/** An intent whose place is taken stays where it is: what it has written is linked to the survivor all the same. */
async function moveIntents({ portalId, db }: PortalHandle, { from, to }: { from: string; to: string }): Promise<void> {
  await sql`
    update outbox_intents moving set subject = ${to}
    where portal_id = ${portalId} and subject = ${from} and not exists (
      select from outbox_intents taken
      where taken.portal_id = moving.portal_id and taken.tenant_id = moving.tenant_id and taken.kind = moving.kind
        and taken.subject = ${to} and taken.state in ('pending', 'sending', 'unclear', 'done')
        and moving.state in ('pending', 'sending', 'unclear', 'done'))`.execute(db);
}

/** Whether an invoice that still stands bills the deal, whichever step of it. */
async function isBilled({ portalId, db }: PortalHandle, dealId: string): Promise<boolean> {
  const { rows } = await sql`
    select from invoice_links link
    join mirror_invoices invoice on invoice.portal_id = link.portal_id and invoice.tenant_id = link.tenant_id
      and invoice.invoice_id = link.invoice_id and invoice.gone_at is null and invoice.status not in ('VOIDED', 'DELETED')
      and ${isCreditedInFull(portalId)} is not true
    where link.portal_id = ${portalId} and link.deal_id = ${dealId}
    limit 1`.execute(db);
  return rows.length > 0;
}
