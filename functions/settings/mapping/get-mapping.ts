import { mappingQuery, type MappingPage } from '../../../src/contract/mapping.ts';
import { listMapping } from '../../../src/invoicing/mapping/list-mapping.ts';
import { cursorOf, placeOf } from '../../../src/invoicing/mapping/rules/place-of.ts';
import { err, ok } from '../../../src/lib/result.ts';
import { presentMapped } from '../../present/present-mapping.ts';
import { financeDoor } from '../billing/finance-door.ts';

const PAGE_SIZE = 50;

/** GET /settings/mapping: products and the items that they are billed as, for admins and finance. No vendor is called. */
export const getMapping = financeDoor({
  method: 'GET',
  path: '/settings/mapping',
  input: mappingQuery,
  act: async ({ input: { tenantId, state, search, cursor }, unit }) => {
    const books = await unit.billing.books(tenantId);
    const after = cursor === undefined ? null : placeOf(cursor);
    if (!books || (cursor !== undefined && !after)) return err({ code: 'not_found' });
    const sought = state === 'unmapped' ? 'none' : state;
    const { rows, next } = await listMapping(unit.mapping, { tenantId, state: sought, search, after, most: PAGE_SIZE });
    const people = await unit.settings.people();
    return ok<MappingPage>({
      ...{ tenantId, organisation: books.organisation },
      rows: rows.map((row) => presentMapped(row, people)),
      next: next && cursorOf(next),
    });
  },
});
