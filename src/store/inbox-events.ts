import { sql } from 'kysely';
import type { Inbox } from '../mirror/ports.ts';
import type { PortalHandle } from './portal.ts';

/** The handle's portal's own events. */
export function inboxOf(handle: PortalHandle): Inbox {
  return { ...readsOf(handle), ...marksOf(handle) };
}

function readsOf({ portalId, db }: PortalHandle): Pick<Inbox, 'due' | 'nextDue'> {
  const waiting = (tenantId: string) =>
    db
      .selectFrom('inbox_events')
      .where('portal_id', '=', portalId)
      .where('tenant_id', '=', tenantId)
      .where('processed_at', 'is', null);
  return {
    due: async (tenantId, now, most) => {
      const rows = await waiting(tenantId)
        .select(['event_id', 'category', 'resource_id', 'event_type', 'event_at', 'received_at'])
        .where((is) => is.or([is('due_at', 'is', null), is('due_at', '<=', now)]))
        .orderBy('event_id')
        .limit(most)
        .execute();
      return rows.map((row) => ({
        eventId: row.event_id,
        category: row.category,
        resourceId: row.resource_id,
        eventType: row.event_type,
        at: row.event_at,
        receivedAt: row.received_at,
      }));
    },
    nextDue: async (tenantId) => {
      const first = sql<Date | null>`min(coalesce(due_at, received_at))`.as('at');
      return (await waiting(tenantId).select(first).executeTakeFirst())?.at ?? null;
    },
  };
}

function marksOf({ portalId, db }: PortalHandle): Pick<Inbox, 'markProcessed' | 'letWait'> {
  const events = (eventIds: string[]) =>
    db
      .updateTable('inbox_events')
      .where('portal_id', '=', portalId)
      .where(sql<boolean>`event_id = any(${eventIds}::bigint[])`);
  return {
    markProcessed: async (eventIds, at) => {
      await events(eventIds).set({ processed_at: at }).execute();
    },
    letWait: async (tenantId, eventIds, { now, until }) => {
      const earliest = db
        .selectFrom('inbox_events as other')
        .select(({ fn }) => fn.min('other.due_at').as('at'))
        .where('other.portal_id', '=', portalId)
        .where('other.tenant_id', '=', tenantId)
        .where('other.processed_at', 'is', null)
        .where('other.due_at', '>', now);
      await events(eventIds)
        .set({ due_at: sql<Date>`least(${until}::timestamptz, ${earliest})` })
        .execute();
    },
  };
}
