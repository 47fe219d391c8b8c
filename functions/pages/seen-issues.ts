import { issuesSeen, type IssuesSeen } from '../../src/access/rules/issues-seen.ts';
import { atLeast } from '../../src/access/rules/right.ts';
import type { ListedIssue } from '../../src/issues/ports.ts';
import { WAYS } from '../../src/issues/rules/ways.ts';
import { canRun } from '../../src/issues/work-off.ts';
import type { NotAllowed } from '../../src/lib/failure.ts';
import { err, ok, type Result } from '../../src/lib/result.ts';
import type { Caller } from '../runtime/door.ts';
import type { IssuesUnit } from '../runtime/issues-unit.ts';

/** Which issues the person sees, decided from what is stored now; refused where that is none. */
export async function seenBy(
  { access }: Pick<IssuesUnit, 'access'>,
  { userId }: Pick<Caller, 'userId'>,
): Promise<Result<IssuesSeen, NotAllowed>> {
  const facts = await access.factsOf(userId);
  const seen = facts && issuesSeen(facts);
  return seen ? ok(seen) : err({ code: 'not_allowed', needed: 'status' });
}

/** The owners whose records' issues are seen; null: all issues are. */
export const ownersOf = ({ of }: IssuesSeen): string[] | null => (of === 'all' ? null : of.ownerIds);

/** Whether the issue is among those that the person sees. */
export function isSeen({ of }: IssuesSeen, { ownerId }: ListedIssue): boolean {
  return of === 'all' || (ownerId !== null && of.ownerIds.includes(ownerId));
}

/** Whether the person may run it again: who sees all may; others where it would write what they could bill themselves. */
export function mayRun(seen: IssuesSeen, issue: ListedIssue, now: Date): boolean {
  return canRun(issue, now) && mayRunKind(seen, issue.kind);
}

/** The same for a kind as a whole. */
export function mayRunKind({ of, rightOnOwn }: IssuesSeen, kind: ListedIssue['kind']): boolean {
  const { run } = WAYS[kind];
  if (run === null) return false;
  return of === 'all' || ((run === 'write' || run === 'look') && atLeast(rightOnOwn, 'invoice'));
}
