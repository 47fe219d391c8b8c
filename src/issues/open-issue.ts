import type { Clock } from '../lib/clock.ts';
import type { NewId } from '../lib/ids.ts';
import type { IssueReport, IssueStore } from './ports.ts';

export interface IssueDeps {
  issues: IssueStore;
  clock: Clock;
  newId: NewId;
}

/**
 * Records what did not go through. The same thing happening again adds to the open issue, it never opens a second one;
 * after it has been closed, it opens anew.
 */
export async function openIssue({ issues, clock, newId }: IssueDeps, report: IssueReport): Promise<void> {
  await issues.open({ ...report, issueId: newId(), at: clock.now() });
}
