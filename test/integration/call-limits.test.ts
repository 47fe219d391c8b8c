import { Writable } from 'node:stream';
import { createVendors } from '../../functions/runtime/create-vendors.ts';
import { randomId } from '../../src/lib/ids.ts';
import { createLog } from '../../src/lib/log.ts';
import { inBackground } from '../../src/vendors/limits/call-context.ts';
import { createLimits } from '../../src/vendors/limits/create-limits.ts';
import { openConnectedHouse, portalId, tenantId, type ConnectedHouse } from '../support/connected-house.ts';
import { eachDatabase } from '../support/databases.ts';

/* The product's own gate before the stand-in's real limits. Each test has a minute of its own. */

type Given = Parameters<typeof createLimits>[0];

const accounts = { portalId, tenantId, page: null, changedSince: null };

eachDatabase((name, fresh) => {
  let house: ConnectedHouse;
  beforeAll(async () => {
    house = await openConnectedHouse(fresh);
  });
  beforeEach(async () => {
    house.advance(3600);
    house.xero.faults.clear();
    await setLimits({ minute: 60, day: 5000, concurrent: 5 });
    // Counts of the minute before run by the time of this machine.
    await house.store.shared?.query({ text: 'truncate call_counts, call_places', values: [] });
    house.calledXero();
  });
  afterAll(() => house.remove());

  const setLimits = (settings: object) =>
    fetch(`${house.xero.url}/__sandbox/limits`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(settings),
    });

  /** One process of the product, as far as it calls Xero. */
  const startNode = (given: Partial<Given> = {}) => {
    const { store, clock } = house;
    const said: string[] = [];
    const keep = new Writable({
      write: (chunk, _encoding, done) => {
        said.push(String(chunk));
        done();
      },
    });
    const { addCalls, callPlaces, limitsTold } = store.system;
    const counting = { shared: store.shared, addCalls, callPlaces, limitsTold };
    const limits = createLimits({ ...counting, clock, newId: randomId, log: createLog('warn', keep), ...given });
    const { readers } = createVendors(house.config, { store, clock, gates: limits.gates });
    const live = () => readers.accounts(accounts);
    return {
      said,
      live,
      flush: limits.flush,
      budget: () => limits.budgetOf(tenantId),
      background: () => inBackground(live),
    };
  };
  type Call = ReturnType<ReturnType<typeof startNode>['live']>;

  /** Calls until it is refused, at most so often: how many went through, and what refused the next. */
  const callUntilRefused = async (call: () => Call, most = 100) => {
    for (let count = 0; count < most; count += 1) {
      const read = await call();
      if (!read.ok) return { count, refusal: read.error };
    }
    return { count: most, refusal: null };
  };
  const sent = (): number => house.calledXero()['getAccounts'] ?? 0;

  test('background calls stop at five left, clicks go on to the last, and Xero refuses nobody', async () => {
    await setLimits({ minute: 20 });
    const node = startNode();
    const first = await callUntilRefused(node.background);
    expect(first).toMatchObject({ count: 15, refusal: { code: 'vendor_throttled', limit: 'minute' } });
    expect(await callUntilRefused(node.live)).toMatchObject({ count: 5, refusal: { limit: 'minute' } });
    expect(sent()).toBe(20);
    expect(node.budget()).toEqual({ dayLeft: 4980, dayLimit: 5000, minuteLeft: 0 });
  });

  test('ten at once, where five may be: the others wait, and none is refused', async () => {
    house.xero.faults.add({
      ...{ operation: 'getAccounts', kind: 'delay', delayMs: 30, times: 10 },
      ...{ status: 500, probability: 1, seed: 1 },
    });
    const node = startNode();
    const read = await Promise.all(Array.from({ length: 10 }, node.live));
    expect(read.filter(({ ok }) => ok)).toHaveLength(10);
    expect(sent()).toBe(10);
  });

  test('a day that is spent is believed at once: the next call is not sent', async () => {
    await setLimits({ day: 0 });
    const node = startNode();
    const [first, second] = [await node.live(), await node.live()];
    expect(first).toMatchObject({ ok: false, error: { code: 'vendor_throttled', limit: 'day' } });
    expect(second).toEqual(first);
    expect(sent()).toBe(1);
  });

  test('the calls of the day are kept with what Xero said of it, and a process that starts knows the tier', async () => {
    const { system } = house.store;
    const node = startNode();
    await node.background();
    await node.live();
    await node.flush();
    const [row] = await house.store.withPortal(portalId, ({ db }) =>
      db.selectFrom('call_budgets').selectAll().orderBy('told_at', 'desc').limit(1).execute(),
    );
    expect(row).toMatchObject({ tenant_id: tenantId, live_calls: 1, background_calls: 1, day_limit: 5000 });
    await node.live();
    await node.flush();
    expect(await system.limitsTold()).toEqual(new Map([[tenantId, 5000]]));
    // Calls of a portal that is erased meanwhile are passed over.
    const gone = { portalId: 'gone', tenantId: 't', day: '2026-11-20', live: 1, background: 0, told: null };
    await system.addCalls([gone]);
    expect(await system.forgetCalls(new Date(house.clock.now().getTime() + 86_400_000))).toBeGreaterThan(0);
  });

  test('where the shared count fails, calls go on by this process alone, and it is logged', async () => {
    const node = startNode({ shared: { query: () => Promise.reject(new Error('the store is down')) } });
    expect((await callUntilRefused(node.background)).count).toBe(55);
    expect(node.said.join()).toContain('the shared count did not answer');
  });

  if (name === 'PGlite') return;

  test('two processes share one minute: the second is refused before it has called once', async () => {
    const [one, other] = [startNode(), startNode()];
    expect((await callUntilRefused(one.background)).count).toBe(55);
    const before = sent();
    expect(await callUntilRefused(other.background)).toMatchObject({ count: 0, refusal: { limit: 'minute' } });
    expect([before, sent()]).toEqual([55, 0]);
    const clicks = await callUntilRefused(other.live);
    expect(clicks.count).toBeLessThanOrEqual(5);
    expect(clicks.count).toBeGreaterThanOrEqual(4);
  });

  test('a call costs one statement, and the app’s minute another one in fifty', async () => {
    let statements = 0;
    const node = startNode({
      shared: {
        query: (query) => {
          statements += 1;
          return house.store.shared!.query(query);
        },
      },
    });
    await callUntilRefused(node.live, 50);
    expect(statements).toBe(51);
  });

  const slowly = (times: number, delayMs: number) =>
    house.xero.faults.add({
      ...{ operation: 'getAccounts', kind: 'delay', delayMs, times },
      ...{ status: 500, probability: 1, seed: 1 },
    });

  test('two processes share the five at once: twenty calls of both, and Xero refuses none', async () => {
    slowly(20, 40);
    const [one, other] = [startNode(), startNode()];
    const calls = Array.from({ length: 5 }, () => [one.live(), one.background(), other.live(), other.background()]);
    const read = await Promise.all(calls.flat());
    expect(read.filter((each) => !each.ok)).toEqual([]);
    expect(sent()).toBe(20);
    await Promise.all([one.flush(), other.flush()]);
    expect(await places()).toEqual([]);
  });

  test('the places of a process that was killed come back when its lease ends; the fifth is for clicks', async () => {
    const { callPlaces } = house.store.system;
    for (const most of [4, 4, 4, 4]) await callPlaces.take({ tenantId, most, holder: 'killed', ms: 60_000 });
    const node = startNode();
    const waiting = node.background();
    expect((await node.live()).ok).toBe(true);
    expect(sent()).toBe(1);
    await house.store.shared!.query({
      ...{ text: 'update call_places set held_until = clock_timestamp() where holder = $1', values: ['killed'] },
    });
    expect((await waiting).ok).toBe(true);
  });

  test('calls that follow each other cost one statement for their place, and another gives it back', async () => {
    const asked: string[] = [];
    const { callPlaces } = house.store.system;
    const noting = <A extends unknown[], T>(name: string, query: (...args: A) => Promise<T>) => {
      return (...args: A) => {
        asked.push(name);
        return query(...args);
      };
    };
    const node = startNode({
      callPlaces: {
        take: noting('take', callPlaces.take),
        renew: noting('renew', callPlaces.renew),
        giveBack: noting('give back', callPlaces.giveBack),
      },
    });
    await callUntilRefused(node.live, 30);
    await node.flush();
    expect(asked).toEqual(['take', 'give back']);
  });

  test('where the shared places fail, calls go on by this process alone, and it is logged', async () => {
    const down = () => Promise.reject(new Error('the store is down'));
    const node = startNode({ callPlaces: { take: down, renew: down, giveBack: down } });
    expect((await node.live()).ok).toBe(true);
    expect(node.said.join()).toContain('the shared places did not answer');
  });

  const places = async () => {
    const { rows } = (await house.store.shared!.query({ text: 'select place from call_places', values: [] })) as {
      rows: object[];
    };
    return rows;
  };
});
