import { sql, type Kysely } from 'kysely';
import { insideTransaction } from '../lib/transaction-guard.ts';
import type { CrmEvent, CrmStored } from '../mirror/crm/ports.ts';
import type { Queue } from './queue.ts';
import type { Tables } from './tables.ts';

interface Row {
  portal_id: string;
  stored: number;
}

/**
 * Stores events of HubSpot's for those of their portals that have the app installed; those that are there already are left
 * alone, and of other portals nothing is kept. Each portal gets one job, in the same transaction.
 */
export async function storeCrmEvents(
  { db, queue }: { db: Kysely<Tables>; queue: Queue },
  events: CrmEvent[],
  receivedAt: Date,
): Promise<CrmStored> {
  return db.transaction().execute((transaction) =>
    insideTransaction(async () => {
      const { rows } = await sql<Row>`
        with told as (
          select * from jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as event ("portalId" text, "objectTypeId" text,
            "objectId" text, kind text, "eventId" text, "at" text)
        ), stored as (
          insert into inbox_events
            (portal_id, tenant_id, category, resource_id, event_type, event_at, vendor_event_id, received_at)
          select portal.portal_id, '', "objectTypeId", "objectId", kind, "at", "eventId", ${receivedAt}
          from told join portals portal on portal.portal_id = told."portalId" and portal.state = 'installed'
          on conflict do nothing
          returning portal_id
        )
        select portal.portal_id, (select count(*) from stored where stored.portal_id = portal.portal_id)::integer as stored
        from portals portal where portal.state = 'installed' and portal.portal_id in (select "portalId" from told)
        order by 1`.execute(transaction);
      for (const { portal_id: portalId, stored } of rows)
        if (stored > 0) await queue.send({ portalId, db: transaction }, 'fetch-changed', { ids: { tenantId: '' } });
      const known = new Set(rows.map((row) => row.portal_id));
      return {
        stored: rows.reduce((sum, { stored }) => sum + stored, 0),
        unknownPortal: events.filter(({ portalId }) => !known.has(portalId)).length,
      };
    }),
  );
}
