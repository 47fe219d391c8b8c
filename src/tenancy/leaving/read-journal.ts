import type { Clock } from '../../lib/clock.ts';
import type { VendorFailure } from '../../lib/failure.ts';
import { ok, type Result } from '../../lib/result.ts';
import type { CursorStore, Journal, LeavingStore, LifecycleEvent } from './ports.ts';

/** What the position in HubSpot's journal is kept under. */
const CURSOR = 'hubspot_journal';

/** Entries of one reading; what there is beyond waits for the next. */
const ENTRIES_AT_ONCE = 200;

/** How far HubSpot's clock and ours may lie apart. */
const SKEW_MS = 5 * 60_000;

export interface JournalDeps {
  journal: Journal;
  cursors: CursorStore;
  store: Pick<LeavingStore, 'installationOf'>;
  /** Whether HubSpot still lets us into the portal, asked of HubSpot itself. */
  isLetIn: (portalId: string) => Promise<Result<boolean, VendorFailure>>;
  /** Takes in that the app was uninstalled. */
  uninstalled: (portalId: string) => Promise<void>;
  clock: Clock;
}

/** What a reading came to. */
export interface JournalRead {
  entries: number;
  /** Portals that were found to have uninstalled the app. */
  uninstalled: number;
}

/**
 * Reads what HubSpot's journal tells since the last time: the only place where an uninstall in HubSpot is
 * told. Events may come in any order, twice, and of portals that we never knew: an uninstall counts when it is not older than
 * the last install and HubSpot lets us in no more. The position moves after its entry was dealt with, entry by entry.
 */
export async function readJournal(deps: JournalDeps): Promise<Result<JournalRead, VendorFailure>> {
  const read: JournalRead = { entries: 0, uninstalled: 0 };
  let position = await deps.cursors.positionOf(CURSOR);
  if (position === null) {
    const subscribed = await deps.journal.subscribe();
    if (!subscribed.ok) return subscribed;
  }
  while (read.entries < ENTRIES_AT_ONCE) {
    const next = await deps.journal.next(position);
    if (!next.ok) return next;
    if (next.value === 'nothing') return ok(read);
    if (next.value === 'unknown_offset') {
      // Kept for three days. Whoever was away longer begins with the oldest that is left, and misses what was before.
      if (position === null) return ok(read);
      position = null;
      continue;
    }
    for (const event of next.value.events) {
      const left = await hasLeft(deps, event);
      if (!left.ok) return left;
      if (!left.value) continue;
      await deps.uninstalled(event.portalId);
      read.uninstalled += 1;
    }
    position = next.value.offset;
    await deps.cursors.moveTo(CURSOR, position, deps.clock.now());
    read.entries += 1;
  }
  return ok(read);
}

/** Whether the event says that a portal which we take for installed is not. */
async function hasLeft(
  { store, isLetIn }: JournalDeps,
  { kind, portalId, occurredAt }: LifecycleEvent,
): Promise<Result<boolean, VendorFailure>> {
  if (kind === 'installed') return ok(false);
  const installation = await store.installationOf(portalId);
  if (installation?.state !== 'installed') return ok(false);
  if (occurredAt.getTime() < installation.lastInstalledAt.getTime() - SKEW_MS) return ok(false);
  const letIn = await isLetIn(portalId);
  return letIn.ok ? ok(!letIn.value) : letIn;
}
