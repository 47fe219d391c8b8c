import { changedSince } from '../../src/bulk/rules/planned.ts';
import { bulkPreviewQuery, type BulkPreview } from '../../src/contract/bulk.ts';
import { DEAL } from '../../src/customers/facts.ts';
import { draftInvoice } from '../../src/invoicing/draft-invoice.ts';
import { err, ok } from '../../src/lib/result.ts';
import { rightToBill } from '../asked/right-to-bill.ts';
import { cardDoor } from '../runtime/door.ts';
import { presentDraft } from '../present/present-draft.ts';
import { runSeen } from './seen-runs.ts';

/**
 * GET /bulk/runs/:runId/rows/:dealId: what would stand in Xero, as the deal's card shows it, and what of it is no longer as it
 * was planned. HubSpot is asked for the deal as it is now.
 */
export const getPreview = cardDoor({
  method: 'GET',
  path: '/bulk/runs/:runId/rows/:dealId',
  auth: 'hubspot',
  input: bulkPreviewQuery,
  handler:
    (deps) =>
    async ({ caller, input: { runId, dealId } }) => {
      const { portalId } = caller;
      const found = await deps.inBulk(portalId, async (unit) => {
        const seen = await runSeen(unit, caller, { runId });
        if (!seen.ok) return seen;
        const row = await unit.bulk.row(runId, dealId);
        return row ? ok({ row, status: seen.value.run.status }) : err({ code: 'not_found' } as const);
      });
      if (!found.ok) return found;
      const { row, status } = found.value;
      const billable = await rightToBill(deps, { caller, dealId, status });
      if (!billable.ok) return billable;
      const { actor } = billable.value;
      const drafted = await draftInvoice(deps, { portalId, actor, dealId, choices: { status } });
      if (!drafted.ok) return drafted;
      const look = { at: deps.clock.now(), ...caller, objectTypeId: DEAL, objectId: dealId, right: actor.right };
      await deps.inPortal(portalId, ({ audit }) => audit.note({ ...look, action: 'view_draft' }));
      const { draft } = drafted.value;
      const isComparable = row.planned !== null && draft.gaps.length === 0;
      const changes = isComparable && row.planned ? changedSince(row.planned, draft) : [];
      return ok<BulkPreview>({ draft: presentDraft(drafted.value), changes });
    },
});
