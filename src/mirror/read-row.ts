import { closeIssues } from '../issues/close-issues.ts';
import type { VendorFailure } from '../lib/failure.ts';
import { ok, type Result } from '../lib/result.ts';
import type { StreamName } from './facts.ts';
import type { ConfirmRows, StreamKey } from './ports.ts';
import type { SettleDeps } from './settle-pass.ts';
import { buryRows, rowSubject, storeRows } from './store-rows.ts';

/** What became of the row: stored, not understood still, no longer at the vendor, or not to be asked for by its id. */
export type ReadRow = 'stored' | 'unreadable' | 'gone' | 'no_single_rows';

/**
 * Asks the vendor for one row of a stream as it is now, for somebody who waits. The issues of a row that is understood, or
 * that the vendor no longer has, are closed.
 */
export async function readRow(deps: SettleDeps, key: StreamKey, id: string): Promise<Result<ReadRow, VendorFailure>> {
  const confirm = confirmerOf(deps, key.stream);
  if (!confirm) return ok('no_single_rows');
  const readAt = deps.clock.now();
  const found = await confirm({ portalId: key.portalId, tenantId: key.tenantId }, [id]);
  if (!found.ok) return found;
  const { rows, unreadable, others } = found.value;
  await deps.inMirror(key.portalId, async (unit) => {
    await storeRows({ deps, unit, key }, { rows, unreadable, readAt });
    if (rows.length > 0 || unreadable.length > 0) return;
    if (others.length === 0) await buryRows({ unit, key }, [id], readAt);
    for (const kind of ['row_unreadable', 'mirror_differs'] as const)
      await closeIssues({ issues: unit.issues, ...deps }, { kind, subjects: [rowSubject(key, id)] });
  });
  if (rows.length > 0) return ok('stored');
  return ok(unreadable.length > 0 ? 'unreadable' : 'gone');
}

/** The rows of whichever stream it is go to that stream's table: both are chosen by the same name. */
const confirmerOf = ({ confirmers }: SettleDeps, stream: StreamName): ConfirmRows<StreamName> | undefined =>
  confirmers[stream];
