import { draftQuery } from '../../src/contract/invoicing.ts';
import { DEAL } from '../../src/customers/facts.ts';
import { draftInvoice, type DraftRequest } from '../../src/invoicing/draft-invoice.ts';
import type { InvoiceDraft } from '../../src/contract/invoicing.ts';
import { draftUpdate } from '../../src/invoicing/changes/draft-update.ts';
import { readUpdating } from '../../src/invoicing/changes/read-updating.ts';
import type { Failure } from '../../src/lib/failure.ts';
import { err, ok, type Result } from '../../src/lib/result.ts';
import type { Deps } from '../runtime/deps.ts';
import { presentUpdate } from '../present/present-update.ts';
import { cardDoor } from '../runtime/door.ts';
import { presentDraft } from '../present/present-draft.ts';
import { rightToBill } from '../asked/right-to-bill.ts';

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
    async ({ caller, input: { dealId: asked, updates, ...choices } }) => {
      const { portalId } = caller;
      const billable = await rightToBill(deps, { caller, dealId: asked, status: choices.status });
      if (!billable.ok) return billable;
      const { dealId, actor } = billable.value;
      const request = { portalId, actor, dealId, choices };
      const drafted = updates === undefined ? await drawNew(deps, request) : await drawUpdate(deps, request, updates);
      if (!drafted.ok) return drafted;
      const look = { at: deps.clock.now(), ...caller, objectTypeId: DEAL, objectId: dealId, right: actor.right };
      await deps.inPortal(portalId, ({ audit }) => audit.note({ ...look, action: 'view_draft' }));
      return drafted;
    },
});

async function drawNew(deps: Deps, request: DraftRequest): Promise<Result<InvoiceDraft, Failure>> {
  const drafted = await draftInvoice(deps, request);
  return drafted.ok ? ok(presentDraft(drafted.value)) : drafted;
}

/** What the invoice would become. */
async function drawUpdate(
  deps: Deps,
  request: DraftRequest,
  invoiceId: string,
): Promise<Result<InvoiceDraft, Failure>> {
  const { portalId, dealId } = request;
  const updating = await deps.inPortal(portalId, (reads) => readUpdating(reads, { dealId, invoiceId }));
  if (!updating) return err({ code: 'not_found' });
  const drafted = await draftUpdate(deps, request, updating);
  return drafted.ok ? ok(presentUpdate(drafted.value, updating)) : drafted;
}
