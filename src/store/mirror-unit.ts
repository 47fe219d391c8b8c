import type { ActOn, FollowUps } from '../invoicing/ports.ts';
import type { Changes, InMirror, MirrorQueue, MirrorStore } from '../mirror/ports.ts';
import { crmRecords } from './crm-records.ts';
import { inboxOf } from './inbox-events.ts';
import { issueStore } from './issues-rows.ts';
import { fateStore } from './links-fates.ts';
import { mappingStore } from './mapping-store.ts';
import { readMovedBalances } from './mirror-balances.ts';
import { cursorStore } from './mirror-cursors.ts';
import { presenceOf } from './mirror-presence.ts';
import { readRows, upsertRows } from './mirror-rows.ts';
import type { Store } from './open.ts';
import type { PortalHandle } from './portal.ts';
import type { Queue } from './queue.ts';

/**
 * The mirror's way to this store: each piece of work in one transaction of its portal. `followUps` says what jobs a change
 * asks for, `actOn` does what is done at once; without them nobody acts on changes.
 */
export function inMirror(
  store: Pick<Store, 'withPortal' | 'queue'>,
  followUps: FollowUps = () => [],
  actOn: ActOn = () => Promise.resolve(),
): InMirror {
  return (portalId, work) =>
    store.withPortal(portalId, (handle) =>
      work({
        rows: mirrorStore(handle),
        queue: mirrorQueue(store.queue, handle),
        issues: issueStore(handle),
        inbox: inboxOf(handle),
        crm: crmRecords(handle),
        changes: changesOf(handle, { queue: store.queue, followUps, actOn }),
      }),
    );
}

/** What many changes of one transaction ask for alike is sent once. */
function changesOf(
  handle: PortalHandle,
  { queue, followUps, actOn }: { queue: Queue; followUps: FollowUps; actOn: ActOn },
): Changes {
  const sent = new Set<string>();
  return {
    record: async (change) => {
      for (const { queue: name, ids } of followUps(change)) {
        const job = JSON.stringify([name, ids]);
        if (!sent.has(job)) await queue.send(handle, name, { ids });
        sent.add(job);
      }
      await actOn({ mapping: mappingStore(handle), fates: fateStore(handle), issues: issueStore(handle) }, change);
    },
  };
}

function mirrorStore(handle: PortalHandle): MirrorStore {
  return {
    ...cursorStore(handle),
    connectedTenants: () => connectedTenants(handle),
    requireReconnect: (tenantId) => requireReconnect(handle, tenantId),
    upsert: (key, facts, readAt) => upsertRows(handle, key, { facts, readAt }),
    ...presenceOf(handle),
    read: (key, ids) => readRows(handle, key, ids),
    movedBalances: (tenantId, ids) => readMovedBalances(handle, tenantId, ids),
  };
}

export const mirrorQueue = (queue: Queue, handle: PortalHandle): MirrorQueue => ({
  pullPage: ({ tenantId, stream }, when) => queue.send(handle, 'pull-page', { ids: { tenantId, stream }, ...when }),
  pullNow: ({ tenantId, stream }, when) => queue.send(handle, 'pull-now', { ids: { tenantId, stream }, ...when }),
  settlePass: ({ tenantId, stream }, when) => queue.send(handle, 'settle-pass', { ids: { tenantId, stream }, ...when }),
  fetchChanged: (tenantId, when) => queue.send(handle, 'fetch-changed', { ids: { tenantId }, ...when }),
  fetchLate: (tenantId, startAfterSeconds) =>
    queue.send(handle, 'fetch-changed', { ids: { tenantId }, startAfterSeconds, apart: 'late' }),
});

async function connectedTenants({ portalId, db }: PortalHandle): Promise<string[]> {
  const rows = await db
    .selectFrom('xero_connections')
    .select('tenant_id')
    .where('portal_id', '=', portalId)
    .where('state', '=', 'connected')
    .orderBy('connected_at')
    .execute();
  return rows.map((row) => row.tenant_id);
}

export async function requireReconnect({ portalId, db }: PortalHandle, tenantId: string): Promise<void> {
  await db
    .updateTable('xero_connections')
    .set({ state: 'reconnect_needed' })
    .where('portal_id', '=', portalId)
    .where('tenant_id', '=', tenantId)
    .where('state', '=', 'connected')
    .execute();
}
