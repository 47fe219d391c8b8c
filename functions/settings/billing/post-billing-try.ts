import { topicGaps } from '../../../src/billing-settings/rules/topic-gaps.ts';
import { billingTryRequest, type BillingTryAnswer } from '../../../src/contract/billing-settings.ts';
import { DEAL } from '../../../src/customers/facts.ts';
import { trySettings } from '../../../src/invoicing/try-settings.ts';
import { err, ok } from '../../../src/lib/result.ts';
import { cardDoor } from '../../runtime/door.ts';
import { presentTried } from '../../present/present-tried.ts';
import { choosableOf } from './choosable-of.ts';
import { requireFinance } from './finance-door.ts';

const NO_DEAL: BillingTryAnswer = { deal: null, lines: [] };

/**
 * POST /settings/billing/try: what the draft of a real deal is, and what it would be with a topic set otherwise; of no deal in
 * particular, that which was won last. What could not be set is refused as it would be then. Nothing is written but who looked.
 */
export const postBillingTry = cardDoor({
  method: 'POST',
  path: '/settings/billing/try',
  auth: 'hubspot',
  input: billingTryRequest,
  handler:
    (deps) =>
    async ({ caller, input }) => {
      const { portalId, userId } = caller;
      const asked = await deps.settings.inSettings(portalId, async (unit) => {
        const right = await requireFinance(unit, caller);
        if (!right.ok) return right;
        const found = await choosableOf({ unit, properties: null }, input.tenantId);
        if (!found.ok) return found;
        const gaps = topicGaps(input, found.value.choosable);
        if (gaps.length > 0) return err({ code: 'not_ready' as const, gaps });
        return ok({ right: right.value, dealId: input.dealId ?? (await unit.billingSettings.wonLast()) });
      });
      if (!asked.ok) return asked;
      const { right, dealId } = asked.value;
      if (dealId === null) return ok(NO_DEAL);
      // Finance may take any invoice as far as it goes, whatever its teams may.
      const request = { portalId, actor: { userId, right, teamIds: [] }, dealId, choices: {} };
      const tried = await trySettings(deps, { tenantId: input.tenantId, chosen: input, request });
      if (!tried.ok) return tried;
      const look = { at: deps.clock.now(), ...caller, objectTypeId: DEAL, objectId: dealId, right };
      await deps.inPortal(portalId, ({ audit }) => audit.note({ ...look, action: 'view_draft' }));
      return ok(presentTried(tried.value));
    },
});
