import { createLog } from '../../lib/log.ts';
import type { CallClass } from './call-context.ts';
import { createHubSpotGate } from './hubspot-gate.ts';

/** A gate by a clock that is moved by hand. */
function open() {
  const state = { now: Date.parse('2026-11-20T12:00:00Z') };
  const gate = createHubSpotGate({
    ...{ shared: null, clock: { now: () => new Date(state.now) }, log: createLog('silent') },
    ledger: { note: () => undefined, flush: () => Promise.resolve() },
  });
  const call = async (of: CallClass, { isSearch = false, status = 200, headers = {}, text = '' } = {}) => {
    const entered = await gate({ caller: { portalId: '1' }, of, isSearch, waitMs: 0 });
    if (!entered.ok) return entered.error;
    entered.value({ status, text, header: (name) => (headers as Record<string, string>)[name] ?? null });
    return null;
  };
  return { state, call, gate };
}

const refused = (limit: string, retryAfterSeconds: number) => ({
  ...{ code: 'vendor_throttled', vendor: 'hubspot', limit, retryAfterSeconds },
});

test('110 in ten seconds, of which background calls leave a tenth; searches have their own five a second', async () => {
  const { state, call } = open();
  for (let count = 0; count < 99; count += 1) expect(await call('background')).toBeNull();
  expect(await call('background')).toEqual(refused('ten-seconds', 11));
  for (let count = 0; count < 11; count += 1) expect(await call('live')).toBeNull();
  expect(await call('live')).toEqual(refused('ten-seconds', 11));
  for (let count = 0; count < 5; count += 1) expect(await call('live', { isSearch: true })).toBeNull();
  expect(await call('live', { isSearch: true })).toEqual(refused('searches', 2));
  state.now += 10_500;
  expect(await call('background')).toBeNull();
});

test('a limit that is over within the time that the call may wait is waited for', async () => {
  const { state, call, gate } = open();
  for (let count = 0; count < 5; count += 1) await call('live', { isSearch: true });
  state.now += 1495;
  const entering = gate({ caller: { portalId: '1' }, of: 'live', isSearch: true, waitMs: 100 });
  state.now += 5;
  expect((await entering).ok).toBe(true);
});

test('what HubSpot says is left is believed, and a refusal shuts for as long as it says', async () => {
  const { call } = open();
  expect(await call('live', { headers: { 'x-hubspot-ratelimit-remaining': '11' } })).toBeNull();
  expect(await call('background')).toEqual(refused('ten-seconds', 11));
  const text = JSON.stringify({ policyName: 'TEN_SECONDLY_ROLLING' });
  expect(await call('live', { status: 429, text })).toBeNull();
  expect(await call('live')).toEqual(refused('ten-seconds', 10));
  expect(await call('live', { isSearch: true })).toBeNull();
});
