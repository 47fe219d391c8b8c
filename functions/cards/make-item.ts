import type { CreateItemAnswer } from '../../src/contract/mapping.ts';
import { createItem, type ItemClick } from '../../src/invoicing/mapping/create-item.ts';
import { readMapped } from '../../src/invoicing/mapping/list-mapping.ts';
import { fold } from '../../src/invoicing/mapping/rules/fold.ts';
import type { Failure } from '../../src/lib/failure.ts';
import { err, ok, type Result } from '../../src/lib/result.ts';
import type { Deps } from '../runtime/deps.ts';
import { presentMapped } from '../present/present-mapping.ts';
import type { SettingsUnit } from '../runtime/settings-unit.ts';
import { sendAndTell } from './send-and-tell.ts';

/** Makes the item, and tells how the write and the product's mapping stand then. Whether the person may is decided before. */
export async function makeItem(deps: Deps, click: ItemClick): Promise<Result<CreateItemAnswer, Failure>> {
  const { portalId, tenantId, productId, choices } = click;
  const created = await createItem(deps, click);
  if (!created.ok) return created;
  const { state, problem } = await sendAndTell(deps, { portalId, intentId: created.value });
  return deps.settings.inSettings(portalId, async (unit) => {
    const product = await unit.mapping.product(productId);
    if (!product) return err({ code: 'not_found' });
    const row = presentMapped(await readMapped(unit.mapping, tenantId, product), await unit.settings.people());
    const taken = state === 'rejected' ? await takenBy(unit, tenantId, choices.code ?? product.sku ?? '') : null;
    return ok({ state, problem, taken, row });
  });
}

/** The item that has the code. */
async function takenBy({ mapping }: SettingsUnit, tenantId: string, code: string): Promise<CreateItemAnswer['taken']> {
  const item = (await mapping.items(tenantId)).find((one) => fold(one.code) === fold(code));
  return item ? { itemId: item.id, code: item.code, name: item.name } : null;
}
