import { jest } from '@jest/globals';
import { createLog } from '../../lib/log.ts';
import type { CallPlaces } from '../../mirror/calls/ports.ts';
import { sharePlaces } from './shared-places.ts';

/** Two processes before one store of five places, which keeps leases by the same clock as they. */
function open() {
  const held = new Map<number, { holder: string; until: number }>();
  const now = () => performance.now();
  const isHeldBy = (holder: string, place: number) => held.get(place)?.holder === holder;
  const places: CallPlaces = {
    take: ({ most, holder, ms }) => {
      const numbers = Array.from({ length: most }, (_, index) => index + 1);
      const place = numbers.find((number) => (held.get(number)?.until ?? 0) <= now());
      if (place !== undefined) held.set(place, { holder, until: now() + ms });
      return Promise.resolve(place ?? null);
    },
    renew: (holder, listed, ms) => {
      const kept = listed.filter(({ place }) => isHeldBy(holder, place));
      for (const { place } of kept) held.set(place, { holder, until: now() + ms });
      return Promise.resolve(kept);
    },
    giveBack: (holder, listed) => {
      for (const { place } of listed) if (isHeldBy(holder, place)) held.delete(place);
      return Promise.resolve();
    },
  };
  const node = (holder: string) => sharePlaces({ places, holder, log: createLog('silent') });
  return { held, one: node('one'), other: node('other') };
}

const wanted = { tenantId: 't', most: 1, waitMs: 0 };

beforeEach(() => void jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] }));
afterEach(() => void jest.useRealTimers());

test('a place is kept for the next call, and another process has it a moment after the last', async () => {
  const { one, other, held } = open();
  for (let count = 0; count < 3; count += 1) {
    (await one.take(wanted))!();
    await jest.advanceTimersByTimeAsync(900);
  }
  expect(await other.take(wanted)).toBeNull();
  await jest.advanceTimersByTimeAsync(1000);
  expect(held.size).toBe(0);
  expect(await other.take(wanted)).not.toBeNull();
});

test('the place of a call that takes long is renewed; that of a process which is no more is not', async () => {
  const { one, other, held } = open();
  const leave = await one.take(wanted);
  await jest.advanceTimersByTimeAsync(120_000);
  expect(await other.take(wanted)).toBeNull();
  leave!();
  held.set(1, { holder: 'dead', until: performance.now() + 15_000 });
  await jest.advanceTimersByTimeAsync(15_000);
  expect(await other.take(wanted)).not.toBeNull();
});

test('a place that was lost to another process is not used again', async () => {
  const { one, held } = open();
  const leave = await one.take(wanted);
  held.set(1, { holder: 'other', until: Infinity });
  await jest.advanceTimersByTimeAsync(6000);
  leave!();
  expect(await one.take(wanted)).toBeNull();
  expect(held.get(1)?.holder).toBe('other');
});
