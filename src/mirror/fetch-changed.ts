import type { Clock } from '../lib/clock.ts';
import type { VendorFailure } from '../lib/failure.ts';
import type { NewId } from '../lib/ids.ts';
import { ok, type Result } from '../lib/result.ts';
import type { InvoiceFact } from './facts.ts';
import type { FetchByIds, FetchedStream, InMirror, MirrorUnit } from './ports.ts';
import { nextBatch, type Batch } from './rules/next-batch.ts';
import { storeRows, type ReadRows } from './store-rows.ts';

export interface FetchDeps {
  inMirror: InMirror;
  fetchByIds: FetchByIds;
  clock: Clock;
  newId: NewId;
}

/** Whose events: a portal and one of its organisations. */
export interface Tenant {
  portalId: string;
  tenantId: string;
}

/** What became of the inbox: nothing waited; what waited is stored; or is stored and there is more. */
export type FetchedChanges = 'none' | 'last' | 'more';

/** Events looked at in one go; what they tell of is fetched by at most one call a stream. */
const MOST_EVENTS = 500;

type Fetched = { [S in FetchedStream]: ReadRows<S> | null };

/**
 * Fetches what the inbox's events tell of, as it is now, and takes it into the mirror. Rows and the marks on the events are
 * kept together or not at all; an event that comes meanwhile waits for the next job. Fails as reading from Xero fails, and
 * every event then waits on.
 */
export async function fetchChanged(deps: FetchDeps, tenant: Tenant): Promise<Result<FetchedChanges, VendorFailure>> {
  const { portalId, tenantId } = tenant;
  const waiting = await deps.inMirror(portalId, ({ inbox }) => inbox.waiting(tenantId, MOST_EVENTS));
  if (waiting.length === 0) return ok('none');
  const batch = nextBatch(waiting);
  const fetched = await fetchBatch(deps, tenant, batch);
  if (!fetched.ok) {
    if (fetched.error.code === 'auth_revoked')
      await deps.inMirror(portalId, ({ rows }) => rows.requireReconnect(tenantId));
    return fetched;
  }
  return ok(
    await deps.inMirror(portalId, async (unit) => {
      await storeFetched({ deps, unit, tenant }, fetched.value);
      await unit.inbox.markProcessed(batch.eventIds, deps.clock.now());
      if ((await unit.inbox.waiting(tenantId, 1)).length === 0) return 'last';
      await unit.queue.fetchChanged(tenantId);
      return 'more';
    }),
  );
}

async function fetchBatch(deps: FetchDeps, tenant: Tenant, batch: Batch): Promise<Result<Fetched, VendorFailure>> {
  const invoices = await fetchStream(deps, { tenant, stream: 'invoices', ids: batch.invoices });
  if (!invoices.ok) return invoices;
  const contacts = await fetchStream(deps, { tenant, stream: 'contacts', ids: batch.contacts });
  return contacts.ok ? ok({ invoices: invoices.value, contacts: contacts.value }) : contacts;
}

async function fetchStream<S extends FetchedStream>(
  { fetchByIds, clock }: FetchDeps,
  { tenant, stream, ids }: { tenant: Tenant; stream: S; ids: string[] },
): Promise<Result<ReadRows<S> | null, VendorFailure>> {
  if (ids.length === 0) return ok(null);
  const readAt = clock.now();
  const fetched = await fetchByIds(tenant, stream, ids);
  return fetched.ok ? ok({ ...fetched.value, readAt }) : fetched;
}

interface Storing {
  deps: FetchDeps;
  unit: MirrorUnit;
  tenant: Tenant;
}

/** Contacts first: an invoice of a new customer is then never without its name. */
async function storeFetched({ deps, unit, tenant }: Storing, { invoices, contacts }: Fetched): Promise<void> {
  if (contacts) await storeRows({ deps, unit, key: { ...tenant, stream: 'contacts' } }, contacts);
  if (!invoices) return;
  await storeRows({ deps, unit, key: { ...tenant, stream: 'invoices' } }, invoices);
  if (invoices.rows.some(isPaidIn)) await unit.queue.pullPage({ ...tenant, stream: 'payments' });
}

/** No webhook tells of a payment itself: money that came in is seen on the invoice, and the payment is read after it. */
const isPaidIn = (invoice: InvoiceFact): boolean => invoice.amountPaid.gt(0);
