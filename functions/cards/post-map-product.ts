import { mapProductRequest, type MapProductAnswer } from '../../src/contract/mapping.ts';
import { mapProduct } from '../../src/invoicing/mapping/link-product.ts';
import { err, ok } from '../../src/lib/result.ts';
import { cardDoor } from '../runtime/door.ts';
import { rightToBill } from '../asked/right-to-bill.ts';

/** POST /cards/products/:productId/map: the rep who bills a deal says which item a product of its lines is. */
export const postMapProduct = cardDoor({
  method: 'POST',
  path: '/cards/products/:productId/map',
  auth: 'hubspot',
  input: mapProductRequest,
  handler:
    (deps) =>
    async ({ caller, input: { productId, dealId, itemId } }) => {
      const billable = await rightToBill(deps, { caller, dealId, status: undefined });
      if (!billable.ok) return billable;
      const who = { userId: caller.userId, userEmail: caller.userEmail, right: billable.value.actor.right };
      return deps.inOutbox(caller.portalId, async (unit) => {
        const books = await unit.billing.books();
        if (books?.state !== 'connected') return err({ code: 'not_connected' });
        const word = { tenantId: books.tenantId, productId, itemId, who, at: deps.clock.now() };
        const linked = await mapProduct(unit, word);
        return linked.ok ? ok<MapProductAnswer>({ productId, itemCode: linked.value.item.code }) : linked;
      });
    },
});
