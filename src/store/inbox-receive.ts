import { sql, type Kysely } from 'kysely';
import { insideTransaction } from '../lib/transaction-guard.ts';
import type { VendorEvent } from '../mirror/ports.ts';
import type { Queue } from './queue.ts';
import type { Tables } from './tables.ts';

interface Stored {
  portal_id: string | null;
  tenant_id: string;
}

/** So many events at once are part of something larger, of which more is under way: it is waited for, and each document fetched once. */
const MANY = 20;
const GATHER_SECONDS = 2;

/**
 * Stores events for every portal that is connected to their organisation, and for none where nobody is; those that are there
 * already are left alone. Each of the portals gets one job for each organisation, in the same transaction; of many events it
 * starts a little later.
 */
export async function storeEvents(
  { db, queue }: { db: Kysely<Tables>; queue: Queue },
  events: VendorEvent[],
  receivedAt: Date,
): Promise<{ portalId: string | null; tenantId: string }[]> {
  return db.transaction().execute((transaction) =>
    insideTransaction(async () => {
      const { rows } = await sql<Stored>`
        insert into inbox_events (portal_id, tenant_id, category, resource_id, event_type, event_at, received_at)
        select connection.portal_id, event."tenantId", category, "resourceId", "eventType", "at", ${receivedAt}
        from jsonb_to_recordset(${JSON.stringify(events)}::jsonb)
          as event ("tenantId" text, category text, "resourceId" text, "eventType" text, "at" text)
        left join xero_connections connection on connection.tenant_id = event."tenantId" and connection.state = 'connected'
        on conflict do nothing
        returning portal_id, tenant_id`.execute(transaction);
      for (const { portalId, tenantId, events: count } of tenantsOf(rows)) {
        const startAfterSeconds = count < MANY ? undefined : GATHER_SECONDS;
        await queue.send({ portalId, db: transaction }, 'fetch-changed', { ids: { tenantId }, startAfterSeconds });
      }
      return rows.map((row) => ({ portalId: row.portal_id, tenantId: row.tenant_id }));
    }),
  );
}

/** Deletes events that came before that moment, those that belong to no portal among them. Returns how many. */
export async function forgetEvents(db: Kysely<Tables>, before: Date): Promise<number> {
  const forgotten = await db.deleteFrom('inbox_events').where('received_at', '<', before).executeTakeFirst();
  return Number(forgotten.numDeletedRows);
}

interface Told {
  portalId: string;
  tenantId: string;
  /** How many are new. */
  events: number;
}

/** Each portal and organisation once. */
function tenantsOf(rows: Stored[]): Told[] {
  const tenants = new Map<string, Told>();
  for (const { portal_id: portalId, tenant_id: tenantId } of rows) {
    if (portalId === null) continue;
    const key = `${portalId}/${tenantId}`;
    tenants.set(key, { portalId, tenantId, events: (tenants.get(key)?.events ?? 0) + 1 });
  }
  return [...tenants.values()];
}
