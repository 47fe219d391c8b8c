import type { WaitingEvent } from './next-batch.ts';
import { timeOf } from './times.ts';

/** How soon Xero's list is asked again for what it did not show yet. */
export const ASK_AGAIN_SECONDS = 30;

/** How long after it came an event waits for Xero's list. Then it counts as dealt with: the document may be gone for good. */
const PATIENCE_MS = 5 * 60_000;

/** By so much an event may be later than the update time of the very change that it tells of: they are two clock readings. */
const SLACK_MS = 1000;

/** What Xero's list showed: each document's update time by its id; null where the row is a bill or could not be understood. */
export type Shown = ReadonlyMap<string, Date | null>;

/**
 * Whether Xero's list has not caught up with the event: the document is not there, or as it was before. An event whose own
 * time cannot be understood is content with any row.
 */
export function isBehind(event: WaitingEvent, shown: Shown, now: Date): boolean {
  if (now.getTime() - event.receivedAt.getTime() >= PATIENCE_MS) return false;
  const updatedAt = shown.get(event.resourceId);
  if (updatedAt === undefined) return true;
  const at = timeOf(event.at);
  return updatedAt !== null && at !== null && updatedAt.getTime() < at.getTime() - SLACK_MS;
}
