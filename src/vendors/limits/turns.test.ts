import fc from 'fast-check';
import type { CallClass } from './call-context.ts';
import { createTurns } from './turns.ts';

const PLACES = { all: 3, background: 2 };
const soon = () => new Promise((resolve) => setImmediate(resolve));

test('never more than there are places, and never all of them for background calls', async () => {
  const classes = fc.array(fc.constantFrom<CallClass>('live', 'background'), { minLength: 1, maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(classes, async (asked) => {
      const turns = createTurns(PLACES);
      const running: CallClass[] = [];
      const calls = asked.map(async (of) => {
        const giveBack = await turns.take(of, 60_000);
        running.push(of);
        expect(running.length).toBeLessThanOrEqual(PLACES.all);
        expect(running.filter((one) => one === 'background').length).toBeLessThanOrEqual(PLACES.background);
        await soon();
        running.splice(running.indexOf(of), 1);
        giveBack!();
      });
      await Promise.all(calls);
      expect(turns.running()).toBe(0);
    }),
    { numRuns: 50 },
  );
});

test('live calls go before background calls that wait longer', async () => {
  const turns = createTurns({ all: 1, background: 1 });
  const first = await turns.take('live', 0);
  const order: CallClass[] = [];
  const waiting = (['background', 'live', 'background', 'live'] as const).map(async (of) => {
    const giveBack = await turns.take(of, 60_000);
    order.push(of);
    giveBack!();
  });
  first!();
  await Promise.all(waiting);
  expect(order).toEqual(['live', 'live', 'background', 'background']);
});

test('whoever has waited long enough gets none, and takes none from others', async () => {
  const turns = createTurns({ all: 1, background: 1 });
  const first = await turns.take('live', 0);
  expect(await turns.take('live', 5)).toBeNull();
  const later = turns.take('background', 1000);
  first!();
  (await later)!();
  expect(turns.running()).toBe(0);
});
