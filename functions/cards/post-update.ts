import { updateInvoiceRequest } from '../../src/contract/changes.ts';
import type { CreateInvoiceAnswer } from '../../src/contract/invoicing.ts';
import { draftUpdate } from '../../src/invoicing/changes/draft-update.ts';
import { reviseInvoice } from '../../src/invoicing/revise-invoice.ts';
import { ok } from '../../src/lib/result.ts';
import { cardDoor } from '../runtime/door.ts';
import { presentUpdate } from '../present/present-update.ts';
import { sendAndTell } from './send-and-tell.ts';
import { rightToBill } from '../asked/right-to-bill.ts';

/**
 * POST /cards/invoices/:invoiceId/update: puts the deal as it is now in place of what the invoice holds that is not approved
 * yet, its lines by their ids (C101). Answers how the write stands, or what the person has not seen yet.
 */
export const postUpdate = cardDoor({
  method: 'POST',
  path: '/cards/invoices/:invoiceId/update',
  auth: 'hubspot',
  input: updateInvoiceRequest,
  handler:
    (deps) =>
    async ({ caller, input }) => {
      const { requestId, ...body } = input;
      const { dealId: asked, invoiceId, hash, version, ...choices } = body;
      const { portalId, userId, userEmail } = caller;
      const billable = await rightToBill(deps, { caller, dealId: asked, status: 'DRAFT' });
      if (!billable.ok) return billable;
      const { dealId, actor } = billable.value;
      const revised = await reviseInvoice(
        {
          ...deps,
          readInvoice: deps.xero.readInvoice,
          draft: (updating) => draftUpdate(deps, { portalId, actor, dealId, choices }, updating),
        },
        {
          ...{ portalId, userEmail, actor, dealId, invoiceId, hash, version, submits: false },
          request: { userId, requestId, body },
        },
      );
      if (!revised.ok) return revised;
      if (revised.value.outcome === 'changed') {
        const { draft, changes, updating } = revised.value;
        return ok<CreateInvoiceAnswer>({ outcome: 'changed', draft: presentUpdate(draft, updating), changes });
      }
      const intent = await sendAndTell(deps, { portalId, intentId: revised.value.intentId });
      return ok<CreateInvoiceAnswer>({ outcome: 'intent', intent });
    },
});
