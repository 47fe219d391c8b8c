import type { IssuesSeen } from '../../src/access/rules/issues-seen.ts';
import { withoutAmounts } from '../../src/access/rules/without-amounts.ts';
import { issuesQuery, type IssueList, type IssueView } from '../../src/contract/issues.ts';
import type { ListedIssue } from '../../src/issues/ports.ts';
import { ISSUE_KINDS } from '../../src/issues/rules/ways.ts';
import { canDismiss } from '../../src/issues/work-off.ts';
import { ok } from '../../src/lib/result.ts';
import { cardDoor } from '../runtime/door.ts';
import { KIND_WORDS } from '../present/issue-words.ts';
import { presentIssue } from '../present/present-issues.ts';
import { mayRun, mayRunKind, ownersOf, seenBy } from './seen-issues.ts';

const PAGE_SIZE = 25;

/** What is mended in the settings. */
const TO_SETTINGS: readonly ListedIssue['kind'][] = ['reconnect_needed', 'mapping_needs_look'];

/** GET /pages/issues: what did not go through, as far as the person may see it (C80–C82, C125). No vendor is called. */
export const getIssues = cardDoor({
  method: 'GET',
  path: '/pages/issues',
  auth: 'hubspot',
  input: issuesQuery,
  handler:
    ({ inIssues, clock }) =>
    ({ caller, input }) =>
      inIssues(caller.portalId, async (unit) => {
        const seen = await seenBy(unit, caller);
        if (!seen.ok) return seen;
        const { state, kind, order, run: runId, cursor = null } = input;
        const asked = { state, runId, ownerIds: ownersOf(seen.value) };
        const page = await unit.issues.list({ ...asked, kind, order, cursor, most: PAGE_SIZE });
        const counts = await unit.issues.counts(asked);
        return ok<IssueList>({
          issues: page.issues.map((issue) => viewFor(seen.value, issue, clock.now())),
          counts: ISSUE_KINDS.flatMap((one) => countOf(seen.value, { kind: one, count: counts[one] ?? 0, state })),
          next: page.next,
          sees: seen.value.of === 'all' ? 'all' : 'own',
        });
      }),
});

const countOf = (
  seen: IssuesSeen,
  { kind, count, state }: { kind: ListedIssue['kind']; count: number; state: 'open' | 'closed' },
): IssueList['counts'] =>
  count === 0
    ? []
    : [{ kind, title: KIND_WORDS[kind].title, count, mayRun: state === 'open' && mayRunKind(seen, kind) }];

/** The issue as the person sees it, with what may be done about it. */
export function viewFor(seen: IssuesSeen, issue: ListedIssue, now: Date): IssueView {
  const seesAll = seen.of === 'all';
  const actions: IssueView['actions'] = [];
  if (mayRun(seen, issue, now)) actions.push('run');
  if (seesAll && canDismiss(issue)) actions.push('dismiss');
  if (TO_SETTINGS.includes(issue.kind) && issue.closedAt === null) actions.push('settings');
  return presentIssue(issue, { actions, words: seesAll ? (text) => text : withoutAmounts });
}
