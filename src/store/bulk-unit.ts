import type { BulkQueue, InBulk } from '../bulk/ports.ts';
import type { ZoneOf } from './billing-store.ts';
import { bulkRows } from './bulk-rows.ts';
import { bulkRuns } from './bulk-runs.ts';
import { cardReads } from './card-reads.ts';
import type { Store } from './open.ts';
import type { PortalHandle } from './portal.ts';
import type { Queue } from './queue.ts';

const bulkQueue = (queue: Queue, handle: PortalHandle): BulkQueue => ({
  plan: (runId) => queue.send(handle, 'plan-bulk', { ids: { runId } }),
  // A job that is due soon is not left out because a later one waits already.
  run: (runId, startAfterSeconds) =>
    queue.send(handle, 'run-bulk', { ids: { runId }, apart: `after ${startAfterSeconds} s`, startAfterSeconds }),
});

/** The way of billing many deals to this store: each piece of work in one transaction of its portal. */
export function inBulk(store: Pick<Store, 'withPortal' | 'queue'>, zoneOf: ZoneOf): InBulk {
  return (portalId, work) =>
    store.withPortal(portalId, (handle) =>
      work({
        ...cardReads(handle, zoneOf),
        bulk: { ...bulkRuns(handle), ...bulkRows(handle) },
        queue: bulkQueue(store.queue, handle),
      }),
    );
}
