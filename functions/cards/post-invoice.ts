import { createInvoiceRequest, type CreateInvoiceAnswer } from '../../src/contract/invoicing.ts';
import { createInvoice } from '../../src/invoicing/create-invoice.ts';
import { draftInvoice } from '../../src/invoicing/draft-invoice.ts';
import { ok } from '../../src/lib/result.ts';
import { cardDoor } from '../runtime/door.ts';
import { presentDraft } from '../present/present-draft.ts';
import { sendAndTell } from './send-and-tell.ts';
import { lookAtQuotes } from './look-at-quote.ts';
import { rightToBill } from '../asked/right-to-bill.ts';

/**
 * POST /cards/deals/:dealId/invoices: bills the deal, once (C4, C13). Answers within 8 seconds or so how the write stands,
 * or what has changed since the person looked; of Xero one write and no read for a customer that Xero knows.
 */
export const postInvoice = cardDoor({
  method: 'POST',
  path: '/cards/deals/:dealId/invoices',
  auth: 'hubspot',
  input: createInvoiceRequest,
  handler:
    (deps) =>
    async ({ caller, input }) => {
      const { requestId, ...body } = input;
      const { dealId: asked, hash, send, note, ...choices } = body;
      const { portalId, userId, userEmail } = caller;
      const billable = await rightToBill(deps, { caller, dealId: asked, status: choices.status });
      if (!billable.ok) return billable;
      const { dealId, actor } = billable.value;
      const looked = await lookAtQuotes(deps, { portalId, dealId, quoteId: choices.quoteId });
      if (!looked.ok) return looked;
      const created = await createInvoice(
        { ...deps, draft: () => draftInvoice(deps, { portalId, actor, dealId, choices }) },
        { portalId, userEmail, actor, dealId, hash, send, note, request: { userId, requestId, body } },
      );
      if (!created.ok) return created;
      if (created.value.outcome === 'changed') {
        const { draft, changes } = created.value;
        return ok<CreateInvoiceAnswer>({ outcome: 'changed', draft: presentDraft(draft), changes });
      }
      const intent = await sendAndTell(deps, { portalId, intentId: created.value.intentId });
      return ok<CreateInvoiceAnswer>({ outcome: 'intent', intent });
    },
});
