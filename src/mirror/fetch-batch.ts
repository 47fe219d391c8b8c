import type { Clock } from '../lib/clock.ts';
import type { VendorFailure } from '../lib/failure.ts';
import { ok, type Result } from '../lib/result.ts';
import type { StreamFacts } from './facts.ts';
import type { FetchByIds, FetchedRows, FetchSince, ToldStream } from './ports.ts';
import type { Shown } from './rules/caught-up.ts';
import type { Batch } from './rules/next-batch.ts';
import type { ReadRows } from './store-rows.ts';

/** What Xero showed of a batch; a stream of which nothing was asked for is absent. */
export type Fetched = { [S in ToldStream]?: FetchedAt<S> };

type FetchedAt<S extends ToldStream> = FetchedRows<StreamFacts[S]> & Pick<ReadRows<S>, 'readAt'>;

export interface Fetching {
  fetchByIds: FetchByIds;
  fetchSince: FetchSince;
  clock: Clock;
}

interface Where {
  portalId: string;
  tenantId: string;
}

const IN_ORDER: readonly ToldStream[] = [
  ...(['invoices', 'contacts'] as const),
  ...(['credit_notes', 'overpayments', 'prepayments', 'payments'] as const),
];

/** Reads the documents of a batch as they are now: at most one call a stream, as long as a list has one page. Fails as reading from Xero fails. */
export async function fetchBatch(deps: Fetching, where: Where, batch: Batch): Promise<Result<Fetched, VendorFailure>> {
  const fetched: Fetched = {};
  for (const stream of IN_ORDER) {
    const readAt = deps.clock.now();
    const read = await fetchStream(deps, where, { stream, batch });
    if (read?.ok === false) return read;
    if (read) Object.assign(fetched, { [stream]: { ...read.value, readAt } });
  }
  return ok(fetched);
}

/** Null: nothing of that stream is asked for. */
async function fetchStream(
  { fetchByIds, fetchSince }: Fetching,
  where: Where,
  { stream, batch }: { stream: ToldStream; batch: Batch },
): Promise<Result<FetchedRows<StreamFacts[ToldStream]>, VendorFailure> | null> {
  if (stream === 'invoices' || stream === 'contacts')
    return batch[stream].length === 0 ? null : fetchByIds(where, stream, batch[stream]);
  const since = batch.since[stream];
  return since ? fetchSince(where, stream, since) : null;
}

/** Which documents Xero showed, and how new each was. Ids of all streams are Xero's own and never the same. */
export function shownIn(fetched: Fetched): Shown {
  const shown = new Map<string, Date | null>();
  for (const { rows, unreadable, others } of Object.values(fetched)) {
    for (const { id, updatedAt } of rows) shown.set(id, updatedAt);
    for (const { id } of unreadable) shown.set(id, null);
    for (const id of others) shown.set(id, null);
  }
  return shown;
}
