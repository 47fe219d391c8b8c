import { sql } from 'kysely';
import type { Job } from '../../src/store/queue.ts';
import { eachDatabase } from '../support/databases.ts';
import { addPortal, openTestStore, type TestStore } from '../support/test-store.ts';
import { waitFor } from '../support/wait-for.ts';

type Pull = Job<'pull-page'>;

const invoices = { tenantId: 't', stream: 'invoices' } as const;
const contacts = { tenantId: 't', stream: 'contacts' } as const;
const payments = { tenantId: 't', stream: 'payments' } as const;

eachDatabase((_name, fresh) => {
  let opened: TestStore;
  beforeEach(async () => {
    opened = await openTestStore(fresh);
    await addPortal(opened.store, '100');
    await addPortal(opened.store, '200');
  });
  afterEach(() => opened.remove());

  const send = (portalId: string, ...ids: Pull['ids'][]): Promise<void> =>
    opened.store.withPortal(portalId, async (handle) => {
      for (const id of ids) await opened.store.queue.send(handle, 'pull-page', { ids: id });
    });

  async function collect(
    count: number,
    handle: (job: Pull) => Promise<void> = () => Promise.resolve(),
  ): Promise<Pull[]> {
    const jobs: Pull[] = [];
    await opened.store.queue.work('pull-page', async (job) => {
      jobs.push(job);
      await handle(job);
    });
    await waitFor(() => jobs.length >= count, { what: `${count} jobs`, timeoutMs: 20_000 });
    return jobs;
  }

  test('a job exists when its transaction commits, and not when it is rolled back', async () => {
    const undone = opened.store.withPortal('100', async (handle) => {
      await opened.store.queue.send(handle, 'pull-page', { ids: invoices });
      throw new Error('rolled back');
    });
    await expect(undone).rejects.toThrow('rolled back');
    await send('100', contacts);
    expect(await collect(1)).toEqual([{ portalId: '100', ids: contacts, lastAttempt: false }]);
  });

  test('the same job waits once only, whatever the order of its ids; another portal has its own', async () => {
    await send('100', invoices, { stream: 'invoices', tenantId: 't' });
    await send('100', invoices, contacts);
    await send('200', invoices);
    const jobs = await collect(3);
    expect(jobs.map(({ portalId, ids }) => `${portalId} ${ids.stream}`).sort()).toEqual([
      '100 contacts',
      '100 invoices',
      '200 invoices',
    ]);
  });

  test('while a job runs the same may wait again', async () => {
    await send('100', invoices);
    let sent = false;
    const jobs = await collect(2, async () => {
      if (!sent) await send('100', invoices);
      sent = true;
    });
    expect(jobs.map((job) => job.ids)).toEqual([invoices, invoices]);
  });

  test('an organisation has one job at a time, and portals do not wait for each other', async () => {
    await send('100', invoices, contacts, payments);
    await send('200', invoices);
    const running: string[] = [];
    let together = 0;
    const other = Promise.withResolvers<undefined>();
    await collect(4, async ({ portalId }) => {
      if (running.includes(portalId)) throw new Error('two jobs of one organisation at once');
      running.push(portalId);
      together = Math.max(together, running.length);
      if (running.length === 2) other.resolve(undefined);
      if (together < 2) await other.promise;
      running.splice(running.indexOf(portalId), 1);
    });
    expect(together).toBe(2);
  });

  test("the priority of a job is the queue's own, which puts the greater first", async () => {
    await opened.store.withPortal('100', async (handle) => {
      await opened.store.queue.send(handle, 'pull-page', { ids: invoices, priority: 1 });
      await opened.store.queue.send(handle, 'pull-page', { ids: contacts, priority: 3 });
      await opened.store.queue.send(handle, 'pull-page', { ids: payments, priority: 2 });
      const { rows } = await sql`select priority from pgboss.job order by priority desc`.execute(handle.db);
      expect(rows).toEqual([{ priority: 3 }, { priority: 2 }, { priority: 1 }]);
    });
  });

  test('a job sent for later does not start now', async () => {
    await opened.store.withPortal('100', async (handle) => {
      await opened.store.queue.send(handle, 'pull-page', { ids: invoices, startAfterSeconds: 3600 });
      await opened.store.queue.send(handle, 'pull-page', { ids: contacts });
    });
    expect((await collect(1)).map(({ ids }) => ids.stream)).toEqual(['contacts']);
  });

  test('a handler that throws is called again, and is told of its last attempt', async () => {
    await opened.store.withPortal('100', async (handle) => {
      await opened.store.queue.send(handle, 'pull-page', { ids: invoices });
      await sql`update pgboss.job set retry_limit = 1, retry_delay = 0, retry_backoff = false`.execute(handle.db);
    });
    const jobs = await collect(2, () => Promise.reject(new Error('the vendor is down')));
    expect(jobs.map(({ lastAttempt }) => lastAttempt)).toEqual([false, true]);
  });

  test('a job whose process died is taken up again once it has been silent', async () => {
    await opened.store.withPortal('100', async (handle) => {
      await opened.store.queue.send(handle, 'pull-page', { ids: invoices });
      await sql`update pgboss.job set state = 'active', started_on = now(), retry_delay = 0, retry_backoff = false,
        heartbeat_on = now() - interval '21 seconds'`.execute(handle.db);
    });
    expect((await collect(1)).map(({ ids }) => ids)).toEqual([invoices]);
  });

  test('closing waits for the job that runs', async () => {
    await send('100', invoices);
    let ended = false;
    await collect(1, async () => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      await opened.store.withPortal('100', ({ db }) => db.selectFrom('portals').selectAll().execute());
      ended = true;
    });
    await opened.store.queue.close();
    expect(ended).toBe(true);
  });
});
