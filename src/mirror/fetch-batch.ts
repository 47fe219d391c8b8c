import type { Clock } from '../lib/clock.ts';
import type { VendorFailure } from '../lib/failure.ts';
import { ok, type Result } from '../lib/result.ts';
import type { StreamFacts } from './facts.ts';
import type { FetchByIds, FetchedRows, FetchedStream } from './ports.ts';
import type { Shown } from './rules/caught-up.ts';
import type { Batch } from './rules/next-batch.ts';
import type { ReadRows } from './store-rows.ts';

/** What Xero showed of a batch; null: nothing of that stream was asked for. */
export type Fetched = { [S in FetchedStream]: FetchedAt<S> | null };

type FetchedAt<S extends FetchedStream> = FetchedRows<StreamFacts[S]> & Pick<ReadRows<S>, 'readAt'>;

interface Fetching {
  fetchByIds: FetchByIds;
  clock: Clock;
}

interface Where {
  portalId: string;
  tenantId: string;
}

/** Reads the documents of a batch as they are now: at most one call a stream. Fails as reading from Xero fails. */
export async function fetchBatch(deps: Fetching, where: Where, batch: Batch): Promise<Result<Fetched, VendorFailure>> {
  const invoices = await fetchStream(deps, { where, stream: 'invoices', ids: batch.invoices });
  if (!invoices.ok) return invoices;
  const contacts = await fetchStream(deps, { where, stream: 'contacts', ids: batch.contacts });
  return contacts.ok ? ok({ invoices: invoices.value, contacts: contacts.value }) : contacts;
}

async function fetchStream<S extends FetchedStream>(
  { fetchByIds, clock }: Fetching,
  { where, stream, ids }: { where: Where; stream: S; ids: string[] },
): Promise<Result<FetchedAt<S> | null, VendorFailure>> {
  if (ids.length === 0) return ok(null);
  const readAt = clock.now();
  const fetched = await fetchByIds(where, stream, ids);
  return fetched.ok ? ok({ ...fetched.value, readAt }) : fetched;
}

/** Which documents Xero showed, and how new each was. Ids of both streams are Xero's own and never the same. */
export function shownIn({ invoices, contacts }: Fetched): Shown {
  const shown = new Map<string, Date | null>();
  for (const read of [invoices, contacts]) {
    for (const { id, updatedAt } of read?.rows ?? []) shown.set(id, updatedAt);
    for (const { id } of read?.unreadable ?? []) shown.set(id, null);
    for (const id of read?.others ?? []) shown.set(id, null);
  }
  return shown;
}
