import type { RunBulkDeps } from '../../functions/jobs/bulk/run-bulk-job.ts';
import { takeUpRuns } from '../../functions/jobs/bulk/run-bulk-job.ts';
import { dealIds, openBulkHouse, withDeals, type BulkHouse } from '../support/bulk-house.ts';
import { eachDatabase } from '../support/databases.ts';

/** More transactions and calls than billing a row takes, each with its end and its commit. */
const MOST_STEPS = 36;

eachDatabase((name, fresh) => {
  /** The embedded database is slower, and its transactions end as the other's do. */
  const every = name === 'PGlite' ? 4 : 1;

  let house: BulkHouse;
  beforeAll(async () => {
    house = await openBulkHouse(fresh);
  });
  afterAll(() => house.remove());

  /** The same of a process that dies at the end of the transaction with that number, or after it or a call, and does nothing more. */
  function mortal(killAt: number): { deps: RunBulkDeps; survived: () => boolean } {
    let passed = 0;
    const pass = (): void => {
      if (passed++ >= killAt) throw new Error('killed');
    };
    const around = async <T>(work: () => Promise<T>): Promise<T> => {
      const done = await work();
      pass();
      return done;
    };
    const within =
      <U, T>(work: (unit: U) => Promise<T>) =>
      async (unit: U): Promise<T> => {
        const done = await work(unit);
        pass();
        return done;
      };
    const { deps } = house;
    return {
      survived: () => passed <= killAt,
      deps: {
        ...deps,
        inBulk: (id, work) => around(() => deps.inBulk(id, within(work))),
        inOutbox: (id, work) => around(() => deps.inOutbox(id, within(work))),
        inPortal: (id, work) => around(() => deps.inPortal(id, within(work))),
        readDeal: (...asked) => around(() => deps.readDeal(...asked)),
        sendNow: { ...deps.sendNow, send: (...sent) => around(() => deps.sendNow.send(...sent)) },
      },
    };
  }

  /** Ends the run, and tells how the deals stand. */
  const endOf = async (portalId: string, runId: string, deals: string[]): Promise<string[]> => {
    await house.work(portalId, runId);
    house.advance(60);
    const underWay = await house.deps.inOutbox(portalId, ({ outbox }) => outbox.underWay());
    await house.deps.sendNow.send(portalId, underWay);
    const rows = await house.deps.inBulk(portalId, ({ bulk }) => bulk.rows(runId));
    return rows.filter(({ dealId }) => deals.includes(dealId)).map(({ state, intent }) => `${state} ${intent?.state}`);
  };

  test('a process that is killed at any line bills nothing twice, and whoever takes over ends the run', async () => {
    const portalId = await house.write(withDeals(MOST_STEPS));
    const made = house.xero.invoices.size;
    const { runId } = await house.plan({ portalId }, dealIds(MOST_STEPS));
    for (let killAt = 0, billed = 1; killAt < MOST_STEPS; killAt += every, billed++) {
      const deals = dealIds(killAt + 1).slice(-1);
      const run = await house.run({ portalId }, runId, { rows: 'no' });
      expect((await house.start({ portalId }, run, deals)).error).toBeUndefined();
      const { deps, survived } = mortal(killAt);
      await house.runJob(deps, portalId, runId).catch(() => undefined);
      expect([killAt, await endOf(portalId, runId, deals)]).toEqual([killAt, ['sent done']]);
      expect([killAt, house.xero.invoices.size - made]).toEqual([killAt, billed]);
      if (survived()) return;
    }
    throw new Error('Billing a row took more steps than were tried');
  }, 60_000);

  test('two workers at once on the same run make one invoice a deal', async () => {
    const portalId = await house.write(withDeals(4));
    const made = house.xero.invoices.size;
    const run = await house.plan({ portalId }, dealIds(4));
    await house.start({ portalId }, run);
    const work = async (): Promise<void> => {
      for (let job = 0; job < 6; job++) await house.runJob(house.deps, portalId, run.runId);
    };
    await Promise.all([work(), work()]);
    expect(await endOf(portalId, run.runId, dealIds(4))).toEqual(dealIds(4).map(() => 'sent done'));
    expect([house.xero.invoices.size - made, house.xero.overlaps]).toEqual([4, []]);
  });

  test('a run whose jobs were lost is queued again by what is stored of it', async () => {
    const portalId = await house.write();
    const run = await house.plan({ portalId }, dealIds(3));
    await house.start({ portalId }, run);
    const asked: string[] = [];
    const inBulk: RunBulkDeps['inBulk'] = (id, work) =>
      house.deps.inBulk(id, (unit) =>
        work({
          ...unit,
          queue: {
            plan: (runId) => Promise.resolve(void asked.push(`plan ${runId}`)),
            run: (runId, seconds) => Promise.resolve(void asked.push(`run ${runId} ${seconds}`)),
          },
        }),
      );
    await takeUpRuns({ ...house.deps, inBulk, connectedPortals: () => Promise.resolve([portalId]) });
    expect(asked).toEqual([`run ${run.runId} 0`]);
  });

  test('what we break ourselves fails its own row alone', async () => {
    const portalId = await house.write();
    const run = await house.plan({ portalId }, dealIds(3));
    await house.start({ portalId }, run);
    const readDeal: RunBulkDeps['readDeal'] = (id, dealId, wanted) => {
      if (dealId === '102') throw new Error('broken');
      return house.deps.readDeal(id, dealId, wanted);
    };
    for (let job = 0; job < 4; job++) await house.runJob({ ...house.deps, readDeal }, portalId, run.runId);
    const { rows, may } = await house.run({ portalId }, run.runId);
    expect(rows.map(({ state }) => state)).toEqual(['done', 'failed', 'done']);
    expect([rows[1]?.words, may.retry]).toEqual(['Something went wrong on our side.', true]);
  });
});
