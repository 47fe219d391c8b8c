import { createItemRequest, type CreateItemAnswer } from '../../../src/contract/mapping.ts';
import { createItem } from '../../../src/invoicing/create-item.ts';
import { fold } from '../../../src/invoicing/mapping/fold.ts';
import { readMapped } from '../../../src/invoicing/list-mapping.ts';
import { err, ok } from '../../../src/lib/result.ts';
import { followIntent } from '../../cards/follow-intent.ts';
import { cardDoor } from '../../runtime/door.ts';
import { presentMapped } from '../../runtime/present-mapping.ts';
import type { SettingsUnit } from '../../runtime/settings-unit.ts';
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
      const { inSettings } = deps.settings;
      const right = await inSettings(portalId, (unit) => requireFinance(unit, caller));
      if (!right.ok) return right;
      const request = { userId, requestId, body };
      const click = { portalId, tenantId, productId, userEmail, right: right.value, choices, request };
      const created = await createItem(deps, click);
      if (!created.ok) return created;
      const intent = await followIntent(deps, { portalId, intentId: created.value });
      return inSettings(portalId, async (unit) => {
        const product = await unit.mapping.product(productId);
        if (!product) return err({ code: 'not_found' });
        const row = presentMapped(await readMapped(unit.mapping, tenantId, product), await unit.settings.people());
        const { state, problem } = intent;
        const taken = state === 'rejected' ? await takenBy(unit, tenantId, input.code ?? product.sku ?? '') : null;
        return ok<CreateItemAnswer>({ state, problem, taken, row });
      });
    },
});

/** The item that has the code. */
async function takenBy({ mapping }: SettingsUnit, tenantId: string, code: string): Promise<CreateItemAnswer['taken']> {
  const item = (await mapping.items(tenantId)).find((one) => fold(one.code) === fold(code));
  return item ? { itemId: item.id, code: item.code, name: item.name } : null;
}
