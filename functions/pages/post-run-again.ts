import type { IssuesSeen } from '../../src/access/rules/issues-seen.ts';
import { runAgainRequest, type RunAgainAnswer } from '../../src/contract/issues.ts';
import type { IssueKind } from '../../src/issues/ports.ts';
import { askRun } from '../../src/issues/work-off.ts';
import { err, ok } from '../../src/lib/result.ts';
import { cardDoor } from '../runtime/door.ts';
import type { IssuesUnit } from '../runtime/issues-unit.ts';
import { isSeen, mayRun, ownersOf, seenBy } from './seen-issues.ts';

/** Issues that one click runs; the next click runs the next ones. */
const MOST = 100;

/** POST /pages/issues/run-again: a job for each of the issues, or of the oldest of a kind (C82). */
export const postRunAgain = cardDoor({
  method: 'POST',
  path: '/pages/issues/run-again',
  auth: 'hubspot',
  input: runAgainRequest,
  handler:
    ({ inIssues, clock }) =>
    ({ caller, input }) =>
      inIssues(caller.portalId, async (unit) => {
        const seen = await seenBy(unit, caller);
        if (!seen.ok) return seen;
        const before = await askedBefore(unit, seen.value, input.runId);
        if (before > 0) return ok<RunAgainAnswer>({ runId: input.runId, asked: before, left: 0 });
        const ids = 'ids' in input ? input.ids : await idsOf(unit, seen.value, input.kind);
        const found = (await unit.issues.lock(ids)).filter((issue) => isSeen(seen.value, issue));
        const at = clock.now();
        const runnable = found.filter((issue) => mayRun(seen.value, issue, at));
        if (found.length === 0) return err({ code: 'not_found' });
        if (runnable.length === 0) return err(refusalFor(seen.value));
        const { userId, userEmail } = caller;
        await askRun(unit.issues, runnable, { runId: input.runId, userId, userEmail, at });
        for (const { issueId } of runnable) {
          await unit.queue.runIssue(issueId, input.runId);
          const issue = { objectTypeId: 'issue', objectId: issueId };
          await unit.audit.note({ at, userId, userEmail, action: 'run_issue', ...issue, right: seen.value.rightOnOwn });
        }
        const left = 'kind' in input ? (await countOf(unit, seen.value, input.kind)) - found.length : 0;
        return ok<RunAgainAnswer>({ runId: input.runId, asked: runnable.length, left });
      }),
});

const refusalFor = ({ of }: IssuesSeen) =>
  of === 'all'
    ? ({
        code: 'conflict',
        message: 'Nothing of this can be run now: it is closed, on its way, or for a person.',
      } as const)
    : ({ code: 'not_allowed', needed: 'invoice' } as const);

/** HubSpot may repeat a call: the same click is answered with what it has asked for. */
async function askedBefore({ issues }: IssuesUnit, seen: IssuesSeen, runId: string): Promise<number> {
  const counts = await issues.counts({ state: 'open', runId, ownerIds: ownersOf(seen) });
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

async function idsOf({ issues }: IssuesUnit, seen: IssuesSeen, kind: IssueKind): Promise<string[]> {
  const query = { state: 'open', kind, ownerIds: ownersOf(seen), order: 'oldest', cursor: null, most: MOST } as const;
  return (await issues.list(query)).issues.map(({ issueId }) => issueId);
}

async function countOf({ issues }: IssuesUnit, seen: IssuesSeen, kind: IssueKind): Promise<number> {
  return (await issues.counts({ state: 'open', ownerIds: ownersOf(seen) }))[kind] ?? 0;
}
