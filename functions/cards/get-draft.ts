import { draftQuery } from '../../src/contract/invoicing.ts';
import { DEAL } from '../../src/customers/facts.ts';
import { draftInvoice } from '../../src/invoicing/draft-invoice.ts';
import { ok } from '../../src/lib/result.ts';
import { cardDoor } from '../runtime/door.ts';
import { presentDraft } from '../runtime/present-draft.ts';
import { rightToBill } from './right-to-bill.ts';

/**
 * GET /cards/deals/:dealId/draft: what would stand in Xero, and what is missing (C4, C41). HubSpot is asked for the deal as
 * it is now, Xero for nothing; nothing is written but who looked.
 */
export const getDraft = cardDoor({
  method: 'GET',
  path: '/cards/deals/:dealId/draft',
  auth: 'hubspot',
  input: draftQuery,
  handler:
    (deps) =>
    async ({ caller, input: { dealId: asked, ...choices } }) => {
      const { portalId } = caller;
      const billable = await rightToBill(deps, { caller, dealId: asked, status: choices.status });
      if (!billable.ok) return billable;
      const { dealId, actor } = billable.value;
      const drafted = await draftInvoice(deps, { portalId, actor, dealId, choices });
      if (!drafted.ok) return drafted;
      const look = { at: deps.clock.now(), ...caller, objectTypeId: DEAL, objectId: dealId, right: actor.right };
      await deps.inPortal(portalId, ({ audit }) => audit.note({ ...look, action: 'view_draft' }));
      return ok(presentDraft(drafted.value));
    },
});
