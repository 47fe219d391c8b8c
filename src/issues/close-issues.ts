import type { IssueDeps } from './open-issue.ts';
import type { IssueKind } from './ports.ts';

/** Closes what has since gone through by itself, of one kind or of several. Returns how many issues were open. */
export async function closeIssues(
  { issues, clock }: Pick<IssueDeps, 'issues' | 'clock'>,
  done: { kind: IssueKind | IssueKind[]; subjects: string[] },
): Promise<number> {
  if (done.subjects.length === 0) return 0;
  return issues.close({ ...done, at: clock.now() });
}
