import { createClock } from '../kit/clock.ts';
import { createLimiter } from './limits.ts';

const START = new Date('2026-11-22T09:00:00Z');
const PLACES = ['one', 'two', 'three', 'four'].map((tenantId) => ({ app: 'app', tenantId }));

/** So many calls that are over at once; what the last of them was told. */
const call = (limiter: ReturnType<typeof createLimiter>, place: (typeof PLACES)[number], times = 1) => {
  const answers = Array.from({ length: times }, () => {
    const taken = limiter.take(place);
    if (taken.refused === undefined) limiter.release(place);
    return taken;
  });
  return answers.at(-1)!;
};

test('the limits are Xero’s own unless others are set', () => {
  const limiter = createLimiter(createClock(START));
  expect(limiter.limits).toMatchObject({ minute: 60, day: 5000, concurrent: 5, appMinute: 10_000 });
  const [place] = PLACES as [(typeof PLACES)[number]];
  expect(call(limiter, place, 60).refused).toBeUndefined();
  expect(call(limiter, place).refused).toMatchObject({ problem: 'minute' });
});

test('a window is fixed, and begins at another time for each organisation', () => {
  const clock = createClock(START);
  const limiter = createLimiter(clock, { minute: 1 });
  const waits = PLACES.map((place) => {
    call(limiter, place);
    return call(limiter, place).refused?.retryAfter ?? 0;
  });
  expect(new Set(waits).size).toBe(PLACES.length);
  const [place] = PLACES as [(typeof PLACES)[number]];
  clock.advance(waits[0]! - 2);
  expect(call(limiter, place).refused).toMatchObject({ problem: 'minute' });
  clock.advance(2);
  expect(call(limiter, place).refused).toBeUndefined();
});
