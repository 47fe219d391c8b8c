import { approvalQuery } from '../../src/contract/approval-queue.ts';
import { DEAL } from '../../src/customers/facts.ts';
import { err, ok } from '../../src/lib/result.ts';
import { cardDoor } from '../runtime/door.ts';
import { presentAsked } from '../present/present-approval.ts';
import { readinessWarnings } from './readiness-warnings.ts';
import { approvalsSeen, rightToSee } from './seen-approvals.ts';

/** GET /pages/approvals/:approvalId: exactly what would be approved, as the mirror has it (C52). No vendor is called. */
export const getApproval = cardDoor({
  method: 'GET',
  path: '/pages/approvals/:approvalId',
  auth: 'hubspot',
  input: approvalQuery,
  handler:
    ({ inPortal, clock }) =>
    ({ caller, input: { approvalId } }) =>
      inPortal(caller.portalId, async (reads) => {
        const seen = await approvalsSeen(reads, caller);
        if (!seen.ok) return seen;
        const { books } = seen.value;
        const approval = await reads.approvals.read(approvalId);
        const right = approval && rightToSee(seen.value, approval);
        const invoice = approval && right && (await reads.billing.invoice(books.tenantId, approval.invoiceId));
        if (!invoice) return err({ code: 'not_found' });
        const all = await reads.approvals.ofInvoices(books.tenantId, [invoice.id]);
        const look = { at: clock.now(), ...caller, objectTypeId: DEAL, objectId: approval.deal.id, right };
        await reads.audit.note({ ...look, action: 'view_approval' });
        const before = all.filter((one) => one.approvalId !== approvalId);
        const { portalId } = caller;
        const found = await readinessWarnings(reads, { seen: seen.value, portalId, now: clock.now() })(approval);
        return ok(presentAsked(approval, { books, right, found, invoice, before }));
      }),
});
