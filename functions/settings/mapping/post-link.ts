import { linkRequest } from '../../../src/contract/mapping.ts';
import { linkProduct, unlinkProduct } from '../../../src/invoicing/mapping/link-product.ts';
import { readMapped } from '../../../src/invoicing/mapping/list-mapping.ts';
import { err, ok } from '../../../src/lib/result.ts';
import { presentMapped } from '../../present/present-mapping.ts';
import { financeDoor } from '../billing/finance-door.ts';

/** POST /settings/mapping/link: a person's word on which item a product is billed as, or that there is no such word. */
export const postLink = financeDoor({
  method: 'POST',
  path: '/settings/mapping/link',
  input: linkRequest,
  act: async ({ caller, input: { tenantId, productId, itemId }, unit, at, right }) => {
    if (!(await unit.billing.books(tenantId))) return err({ code: 'not_found' });
    const who = { userId: caller.userId, userEmail: caller.userEmail, right };
    const word = { tenantId, productId, who, at };
    const said = itemId === null ? await unlinkProduct(unit, word) : await linkProduct(unit, { ...word, itemId });
    if (!said.ok) return said;
    const product = 'product' in said.value ? said.value.product : said.value;
    return ok(presentMapped(await readMapped(unit.mapping, tenantId, product), await unit.settings.people()));
  },
});
