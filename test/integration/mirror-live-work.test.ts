import { pullNowJob, pullPageJob } from '../../functions/jobs/jobs.ts';
import { inMirror } from '../../src/store/mirror-unit.ts';
import { eachDatabase } from '../support/databases.ts';
import { invoiceFact } from '../support/facts.ts';
import { ReadingHouse } from '../support/mirror/reading-house.ts';
import { waitFor } from '../support/wait-for.ts';

const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 20, 8, minute));

/** With the workers of the product and the real queue. */
eachDatabase((_name, fresh) => {
  let house: ReadingHouse;
  beforeAll(async () => {
    house = await ReadingHouse.open(fresh);
  });
  afterAll(() => house.remove());

  test('while a page of a long reading is on its way, what somebody waits for is read, and what was told is fetched', async () => {
    house.vendor.lists.invoices = Array.from({ length: 12 }, (_, n) => invoiceFact({ id: `i${n}`, updatedAt: at(n) }));
    const gate = Promise.withResolvers<undefined>();
    let blocked = 0;
    const { readers } = house.vendor;
    const slow = {
      readers: {
        ...readers,
        payments: readers.payments,
        invoices: async (request: Parameters<typeof readers.invoices>[0]) => {
          if (request.page === '3') {
            blocked += 1;
            await gate.promise;
          }
          return readers.invoices(request);
        },
      },
      confirmers: house.vendor.confirmers,
    };
    const deps = house.deps({ vendor: slow });
    const told: string[] = [];
    const { queue } = house.store;
    await queue.work('pull-page', (job) => pullPageJob(deps, job));
    await queue.work('pull-now', (job) => pullNowJob(deps, job));
    await queue.work('fetch-changed', ({ ids }) => Promise.resolve(void told.push(ids.tenantId)));
    const key = house.key('payments');
    await inMirror(house.store)('100', (unit) => unit.queue.pullPage(house.key('invoices')));
    await waitFor(() => blocked === 1, { what: 'the third page', timeoutMs: 20_000 });

    await inMirror(house.store)('100', async (unit) => {
      await unit.queue.pullNow(key);
      await unit.queue.fetchChanged('t');
    });
    const read = (): Promise<boolean> => house.cursor('payments').then(({ readUntil }) => readUntil !== null);
    await waitFor(read, { what: 'the payments', timeoutMs: 20_000 });
    await waitFor(() => told.length === 1, { what: 'what was told', timeoutMs: 20_000 });
    expect([blocked, (await house.cursor('invoices')).pass?.page]).toEqual([1, '3']);

    gate.resolve(undefined);
    const end = () => house.cursor('invoices').then(({ readUntil }) => readUntil !== null);
    await waitFor(end, { what: 'the end of the reading', timeoutMs: 20_000 });
    expect(await house.ids('invoices')).toHaveLength(12);
  });
});
