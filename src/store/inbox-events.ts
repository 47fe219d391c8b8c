import { sql } from 'kysely';
import type { Inbox } from '../mirror/ports.ts';
import type { PortalHandle } from './portal.ts';

/** The handle's portal's own events. */
export function inboxOf({ portalId, db }: PortalHandle): Inbox {
  return {
    waiting: async (tenantId, most) => {
      const rows = await db
        .selectFrom('inbox_events')
        .select(['event_id', 'category', 'resource_id'])
        .where('portal_id', '=', portalId)
        .where('tenant_id', '=', tenantId)
        .where('processed_at', 'is', null)
        .orderBy('event_id')
        .limit(most)
        .execute();
      return rows.map((row) => ({ eventId: row.event_id, category: row.category, resourceId: row.resource_id }));
    },
    markProcessed: async (eventIds, at) => {
      await db
        .updateTable('inbox_events')
        .set({ processed_at: at })
        .where('portal_id', '=', portalId)
        .where(sql<boolean>`event_id = any(${eventIds}::bigint[])`)
        .execute();
    },
  };
}
