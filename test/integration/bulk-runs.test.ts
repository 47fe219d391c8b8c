import type { BulkRun } from '../../src/contract/bulk.ts';
import { bulkRun } from '../../src/contract/bulk.ts';
import { liveDeal, liveLine } from '../support/billing-facts.ts';
import { dealIds, openBulkHouse, type BulkHouse } from '../support/bulk-house.ts';
import { eachDatabase } from '../support/databases.ts';
import { APPROVER, REP } from '../support/draft-house.ts';

eachDatabase((_name, fresh) => {
  let house: BulkHouse;
  beforeAll(async () => {
    house = await openBulkHouse(fresh);
  });
  beforeEach(() => {
    house.hubspot.clear();
    house.asked.clear();
    house.xero.faults.length = 0;
    house.budget.left = { dayLeft: null, minuteLeft: null, dayLimit: null };
  });
  afterAll(() => house.remove());

  const states = ({ rows }: BulkRun) => rows.map(({ state }) => state);
  /** The invoices that Xero has for the portal, by deal. */
  const billed = async (portalId: string): Promise<string[]> => {
    const links = await house.store.withPortal(portalId, ({ db }) =>
      db.selectFrom('invoice_links').select('deal_id').orderBy('deal_id').execute(),
    );
    return links.map(({ deal_id: dealId }) => dealId);
  };
  const planned = async (portalId: string, count = 3): Promise<BulkRun> => house.plan({ portalId }, dealIds(count));
  const billAll = async (portalId: string, run: BulkRun): Promise<BulkRun> => {
    const started = await house.start({ portalId }, run);
    expect(started.error).toBeUndefined();
    await house.work(portalId, run.runId);
    return house.run({ portalId }, run.runId);
  };

  test('a run bills each chosen deal once, with three reads and one write each, and says which invoice', async () => {
    const portalId = await house.write();
    const run = await planned(portalId);
    const before = house.xero.writes;
    const started = bulkRun.strict().parse((await house.start({ portalId }, run, ['101', '103'])).value);
    expect(started).toMatchObject({ state: 'running', version: 2, counts: { waiting: 2, ready: 1 } });
    await house.work(portalId, run.runId);
    const ended = await house.run({ portalId }, run.runId);
    expect(states(ended)).toEqual(['done', 'ready', 'done']);
    expect(ended).toMatchObject({
      state: 'finished',
      progress: { done: 2, of: 2 },
      may: { start: true, retry: false },
    });
    expect(ended.rows[0]?.invoice).toMatchObject({ number: expect.stringMatching(/^INV-/) as string });
    expect(ended.totals).toEqual([{ currency: 'GBP', ready: '120.00', done: '240.00' }]);
    expect([...house.asked]).toEqual([
      ['101', 1],
      ['103', 1],
    ]);
    expect([house.xero.writes - before, await billed(portalId)]).toEqual([2, ['101', '103']]);
    const rest = await billAll(portalId, ended);
    expect([states(rest), await billed(portalId)]).toEqual([['done', 'done', 'done'], dealIds(3)]);
  });

  test('what Xero refuses is told in its words, and that alone is tried again', async () => {
    const portalId = await house.write();
    const run = await planned(portalId);
    house.xero.faults.push('rejected');
    const ended = await billAll(portalId, run);
    expect(states(ended)).toEqual(['failed', 'done', 'done']);
    expect(ended.rows[0]?.words).toContain('The document is not valid.');
    expect(ended.may).toEqual({ start: false, retry: true, stop: false });
    const before = house.xero.writes;
    const path = `/bulk/runs/${run.runId}/retry`;
    expect((await house.post({ portalId }, path, { version: ended.version })).error).toBeUndefined();
    await house.work(portalId, run.runId);
    const again = await house.run({ portalId }, run.runId);
    expect([states(again), house.xero.writes - before]).toEqual([['done', 'done', 'done'], 1]);
    expect(await house.post({ portalId }, path, { version: again.version })).toMatchObject({
      error: { code: 'conflict', message: 'Nothing of it has failed.' },
    });
  });

  test('a deal that was changed since it was planned is not billed, and says what has changed', async () => {
    const portalId = await house.write();
    const run = await planned(portalId);
    house.hubspot.set('102', liveDeal({ id: '102', lines: [liveLine({ id: 'line-102', unitPrice: '90.00' })] }));
    house.hubspot.set('103', liveDeal({ id: '103', lines: [liveLine({ id: 'line-103', quantity: null })] }));
    const ended = await billAll(portalId, run);
    expect(ended.rows.map(({ state, words }) => [state, words])).toEqual([
      ['done', null],
      [
        'needs_you',
        'It has changed since it was planned. The total was GBP 120.00 and is GBP 108.00 now. “Desk” was changed.',
      ],
      ['needs_you', expect.stringContaining('Desk') as string],
    ]);
    expect(await billed(portalId)).toEqual(['101']);
  });

  test('the right is asked again for each deal at that moment', async () => {
    const portalId = await house.write();
    const run = await planned(portalId);
    await house.start({ portalId }, run);
    await house.store.withPortal(portalId, ({ db }) =>
      db.updateTable('crm_deals').set({ owner_id: '77' }).where('object_id', '=', '102').execute(),
    );
    await house.work(portalId, run.runId);
    expect(states(await house.run({ portalId }, run.runId))).toEqual(['done', 'cannot', 'done']);
    expect(await billed(portalId)).toEqual(['101', '103']);
  });

  test('a deal that somebody bills meanwhile gets no second invoice', async () => {
    const portalId = await house.write();
    const [mine, theirs] = [await planned(portalId), await house.plan({ portalId, userId: APPROVER }, dealIds(3))];
    await billAll(portalId, mine);
    await house.start({ portalId, userId: APPROVER }, theirs);
    await house.work(portalId, theirs.runId);
    expect(await billed(portalId)).toEqual(dealIds(3));
    expect(house.xero.overlaps).toEqual([]);
    const later = await planned(portalId);
    expect(later.rows[0]).toMatchObject({
      state: 'cannot',
      words: expect.stringMatching(/billed already: INV-/) as string,
    });
  });

  test('a request that comes twice starts once; one that is out of date, or chooses what is not ready, is refused', async () => {
    const portalId = await house.write();
    const run = await planned(portalId);
    expect(await house.start({ portalId }, run, ['101', '999'])).toMatchObject({ error: { code: 'conflict' } });
    const [first, again] = [await house.start({ portalId }, run), await house.start({ portalId }, run)];
    expect([first.ok, again]).toEqual([true, first]);
    await house.work(portalId, run.runId);
    expect(await house.start({ portalId }, run)).toMatchObject({
      error: { code: 'conflict', message: expect.stringContaining('meanwhile') as string },
    });
    expect(await billed(portalId)).toEqual(dealIds(3));
  });

  test('nothing is started for an organisation that is not live, and a run ends where it is switched off', async () => {
    const portalId = await house.write();
    const run = await planned(portalId);
    const live = (isLive: boolean) =>
      house.store.withPortal(portalId, ({ db }) => db.updateTable('xero_connections').set({ live: isLive }).execute());
    await live(false);
    expect(await house.start({ portalId }, run)).toMatchObject({ error: { code: 'not_live' } });
    await live(true);
    await house.start({ portalId }, run);
    await house.runJob(house.deps, portalId, run.runId);
    await live(false);
    await house.work(portalId, run.runId);
    const ended = await house.run({ portalId }, run.runId);
    expect([ended.state, states(ended)]).toEqual(['finished', ['done', 'ready', 'ready']]);
    expect(ended.problem?.message).toContain('not live');
    expect(ended.may.start).toBe(false);
    await live(true);
    expect(states(await billAll(portalId, await house.run({ portalId }, run.runId)))).toEqual(['done', 'done', 'done']);
  });

  test('stopped: what is not begun is ready again, and the tab may come back to it', async () => {
    const portalId = await house.write();
    const run = await planned(portalId);
    await house.start({ portalId }, run);
    await house.runJob(house.deps, portalId, run.runId);
    const path = `/bulk/runs/${run.runId}/stop`;
    expect((await house.post({ portalId, userId: REP }, path, {})).error).toBeUndefined();
    await house.work(portalId, run.runId);
    const stopped = await house.run({ portalId }, run.runId);
    expect([stopped.state, states(stopped)]).toEqual(['finished', ['done', 'ready', 'ready']]);
    expect(await billed(portalId)).toEqual(['101']);
    expect((await house.post({ portalId }, path, {})).ok).toBe(true);
  });

  test('while Xero is busy a run waits until it takes calls again, and no attempt is spent', async () => {
    const portalId = await house.write();
    const run = await planned(portalId);
    house.xero.faults.push('throttled');
    const held = await billAll(portalId, run);
    expect(states(held)).toEqual(['sending', 'waiting', 'waiting']);
    expect(held).toMatchObject({ state: 'running', held: { by: 'xero' }, progress: { done: 0, of: 3 } });
    const before = house.xero.writes;
    await house.work(portalId, run.runId);
    expect(house.xero.writes).toBe(before);
    house.advance(41);
    await house.work(portalId, run.runId);
    await house.deps.sendNow.send(portalId, await underWay(portalId));
    const ended = await house.run({ portalId }, run.runId);
    expect([states(ended), ended.held, await billed(portalId)]).toEqual([['done', 'done', 'done'], null, dealIds(3)]);
  });

  test('calls that are kept for people are left to them; so is a HubSpot that is busy or away', async () => {
    const portalId = await house.write();
    const run = await planned(portalId);
    house.budget.left = { dayLeft: 900, dayLimit: 1000, minuteLeft: 5 };
    const held = await billAll(portalId, run);
    expect([states(held), held.held?.by]).toEqual([['waiting', 'waiting', 'waiting'], 'xero']);
    house.budget.left = { dayLeft: null, dayLimit: null, minuteLeft: null };
    const busy = { code: 'vendor_throttled', vendor: 'hubspot', retryAfterSeconds: 400, limit: 'day' } as const;
    house.hubspot.set('101', busy);
    house.advance(61);
    await house.work(portalId, run.runId);
    const waiting = await house.run({ portalId }, run.runId);
    expect([states(waiting), waiting.held?.by]).toEqual([['waiting', 'waiting', 'waiting'], 'hubspot']);
    house.hubspot.set('101', { code: 'vendor_unavailable', vendor: 'hubspot', detail: 'away' });
    house.advance(401);
    for (let times = 0; times < 8; times++) {
      await house.work(portalId, run.runId);
      house.advance(600);
    }
    const given = await house.run({ portalId }, run.runId);
    expect([given.state, states(given)]).toEqual(['finished', ['ready', 'ready', 'ready']]);
    expect(given.problem).toMatchObject({ message: 'HubSpot could not be reached for an hour.' });
    house.hubspot.clear();
    expect(states(await billAll(portalId, given))).toEqual(['done', 'done', 'done']);
  });

  test('what is unclear is found out and not tried again meanwhile', async () => {
    const portalId = await house.write();
    const run = await planned(portalId);
    house.xero.faults.push('done_then_500');
    const ended = await billAll(portalId, run);
    expect([states(ended), ended.may.retry]).toEqual([['checking', 'done', 'done'], false]);
    expect(ended.progress).toEqual({ done: 2, of: 3 });
    for (let minute = 0; minute < 12; minute++) {
      house.advance(60);
      await house.deps.sendNow.send(portalId, await underWay(portalId));
    }
    expect(states(await house.run({ portalId }, run.runId))).toEqual(['done', 'done', 'done']);
    expect(await billed(portalId)).toEqual(dealIds(3));
  });

  const underWay = (portalId: string): Promise<string[]> =>
    house.deps.inOutbox(portalId, ({ outbox }) => outbox.underWay());
});
