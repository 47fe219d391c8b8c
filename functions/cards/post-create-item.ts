import { dealItemRequest } from '../../src/contract/mapping.ts';
import type { NotAllowed } from '../../src/lib/failure.ts';
import { err } from '../../src/lib/result.ts';
import { cardDoor } from '../runtime/door.ts';
import { makeItem } from './make-item.ts';
import { rightToBill } from '../asked/right-to-bill.ts';

const FINANCE_ALONE: NotAllowed = { code: 'not_allowed', needed: 'approve' };

/**
 * POST /cards/products/:productId/create-item: the same by whoever bills a deal, where the settings say that an item is made
 * of a product that has none. Code and account are then the product's SKU and the defaults, and no choice of the rep's.
 */
export const postDealItem = cardDoor({
  method: 'POST',
  path: '/cards/products/:productId/create-item',
  auth: 'hubspot',
  input: dealItemRequest,
  handler:
    (deps) =>
    async ({ caller, input: { requestId, productId, dealId } }) => {
      const { portalId, userId, userEmail } = caller;
      const billable = await rightToBill(deps, { caller, dealId, status: undefined });
      if (!billable.ok) return billable;
      const books = await deps.inPortal(portalId, ({ billing }) => billing.books());
      if (!books) return err({ code: 'not_connected' });
      if (books.billing.lines.whenNoItem !== 'create_item') return err(FINANCE_ALONE);
      const request = { userId, requestId, body: { productId, dealId } };
      const { tenantId } = books;
      const { right } = billable.value.actor;
      return makeItem(deps, { portalId, tenantId, productId, userEmail, right, choices: {}, request });
    },
});
