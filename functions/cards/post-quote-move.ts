import { linkQuoteRequest, moveQuoteRequest } from '../../src/contract/quotes.ts';
import { linkQuote } from '../../src/invoicing/quotes/link-quote.ts';
import { ok } from '../../src/lib/result.ts';
import { cardDoor } from '../runtime/door.ts';
import { askMove } from '../asked/ask-move.ts';
import { sendAndTell } from './send-and-tell.ts';
import { readDealQuotes } from './read-deal-quotes.ts';
import { rightToBill } from '../asked/right-to-bill.ts';

/** POST /cards/quotes/:quoteId/move: changes the status of one of the deal's quotes in Xero (C31), which is read there first. */
export const postQuoteMove = cardDoor({
  method: 'POST',
  path: '/cards/quotes/:quoteId/move',
  auth: 'hubspot',
  input: moveQuoteRequest,
  handler:
    (deps) =>
    async ({ caller, input: { requestId, ...body } }) => {
      const { portalId, userId } = caller;
      const decided = await askMove(deps, { caller, ...body, request: { userId, requestId, body } });
      return decided.ok ? ok(await sendAndTell(deps, { portalId, intentId: decided.value })) : decided;
    },
});

/** POST /cards/quotes/:quoteId/link: that a quote of the same number in Xero is this one (C31). No vendor is asked. */
export const postQuoteLink = cardDoor({
  method: 'POST',
  path: '/cards/quotes/:quoteId/link',
  auth: 'hubspot',
  input: linkQuoteRequest,
  handler:
    (deps) =>
    async ({ caller, input: { dealId: asked, quoteId, xeroQuoteId } }) => {
      const { portalId, userEmail } = caller;
      const billable = await rightToBill(deps, { caller, dealId: asked, status: undefined });
      if (!billable.ok) return billable;
      const { dealId, actor } = billable.value;
      const now = deps.clock.now();
      const linked = await deps.inOutbox(portalId, (unit) =>
        linkQuote(unit, { userEmail, actor, dealId, quoteId, xeroQuoteId, at: now }),
      );
      if (!linked.ok) return linked;
      return deps.inPortal(portalId, (reads) => readDealQuotes(reads, { caller, dealId, now }));
    },
});
