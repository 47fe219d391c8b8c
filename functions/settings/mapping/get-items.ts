import { itemsQuery, type ItemList } from '../../../src/contract/mapping.ts';
import { fold } from '../../../src/invoicing/mapping/rules/fold.ts';
import { ok } from '../../../src/lib/result.ts';
import { financeDoor } from '../billing/finance-door.ts';

const MOST = 50;

/** GET /settings/mapping/items: the items that a product can be linked to, for whom no proposal suits. */
export const getItems = financeDoor({
  method: 'GET',
  path: '/settings/mapping/items',
  input: itemsQuery,
  act: async ({ input: { tenantId, search }, unit }) => {
    const items = await unit.mapping.items(tenantId);
    const found = items.filter(({ isSold, code, name }) => isSold && fold(`${code} ${name}`).includes(fold(search)));
    return ok<ItemList>({ items: found.slice(0, MOST).map(({ id, code, name }) => ({ itemId: id, code, name })) });
  },
});
