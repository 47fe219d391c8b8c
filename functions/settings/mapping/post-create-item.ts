import { createItemRequest } from '../../../src/contract/mapping.ts';
import { makeItem } from '../../cards/make-item.ts';
import { cardDoor } from '../../runtime/door.ts';
import { requireFinance } from '../billing/finance-door.ts';

/** POST /settings/mapping/create-item: an item is made in Xero of a product that has none, and the product linked to it. */
export const postCreateItem = cardDoor({
  method: 'POST',
  path: '/settings/mapping/create-item',
  auth: 'hubspot',
  input: createItemRequest,
  handler:
    (deps) =>
    async ({ caller, input }) => {
      const { requestId, ...body } = input;
      const { tenantId, productId, ...choices } = body;
      const { portalId, userId, userEmail } = caller;
      const right = await deps.settings.inSettings(portalId, (unit) => requireFinance(unit, caller));
      if (!right.ok) return right;
      const request = { userId, requestId, body };
      return makeItem(deps, { portalId, tenantId, productId, userEmail, right: right.value, choices, request });
    },
});
