import fc from 'fast-check';
import { createRolling } from './rolling.ts';

const steps = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 200 });
const limit = fc.record({ points: fc.integer({ min: 1, max: 8 }), ms: fc.integer({ min: 1, max: 100 }) });

test('whoever asks what is left never takes more than the limit within any span', () => {
  fc.assert(
    fc.property(limit, steps, ({ points, ms }, gaps) => {
      const count = createRolling({ points, ms });
      const taken: number[] = [];
      let now = 0;
      for (const gap of gaps) {
        now += gap;
        if (count.left(now) === 0) continue;
        count.take(now);
        taken.push(now);
      }
      for (const start of taken)
        expect(taken.filter((at) => at >= start && at < start + ms).length).toBeLessThanOrEqual(points);
    }),
  );
});

test('the wait that it names is enough, and no longer than needed', () => {
  fc.assert(
    fc.property(limit, steps, fc.integer({ min: 1, max: 8 }), ({ points, ms }, gaps, asked) => {
      const count = createRolling({ points, ms });
      const wanted = Math.min(asked, points);
      let now = 0;
      for (const gap of gaps) {
        now += gap;
        if (count.left(now) > 0) count.take(now);
      }
      const wait = count.msUntil(wanted, now);
      const isOver = (at: number) => count.left(at) >= wanted;
      if (wait > 0) expect(isOver(now + wait - 1)).toBe(false);
      expect(isOver(now + wait)).toBe(true);
    }),
  );
});

test('what the vendor says takes away, and never gives', () => {
  const count = createRolling({ points: 5, ms: 100 });
  count.take(0);
  count.limitTo(5, 0);
  expect(count.left(0)).toBe(4);
  count.limitTo(1, 50);
  expect(count.left(50)).toBe(1);
  expect(count.left(100)).toBe(2);
  expect(count.left(150)).toBe(5);
});
