import type { VendorFailure } from '../lib/failure.ts';
import type { NewId } from '../lib/ids.ts';
import { ok, type Result } from '../lib/result.ts';
import { fetchBatch, shownIn, type Fetched, type Fetching } from './fetch-batch.ts';
import type { InMirror, ToldStream, WaitingEvent } from './ports.ts';
import { ASK_AGAIN_SECONDS, isBehind } from './rules/caught-up.ts';
import { nextBatch, streamOf } from './rules/next-batch.ts';
import { storeRows } from './store-rows.ts';
import { askForRest, closeFetchIssues, dueEvents, type Tenant, type Working } from './work-inbox.ts';

export interface FetchDeps extends Fetching {
  inMirror: InMirror;
  newId: NewId;
}

/**
 * What became of the inbox: nothing was due; nothing waits any more; there is more to fetch; or what is left waits until
 * Xero's list has caught up.
 */
export type FetchedChanges = 'none' | 'last' | 'more' | 'later';

/** Many invoices that are paid at once are several fetches; their payments are read once, after the last of them. */
const BURST_SECONDS = 2;

/**
 * Fetches what the inbox's events tell of, as it is now, and takes it into the mirror. Rows and the marks on the events are
 * kept together or not at all; an event that comes meanwhile waits for the next job, and one that Xero's list has not caught
 * up with is asked for again. Fails as reading from Xero fails, and every event then waits on.
 */
export async function fetchChanged(deps: FetchDeps, tenant: Tenant): Promise<Result<FetchedChanges, VendorFailure>> {
  const { portalId, tenantId } = tenant;
  const due = await dueEvents(deps, tenant);
  if (due.length === 0) return ok('none');
  const batch = nextBatch(due);
  const fetched = await fetchBatch(deps, tenant, batch);
  if (!fetched.ok) {
    if (fetched.error.code === 'auth_revoked' && !fetched.error.told)
      await deps.inMirror(portalId, ({ rows }) => rows.requireReconnect(tenantId));
    return fetched;
  }
  return ok(
    await deps.inMirror(portalId, async (unit) => {
      const working = { deps, unit, tenant };
      const behind = await markEvents(working, batch.events, fetched.value);
      await storeFetched(working, fetched.value, behind);
      if (fetched.value.invoices ?? fetched.value.contacts) await closeFetchIssues(working, 'invoices');
      return askForRest(working);
    }),
  );
}

type FetchWorking = Working & { deps: FetchDeps };

/** Marks what was shown as dealt with, and lets the rest wait; answers the documents that the rest tells of. */
async function markEvents(
  { deps, unit, tenant }: FetchWorking,
  events: WaitingEvent[],
  fetched: Fetched,
): Promise<Set<string>> {
  const { inbox } = unit;
  const now = deps.clock.now();
  const shown = shownIn(fetched);
  const behind = events.filter((event) => streamOf(event.category) && isBehind(event, shown, now));
  const done = events.filter((event) => !behind.includes(event));
  const ids = (some: WaitingEvent[]): string[] => some.map(({ eventId }) => eventId);
  await inbox.markProcessed(ids(done), now);
  await buryAbsent({ deps, unit, tenant }, done, fetched);
  if (behind.length > 0)
    await inbox.letWait(tenant.tenantId, ids(behind), { now, until: addSeconds(now, ASK_AGAIN_SECONDS) });
  return new Set(behind.map(({ resourceId }) => resourceId));
}

/**
 * A document that was asked for by its id until patience ran out, and was never there: what the mirror has of it is gone.
 * That a list of changes does not show one says nothing of the kind; Xero keeps what is voided or deleted, as such.
 */
async function buryAbsent({ unit, tenant }: Working, done: WaitingEvent[], fetched: Fetched): Promise<void> {
  const shown = shownIn(fetched);
  for (const stream of ['invoices', 'contacts'] as const) {
    const absent = done.filter(({ category, resourceId }) => streamOf(category) === stream && !shown.has(resourceId));
    const ids = absent.map(({ resourceId }) => resourceId);
    const read = fetched[stream];
    if (read && ids.length > 0) await unit.rows.markGone({ ...tenant, stream }, ids, read.readAt);
  }
}

/** Contacts first: an invoice of a new customer is then never without its name. */
const AS_STORED: readonly ToldStream[] = [
  ...(['contacts', 'invoices'] as const),
  ...(['credit_notes', 'overpayments', 'prepayments', 'payments'] as const),
];

async function storeFetched(
  { deps, unit, tenant }: FetchWorking,
  fetched: Fetched,
  behind: ReadonlySet<string>,
): Promise<void> {
  for (const stream of AS_STORED) {
    const read = fetched[stream];
    if (read) await storeRows({ deps, unit, key: { ...tenant, stream } }, read);
  }
  // Xero tells of payments only who has asked for it: money that came in is seen on the invoice, and the payment is read after it.
  const paid = fetched.invoices?.rows.some(({ id, amountPaid }) => amountPaid.gt(0) && !behind.has(id));
  if (paid && !fetched.payments)
    await unit.queue.pullNow({ ...tenant, stream: 'payments' }, { startAfterSeconds: BURST_SECONDS });
}

const addSeconds = (at: Date, seconds: number): Date => new Date(at.getTime() + seconds * 1000);
