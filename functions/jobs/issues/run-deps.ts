import type { IssueRun } from '../../../src/issues/facts.ts';
import type { ListedIssue } from '../../../src/issues/ports.ts';
import type { BillingDeps, Deps } from '../../runtime/deps.ts';
import type { JobDeps } from '../jobs.ts';

/** What running an issue again needs: what the doors decide by, and what reads from the vendors. */
export type RunDeps = Pick<JobDeps, 'inMirror' | 'readers' | 'confirmers'> & BillingDeps & Pick<Deps, 'inIssues'>;

/** One issue that somebody has asked to be run again. */
export interface Running {
  portalId: string;
  issue: ListedIssue;
  run: IssueRun;
}

/** What came of it, in words for whoever asked. */
export interface RunOutcome {
  state: 'waiting' | 'done' | 'failed';
  words: string;
}

export const done = (words = 'It went through.'): RunOutcome => ({ state: 'done', words });
export const waiting = (words: string): RunOutcome => ({ state: 'waiting', words });
export const failed = (words: string): RunOutcome => ({ state: 'failed', words });
