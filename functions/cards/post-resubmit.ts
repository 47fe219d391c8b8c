import { reviseInvoiceRequest } from '../../src/contract/changes.ts';
import type { CreateInvoiceAnswer } from '../../src/contract/invoicing.ts';
import { draftInvoice } from '../../src/invoicing/draft-invoice.ts';
import { reviseInvoice } from '../../src/invoicing/revise-invoice.ts';
import { ok } from '../../src/lib/result.ts';
import { cardDoor } from '../runtime/door.ts';
import { presentDraft } from '../present/present-draft.ts';
import { sendAndTell } from './send-and-tell.ts';
import { rightToBill } from '../asked/right-to-bill.ts';

/**
 * POST /cards/invoices/:invoiceId/resubmit: puts the deal as it is now in place of what its draft in Xero holds, and submits it
 * for approval (C52). Answers how the write stands, or what has changed since the person looked.
 */
export const postResubmit = cardDoor({
  method: 'POST',
  path: '/cards/invoices/:invoiceId/resubmit',
  auth: 'hubspot',
  input: reviseInvoiceRequest,
  handler:
    (deps) =>
    async ({ caller, input }) => {
      const { requestId, ...body } = input;
      const { dealId: asked, invoiceId, hash, note, ...chosen } = body;
      const { portalId, userId, userEmail } = caller;
      const choices = { ...chosen, status: 'SUBMITTED' as const };
      const billable = await rightToBill(deps, { caller, dealId: asked, status: choices.status });
      if (!billable.ok) return billable;
      const { dealId, actor } = billable.value;
      const revised = await reviseInvoice(
        {
          ...deps,
          readInvoice: deps.xero.readInvoice,
          draft: ({ stepId }) => draftInvoice(deps, { portalId, actor, dealId, choices: { ...choices, stepId } }),
        },
        {
          ...{ portalId, userEmail, actor, dealId, invoiceId, hash, note, submits: true },
          request: { userId, requestId, body },
        },
      );
      if (!revised.ok) return revised;
      if (revised.value.outcome === 'changed') {
        const { draft, changes } = revised.value;
        return ok<CreateInvoiceAnswer>({ outcome: 'changed', draft: presentDraft(draft), changes });
      }
      const intent = await sendAndTell(deps, { portalId, intentId: revised.value.intentId });
      return ok<CreateInvoiceAnswer>({ outcome: 'intent', intent });
    },
});
