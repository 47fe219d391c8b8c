import type { ApprovalView } from '../../src/contract/approvals.ts';
import type { Approval } from '../../src/approvals/facts.ts';

/** How asking for an approval stands, for whoever may see the amounts of the deal. */
export const presentApproval = (approval: Approval): ApprovalView => ({
  approvalId: approval.approvalId,
  state: approval.state,
  askedBy: approval.askedBy && approval.askedBy.email,
  askedAt: approval.askedAt.toISOString(),
  note: approval.note,
  decidedBy: approval.decidedBy && approval.decidedBy.email,
  decidedAt: approval.decidedAt && approval.decidedAt.toISOString(),
  reason: approval.reason,
});
