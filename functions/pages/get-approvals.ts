import { approvalsQuery, type ApprovalList, type QueuedApproval } from '../../src/contract/approval-queue.ts';
import { ok } from '../../src/lib/result.ts';
import { cardDoor } from '../runtime/door.ts';
import { presentQueued } from '../present/present-approval.ts';
import { readinessWarnings } from './readiness-warnings.ts';
import { approvalsSeen, rightToSee } from './seen-approvals.ts';

const PAGE_SIZE = 25;

/** GET /pages/approvals: what waits for approval or was decided, as far as the person may see it (C52). No vendor is called. */
export const getApprovals = cardDoor({
  method: 'GET',
  path: '/pages/approvals',
  auth: 'hubspot',
  input: approvalsQuery,
  handler:
    ({ inPortal, clock }) =>
    ({ caller, input: { state, cursor = null } }) =>
      inPortal(caller.portalId, async (reads) => {
        const seen = await approvalsSeen(reads, caller);
        if (!seen.ok) return seen;
        const { of, books } = seen.value;
        const asked = { tenantId: books.tenantId, askedBy: of === 'all' ? null : caller.userId };
        const page = await reads.approvals.list({ ...asked, state, cursor, most: PAGE_SIZE });
        const organisation = { objectTypeId: 'xero_organisation', objectId: books.tenantId };
        const right = of === 'all' ? 'approve' : 'invoice';
        await reads.audit.note({ at: clock.now(), ...caller, ...organisation, action: 'list_approvals', right });
        const warningsOf = readinessWarnings(reads, { seen: seen.value, portalId: caller.portalId, now: clock.now() });
        const approvals: QueuedApproval[] = [];
        for (const approval of page.approvals) {
          const mine = rightToSee(seen.value, approval);
          if (mine === null) continue;
          approvals.push(presentQueued(approval, { books, right: mine, found: await warningsOf(approval) }));
        }
        return ok<ApprovalList>({
          approvals,
          waiting: await reads.approvals.countWaiting(asked),
          next: page.next,
          sees: of,
        });
      }),
});
