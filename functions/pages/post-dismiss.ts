import { dismissRequest } from '../../src/contract/issues.ts';
import { dismissIssue } from '../../src/issues/work-off.ts';
import { err, ok } from '../../src/lib/result.ts';
import { cardDoor } from '../runtime/door.ts';
import { viewFor } from './get-issues.ts';
import { isSeen, seenBy } from './seen-issues.ts';

/** POST /pages/issues/dismiss: puts an issue aside for a reason, for whoever sees all issues. */
export const postDismiss = cardDoor({
  method: 'POST',
  path: '/pages/issues/dismiss',
  auth: 'hubspot',
  input: dismissRequest,
  handler:
    ({ inIssues, clock }) =>
    ({ caller, input }) =>
      inIssues(caller.portalId, async (unit) => {
        const seen = await seenBy(unit, caller);
        if (!seen.ok) return seen;
        if (seen.value.of !== 'all') return err({ code: 'not_allowed', needed: 'approve' });
        const { userId, userEmail } = caller;
        const at = clock.now();
        const found = (await unit.issues.lock([input.id])).find((issue) => isSeen(seen.value, issue));
        const how = { byEmail: userEmail, reason: input.reason, at };
        const dismissed = await dismissIssue(unit.issues, found, how);
        if (!dismissed.ok) return dismissed;
        const issue = { objectTypeId: 'issue', objectId: input.id };
        await unit.audit.note({ at, userId, userEmail, action: 'dismiss_issue', ...issue, right: seen.value.right });
        return ok(viewFor(seen.value, { ...dismissed.value, closedAt: at, dismissed: how }, at));
      }),
});
