import type { Issue, IssueRun, RunState } from '../facts.ts';

/**
 * How the last run of an issue stands by now. One that waits goes on by itself: it has gone through when the issue has been
 * closed since, and not when the same has happened again since.
 */
export function howRunStands(
  { closedAt, dismissed, lastSeenAt }: Pick<Issue, 'closedAt' | 'dismissed' | 'lastSeenAt'>,
  { state, at }: Pick<IssueRun, 'state' | 'at'>,
): RunState {
  if (state !== 'waiting') return state;
  if (closedAt !== null && dismissed === null) return 'done';
  return lastSeenAt > at ? 'failed' : 'waiting';
}
