import fc from 'fast-check';
import { createLog } from '../../lib/log.ts';
import type { CallClass } from './call-context.ts';
import type { Answer } from './gate.ts';
import { createXeroGate } from './xero-gate.ts';

const START = Date.parse('2026-11-20T12:00:00Z');
const caller = { portalId: '1', tenantId: 't' };

/** A gate by a clock that is moved by hand; `limits` were told before the process began. */
function open(limits: Record<string, number> = {}) {
  const state = { now: START };
  const noted: object[] = [];
  const { gate, budgetOf } = createXeroGate({
    ...{ shared: null, places: null, clock: { now: () => new Date(state.now) }, log: createLog('silent') },
    ledger: { note: (made) => noted.push(made), flush: () => Promise.resolve() },
    limitsTold: () => Promise.resolve(new Map(Object.entries(limits))),
  });
  const enter = (of: CallClass, tenantId = 't') =>
    gate({ caller: { ...caller, tenantId }, of, isSearch: false, waitMs: 5 });
  /** Sends a call that Xero answers with these headers; resolves to the refusal, if there is one. */
  const call = async (of: CallClass, headers: Record<string, string> = {}, status = 200) => {
    const entered = await enter(of);
    if (!entered.ok) return entered.error;
    entered.value(answer(headers, status));
    return null;
  };
  return { state, noted, enter, call, budget: () => budgetOf('t') };
}

const answer = (headers: Record<string, string>, status = 200): Answer => ({
  ...{ status, text: '' },
  header: (name) => headers[name] ?? null,
});
const minuteLeft = (left: number) => ({ 'x-minlimit-remaining': String(left) });
const dayLeft = (left: number) => ({ 'x-daylimit-remaining': String(left), ...minuteLeft(59) });
const refused = (limit: string, retryAfterSeconds: number) => ({
  ...{ code: 'vendor_throttled', vendor: 'xero', limit, retryAfterSeconds },
});

test('in no minute of the vendor, whenever it begins, are more than sixty sent, and background leaves five of any', async () => {
  const asked = fc.array(fc.record({ gap: fc.integer({ min: 0, max: 2500 }), isLive: fc.boolean() }), {
    minLength: 100,
    maxLength: 250,
  });
  await fc.assert(
    fc.asyncProperty(asked, fc.integer({ min: 0, max: 59_999 }), async (calls, offset) => {
      const { state, enter } = open();
      const windows = new Map<number, number>();
      for (const { gap, isLive } of calls) {
        state.now += gap;
        const entered = await enter(isLive ? 'live' : 'background');
        if (!entered.ok) continue;
        const window = Math.floor((state.now + offset) / 60_000);
        const used = (windows.get(window) ?? 0) + 1;
        windows.set(window, used);
        expect(used).toBeLessThanOrEqual(isLive ? 60 : 55);
        entered.value(answer(minuteLeft(60 - used)));
      }
    }),
    { numRuns: 30 },
  );
});

test('background stops at five left with the time until there are more; a click goes on to the last, then is told the time', async () => {
  const { state, call } = open();
  for (let count = 0; count < 55; count += 1) expect(await call('background')).toBeNull();
  state.now += 20_000;
  expect(await call('background')).toEqual(refused('minute', 41));
  for (let count = 0; count < 5; count += 1) expect(await call('live')).toBeNull();
  expect(await call('live')).toEqual(refused('minute', 41));
  state.now += 41_000;
  expect(await call('background')).toBeNull();
});

test('where Xero says that less is left than was counted, it is believed', async () => {
  const { call, budget } = open();
  expect(await call('background', minuteLeft(5))).toBeNull();
  expect(budget().minuteLeft).toBe(5);
  expect(await call('background')).toEqual(refused('minute', 61));
  expect(await call('live', minuteLeft(0))).toBeNull();
  expect(await call('live')).toMatchObject(refused('minute', 61));
});

test('calls under way are not in what an answer says: they are taken off it', async () => {
  const { enter, budget } = open();
  const [first, second] = [await enter('live'), await enter('live')];
  if (first.ok) first.value(answer(minuteLeft(30)));
  expect(budget().minuteLeft).toBe(29);
  if (second.ok) second.value(null);
});

test('limits that are lifted for a new connection are not held to', async () => {
  const { call, budget } = open();
  for (let count = 0; count < 100; count += 1) expect(await call('background', minuteLeft(500 - count))).toBeNull();
  expect(budget().minuteLeft).toBe(401);
});

test('background stops at a tenth of the day, and looks again after an hour; clicks go on', async () => {
  const { state, call, budget } = open();
  expect(await call('background', dayLeft(4000))).toBeNull();
  expect(await call('background', dayLeft(500))).toBeNull();
  expect(budget()).toMatchObject({ dayLeft: 500, dayLimit: 5000 });
  expect(await call('background')).toEqual(refused('day', 900));
  expect(await call('live', dayLeft(499))).toBeNull();
  state.now += 3_600_000;
  expect(budget().dayLeft).toBeNull();
  expect(await call('background', dayLeft(4999))).toBeNull();
});

test('the tier is the least that can have so many left, or what was told before', async () => {
  const starter = open();
  await starter.call('live', dayLeft(400));
  expect(starter.budget().dayLimit).toBe(1000);
  const core = open({ t: 5000 });
  core.budget();
  await core.call('live', dayLeft(400));
  expect(core.budget().dayLimit).toBe(5000);
  expect(await core.call('background')).toEqual(refused('day', 900));
});

test('a refusal of the vendor shuts as long as it says, for everybody, and is none of the calls that are kept', async () => {
  const { state, call, noted } = open();
  const over = { 'x-rate-limit-problem': 'day', 'retry-after': '7200' };
  expect(await call('live', over, 429)).toBeNull();
  expect(noted).toEqual([]);
  state.now += 1000;
  expect(await call('live')).toEqual(refused('day', 7199));
  state.now += 7_199_000;
  expect(await call('live', dayLeft(4999))).toBeNull();
  expect(noted).toMatchObject([{ ...caller, of: 'live', told: { limit: 5000, left: 4999 } }]);
  await call('live', { 'x-rate-limit-problem': 'appminute' }, 429);
  expect(await call('live')).toEqual(refused('appminute', 60));
});

test('five at once: the sixth waits, and after a bound is told to come back; another organisation has its own five', async () => {
  const { enter } = open();
  const five = await Promise.all(Array.from({ length: 5 }, () => enter('live')));
  expect(await enter('live')).toEqual({ ok: false, error: refused('concurrent', 2) });
  expect((await enter('live', 'another')).ok).toBe(true);
  const waiting = enter('live');
  if (five[0]?.ok) five[0].value(null);
  expect((await waiting).ok).toBe(true);
});
