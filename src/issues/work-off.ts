import type { Conflict, NotFound } from '../lib/failure.ts';
import { err, ok, type Result } from '../lib/result.ts';
import type { Issue, IssueRun } from './facts.ts';
import type { IssueDesk, ListedIssue } from './ports.ts';
import { WAYS } from './rules/ways.ts';

/** A run that has not ended by then has lost its job, and may be asked for again. */
const LOST_AFTER_MS = 10 * 60_000;

/** Whether something can be run again to have the issue gone. */
export function canRun({ kind, closedAt, run }: Pick<Issue, 'kind' | 'closedAt' | 'run'>, now: Date): boolean {
  if (closedAt !== null || WAYS[kind].run === null) return false;
  return run?.state !== 'asked' || now.getTime() - run.at.getTime() > LOST_AFTER_MS;
}

/** Whether the issue may be put aside with a reason. */
export const canDismiss = ({ kind, closedAt }: Pick<Issue, 'kind' | 'closedAt'>): boolean =>
  closedAt === null && WAYS[kind].dismissible;

/** Who asks, by which click, when. */
export type RunRequest = Pick<IssueRun, 'runId' | 'userId' | 'userEmail' | 'at'>;

/** Notes that the issues are to be run again. The caller has seen that they can be, and queues a job for each. */
export async function askRun(
  desk: Pick<IssueDesk, 'saveRun'>,
  issues: ListedIssue[],
  request: RunRequest,
): Promise<void> {
  for (const { issueId } of issues) await desk.saveRun(issueId, { ...request, state: 'asked', words: null });
}

const CLOSED: Conflict = { code: 'conflict', message: 'This issue is closed already.' };
const LASTS: Conflict = {
  code: 'conflict',
  message: 'This cannot be put aside: it is closed by itself when it works again.',
};

/** Puts an issue aside for a reason. */
export async function dismissIssue(
  desk: Pick<IssueDesk, 'dismiss'>,
  issue: ListedIssue | undefined,
  how: { byEmail: string; reason: string; at: Date },
): Promise<Result<ListedIssue, NotFound | Conflict>> {
  if (!issue) return err({ code: 'not_found' });
  if (issue.closedAt !== null) return err(CLOSED);
  if (!canDismiss(issue)) return err(LASTS);
  await desk.dismiss(issue.issueId, how);
  return ok(issue);
}
