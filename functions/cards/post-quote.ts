import { createQuoteRequest, type CreateQuoteAnswer } from '../../src/contract/quotes.ts';
import { createQuote } from '../../src/invoicing/quotes/create-quote.ts';
import { draftQuote } from '../../src/invoicing/quotes/draft-quote.ts';
import { ok } from '../../src/lib/result.ts';
import { cardDoor } from '../runtime/door.ts';
import { presentQuoteDraft } from '../present/present-quotes.ts';
import { sendAndTell } from './send-and-tell.ts';
import { rightToBill } from '../asked/right-to-bill.ts';

/** POST /cards/deals/:dealId/quotes: makes a quote of the deal in Xero, once (C31, C47); as a draft, or sent as far as the policy lets the person go. */
export const postQuote = cardDoor({
  method: 'POST',
  path: '/cards/deals/:dealId/quotes',
  auth: 'hubspot',
  input: createQuoteRequest,
  handler:
    (deps) =>
    async ({ caller, input }) => {
      const { requestId, ...body } = input;
      const { dealId: asked, quoteId, hash, status, ...choices } = body;
      const { portalId, userId, userEmail } = caller;
      const billable = await rightToBill(deps, { caller, dealId: asked, status: undefined });
      if (!billable.ok) return billable;
      const { dealId, actor } = billable.value;
      const created = await createQuote(
        { ...deps, draft: () => draftQuote(deps, { portalId, actor, dealId, quoteId, status, choices }) },
        { portalId, userEmail, actor, dealId, quoteId, hash, status, request: { userId, requestId, body } },
      );
      if (!created.ok) return created;
      if (created.value.outcome === 'changed') {
        const { draft, changes } = created.value;
        return ok<CreateQuoteAnswer>({ outcome: 'changed', draft: presentQuoteDraft(draft), changes });
      }
      const intent = await sendAndTell(deps, { portalId, intentId: created.value.intentId });
      return ok<CreateQuoteAnswer>({ outcome: 'intent', intent });
    },
});
