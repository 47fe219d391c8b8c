import type { InWriteBack, WriteBackQueue } from '../automation/ports.ts';
import type { ZoneOf } from './billing-store.ts';
import { cardReads } from './card-reads.ts';
import { issueStore } from './issues-rows.ts';
import type { Store } from './open.ts';
import type { PortalHandle } from './portal.ts';
import type { Queue } from './queue.ts';
import { writeBackStore } from './write-back-rows.ts';

export const writeBackQueue = (queue: Queue, handle: PortalHandle): WriteBackQueue => ({
  writeBack: (ids, startAfterSeconds) => queue.send(handle, 'write-back', { ids, startAfterSeconds }),
});

/** The way of writing back to this store: each piece of work in one transaction of its portal. */
export function inWriteBack(store: Pick<Store, 'withPortal' | 'queue'>, zoneOf: ZoneOf): InWriteBack {
  return (portalId, work) =>
    store.withPortal(portalId, (handle) => {
      const { customers, receivables } = cardReads(handle, zoneOf);
      return work({
        ...{ customers, receivables },
        writeBack: writeBackStore(handle),
        issues: issueStore(handle),
        queue: writeBackQueue(store.queue, handle),
      });
    });
}
