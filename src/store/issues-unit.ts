import { readAccessFacts } from './access-facts.ts';
import { noteLook } from './audit-trail.ts';
import { issueDesk } from './issues-list.ts';
import type { Store } from './open.ts';
import type { PortalHandle } from './portal.ts';
import type { Queue } from './queue.ts';

/** All that the doors of the issues read and write of the handle's portal. */
const issuesUnit = (queue: Queue, handle: PortalHandle) => ({
  issues: issueDesk(handle),
  access: { factsOf: (userId: string) => readAccessFacts(handle, userId) },
  audit: { note: (look: Parameters<typeof noteLook>[1]) => noteLook(handle, look) },
  queue: {
    runIssue: (issueId: string, runId: string) => queue.send(handle, 'run-issue', { ids: { issueId, runId } }),
  },
});

/** The issues' way to this store: each piece of work in one transaction of its portal. */
export function inIssues(store: Pick<Store, 'withPortal' | 'queue'>) {
  return <T>(portalId: string, work: (unit: ReturnType<typeof issuesUnit>) => Promise<T>): Promise<T> =>
    store.withPortal(portalId, (handle) => work(issuesUnit(store.queue, handle)));
}
