import { createClock } from './clock.ts';
import { createRounds } from './rounds.ts';

const tick = () => new Promise((resolve) => setTimeout(resolve, 5));
const until = async (isSo: () => boolean): Promise<void> => {
  const deadline = performance.now() + 3000;
  while (!isSo()) {
    if (performance.now() > deadline) throw new Error(`Waited in vain for ${isSo.toString()}`);
    await tick();
  }
};

/** Rounds over tasks that are due at times of a clock. */
const useRounds = () => {
  const clock = createClock(new Date('2026-11-22T10:00:00Z'));
  const due: number[] = [];
  let done = 0;
  const rounds = createRounds({
    clock,
    dueAt: () => (due.length === 0 ? undefined : Math.min(...due)),
    work() {
      const left = due.filter((at) => at > clock.now().getTime());
      done += due.length - left.length;
      due.splice(0, due.length, ...left);
      return Promise.resolve();
    },
  });
  return { clock, due, rounds, done: () => done, at: (seconds: number) => clock.now().getTime() + seconds * 1000 };
};

test('what is due is done; what is due later is done once the clock has been moved there', async () => {
  const { clock, due, rounds, done, at } = useRounds();
  due.push(at(0), at(3600));
  rounds.arm(0);
  await until(() => done() === 1);
  clock.advance(3599);
  await rounds.run();
  expect(done()).toBe(1);
  clock.advance(2);
  await until(() => done() === 2);
  await rounds.close();
});

test('two rounds are never under way at once, and after closing there is none', async () => {
  const { rounds, due, done, at } = useRounds();
  const order: string[] = [];
  const slow = rounds.inTurn(async () => {
    order.push('begins');
    await tick();
    order.push('ends');
  });
  const next = rounds.inTurn(() => Promise.resolve(order.push('next')));
  await Promise.all([slow, next]);
  expect(order).toEqual(['begins', 'ends', 'next']);
  await rounds.close();
  expect(rounds.stop.aborted).toBe(true);
  due.push(at(-1));
  await rounds.run();
  expect(done()).toBe(0);
});
