import type { KyselyPlugin } from 'kysely';
import { ledgerStore } from '../../src/store/ledger-entries.ts';
import type { PortalHandle } from '../../src/store/portal.ts';
import { newPortal } from '../support/card-ledgers.ts';
import { eachDatabase } from '../support/databases.ts';
import { matched } from '../support/draft-house.ts';
import { unclearIntent } from '../support/outbox/intent-row.ts';
import { openTestStore, type TestStore } from '../support/test-store.ts';

const INTENT = '3f1c7a52-1111-4222-8333-444455556666';

eachDatabase((_name, fresh) => {
  let at: TestStore;
  beforeAll(async () => {
    at = await openTestStore(fresh);
  });
  afterAll(() => at.remove());

  /** The intent made invoice `a`, and its deal is linked to that. */
  const settle = async ({ portalId, db }: PortalHandle): Promise<void> => {
    const of = { portal_id: portalId, tenant_id: `tenant-of-${portalId}`, deal_id: '6', step: 'whole' };
    await db.updateTable('outbox_intents').set({ state: 'done' }).where('intent_id', '=', INTENT).execute();
    await db
      .insertInto('invoice_links')
      .values({ ...of, invoice_id: 'a', intent_id: INTENT, linked_at: new Date() })
      .execute();
  };

  test('an invoice that arrives between two statements is on its way or linked, never neither nor both', async () => {
    const portalId = newPortal();
    const deals = matched(portalId).deal('6', { ownerId: '70' }).invoice('a', 'c', { subTotal: '100' });
    await deals.write(at.store);
    const found = await at.store.withPortal(portalId, async (handle) => {
      await handle.db.insertInto('outbox_intents').values(unclearIntent(portalId, INTENT)).execute();
      let settled: Promise<void> | null = null;
      const meanwhile: KyselyPlugin = {
        transformQuery: ({ node }) => node,
        transformResult: async ({ result }) => {
          await (settled ??= settle(handle));
          return result;
        },
      };
      const watched: PortalHandle = { portalId, db: handle.db.withPlugin(meanwhile) };
      return ledgerStore(watched).entries(`tenant-of-${portalId}`, ['6']);
    });
    expect(found.map(({ stepId }) => stepId)).toEqual(['whole']);
  });
});
