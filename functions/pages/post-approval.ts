import { approveRequest, returnRequest } from '../../src/contract/approval-queue.ts';
import { cardDoor } from '../runtime/door.ts';
import { decideApproval } from './decide-approval.ts';

/** POST /pages/approvals/:approvalId/approve: approves exactly what was shown; with `send` Xero e-mails it after that (C52). */
export const postApprove = cardDoor({
  method: 'POST',
  path: '/pages/approvals/:approvalId/approve',
  auth: 'hubspot',
  input: approveRequest,
  handler:
    (deps) =>
    ({ caller, input }) =>
      decideApproval(deps, { caller, decision: { ...input, move: 'approve' } }),
});

/** POST /pages/approvals/:approvalId/return: gives the invoice back as a draft, with the reason (C52). */
export const postReturn = cardDoor({
  method: 'POST',
  path: '/pages/approvals/:approvalId/return',
  auth: 'hubspot',
  input: returnRequest,
  handler:
    (deps) =>
    ({ caller, input: { reason, ...asked } }) =>
      decideApproval(deps, { caller, decision: { ...asked, move: 'return', words: reason } }),
});
