import { eachDatabase } from '../support/databases.ts';
import { addPortal, openTestStore, type TestStore } from '../support/test-store.ts';
import { waitFor } from '../support/wait-for.ts';

const FLOOD = 300;
/** Jobs of one organisation at once. */
const GROUP_CONCURRENCY = 1;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

eachDatabase((_name, fresh) => {
  let opened: TestStore;
  beforeAll(async () => {
    opened = await openTestStore(fresh);
    await addPortal(opened.store, '100');
    await addPortal(opened.store, '200');
  });
  afterAll(() => opened.remove());

  /** One organisation's jobs, all at once. */
  const flood = (portalId: string, tenantId: string, count: number): Promise<void> =>
    opened.store.withPortal(portalId, async (handle) => {
      for (let each = 0; each < count; each += 1)
        await opened.store.queue.send(handle, 'settle-intent', {
          ids: { tenantId, intentId: `${tenantId}-${each}`, invoiceId: 'i' },
        });
    });

  test('behind a flood of one organisation another one’s job is the next but one, be it of the same portal', async () => {
    await flood('100', 'a', FLOOD);
    const started: string[] = [];
    await opened.store.queue.work('settle-intent', async ({ ids }) => {
      started.push(ids.tenantId);
      await pause(2);
    });
    await waitFor(() => started.length > 5, { what: 'the flood to be worked on' });
    for (const [portalId, tenantId] of [
      ['200', 'b'],
      ['100', 'c'],
    ] as const) {
      await flood(portalId, tenantId, 1);
      const before = started.length;
      await waitFor(() => started.includes(tenantId), { what: 'the other job' });
      expect(started.indexOf(tenantId) - before).toBeLessThanOrEqual(GROUP_CONCURRENCY + 1);
    }
    expect(started.length).toBeLessThan(FLOOD);
  });

  test('a job that somebody waits for passes all pages of its own organisation but the one that is read', async () => {
    const { store } = opened;
    const streams = ['invoices', 'contacts', 'payments', 'credit_notes', 'accounts', 'tax_rates'] as const;
    await store.withPortal('100', async (handle) => {
      for (const stream of streams) await store.queue.send(handle, 'pull-page', { ids: { tenantId: 'a', stream } });
    });
    const started: string[] = [];
    await store.queue.work('pull-page', async ({ ids }) => {
      started.push(ids.stream);
      await pause(300);
    });
    await store.queue.work('fetch-changed', () => {
      started.push('live');
      return Promise.resolve();
    });
    await waitFor(() => started.length > 0, { what: 'the first page' });
    await store.withPortal('100', (handle) => store.queue.send(handle, 'fetch-changed', { ids: { tenantId: 'a' } }));
    const before = started.length;
    await waitFor(() => started.includes('live'), { what: 'the job that somebody waits for' });
    expect(started.indexOf('live') - before).toBeLessThanOrEqual(1);
  });
});
