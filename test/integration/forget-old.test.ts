import { assemble, type Product } from '../../functions/runtime/compose.ts';
import { createMetrics } from '../../functions/runtime/metrics.ts';
import { randomId } from '../../src/lib/ids.ts';
import { eachDatabase } from '../support/databases.ts';
import { NOW, testConfig } from '../support/door-house.ts';
import { testLog } from '../support/test-log.ts';
import { addPortal, openTestStore, type TestStore } from '../support/test-store.ts';

const DAY_MS = 24 * 3_600_000;
const ago = (ms: number): Date => new Date(NOW.getTime() - ms);

eachDatabase((_name, fresh) => {
  let opened: TestStore;
  let product: Product;
  beforeAll(async () => {
    opened = await openTestStore(fresh);
    for (const portalId of ['100', '200']) await addPortal(opened.store, portalId, [`t-${portalId}`]);
    const basics = { log: testLog(), clock: { now: () => NOW }, newId: randomId, metrics: createMetrics() };
    product = assemble(opened.store, testConfig, basics);
  });
  afterAll(async () => {
    await product.close();
    await opened.remove();
  });

  const request = (portalId: string, requestId: string, at: Date) => {
    const row = { portal_id: portalId, user_id: '7', request_id: requestId, body_hash: 'h', intent_id: 'i', at };
    return opened.store.withPortal(portalId, ({ db }) => db.insertInto('card_requests').values(row).execute());
  };
  const event = (resourceId: string, receivedAt: Date) => {
    const told = { resourceId, category: 'INVOICE', eventType: 'UPDATE', at: '2026-10-01T08:00:00' };
    const events = ['t-100', 't-200'].map((tenantId) => ({ ...told, tenantId }));
    return opened.store.system.storeEvents(events, receivedAt);
  };
  const kept = (portalId: string) =>
    opened.store.withPortal(portalId, async ({ db }) => {
      const requests = await db.selectFrom('card_requests').select('request_id').orderBy('request_id').execute();
      const events = await db.selectFrom('inbox_events').select('resource_id').orderBy('resource_id').execute();
      return [...requests.map((row) => row.request_id), ...events.map((row) => row.resource_id)];
    });

  test('the hourly work keeps requests for a day and events for 32, in every portal', async () => {
    for (const portalId of ['100', '200']) {
      await request(portalId, 'old request', ago(DAY_MS + 1));
      await request(portalId, 'request', ago(DAY_MS));
    }
    await event('old event', ago(32 * DAY_MS + 1));
    await event('event', ago(32 * DAY_MS));
    await product.work();
    expect([await kept('100'), await kept('200')]).toEqual([
      ['request', 'event'],
      ['request', 'event'],
    ]);
  });
});
