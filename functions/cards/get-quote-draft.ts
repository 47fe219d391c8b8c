import { quoteDraftQuery } from '../../src/contract/quotes.ts';
import { DEAL } from '../../src/customers/facts.ts';
import { draftQuote } from '../../src/invoicing/quotes/draft-quote.ts';
import { ok } from '../../src/lib/result.ts';
import { cardDoor } from '../runtime/door.ts';
import { presentQuoteDraft } from '../present/present-quotes.ts';
import { rightToBill } from '../asked/right-to-bill.ts';

/**
 * GET /cards/quotes/:quoteId/draft: what would stand in Xero if the quote were made there, and what is missing (C31). HubSpot is
 * asked for the deal and the quote as they are now, Xero for nothing; nothing is written but who looked.
 */
export const getQuoteDraft = cardDoor({
  method: 'GET',
  path: '/cards/quotes/:quoteId/draft',
  auth: 'hubspot',
  input: quoteDraftQuery,
  handler:
    (deps) =>
    async ({ caller, input: { dealId: asked, quoteId, status = 'SENT', ...choices } }) => {
      const { portalId } = caller;
      const billable = await rightToBill(deps, { caller, dealId: asked, status: undefined });
      if (!billable.ok) return billable;
      const { dealId, actor } = billable.value;
      const drafted = await draftQuote(deps, { portalId, actor, dealId, quoteId, status, choices });
      if (!drafted.ok) return drafted;
      const look = { at: deps.clock.now(), ...caller, objectTypeId: DEAL, objectId: dealId, right: actor.right };
      await deps.inPortal(portalId, ({ audit }) => audit.note({ ...look, action: 'view_quote_draft' }));
      return ok(presentQuoteDraft(drafted.value));
    },
});
