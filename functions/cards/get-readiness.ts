import { atLeast } from '../../src/access/rules/right.ts';
import { readinessQuery, type DealReadiness } from '../../src/contract/readiness.ts';
import { DEAL } from '../../src/customers/facts.ts';
import { draftFromMirror } from '../../src/invoicing/draft-invoice.ts';
import { err, ok } from '../../src/lib/result.ts';
import { cardDoor } from '../runtime/door.ts';
import { askedRecord } from '../asked/asked-customer.ts';

/**
 * GET /cards/deals/:dealId/readiness: whether the deal could be billed, at any stage (C70, C75). It is what the mirror says:
 * no vendor is asked, so that the card can show it at a glance. Why something is amiss may be said with amounts.
 */
export const getReadiness = cardDoor({
  method: 'GET',
  path: '/cards/deals/:dealId/readiness',
  auth: 'hubspot',
  input: readinessQuery,
  handler:
    ({ inPortal, clock }) =>
    ({ caller, input: { dealId: asked } }) =>
      inPortal(caller.portalId, async (reads) => {
        const { portalId, userId } = caller;
        const found = await askedRecord(reads, { objectTypeId: DEAL, objectId: asked, userId });
        if (!found.ok) return found;
        const { right, record, teamIds } = found.value;
        if (!atLeast(right, 'amounts')) return err({ code: 'not_allowed', needed: 'amounts' });
        const request = { portalId, actor: { userId, right, teamIds }, dealId: record.objectId, choices: {} };
        const drafted = await draftFromMirror(reads, { request, now: clock.now() });
        if (!drafted.ok) return drafted;
        const { draft, readAt } = drafted.value;
        const look = { at: clock.now(), ...caller, objectTypeId: DEAL, objectId: record.objectId, right };
        await reads.audit.note({ ...look, action: 'view_draft' });
        return ok<DealReadiness>({ readiness: draft.readiness, asOf: readAt.toISOString() });
      }),
});
