import type { CallClass } from './call-context.ts';

/** So many calls at once. */
export interface Turns {
  /** Waits for a turn, at most so many milliseconds; resolves to what gives it back, or to null when none came in time. */
  take: (of: CallClass, waitMs: number) => Promise<(() => void) | null>;
  /** How many have a turn now. */
  running: () => number;
}

interface Waiting {
  of: CallClass;
  go: () => void;
}

/** Turns for so many at once, of which background calls take `background` at most. Live calls go first. */
export function createTurns(places: { all: number; background: number }): Turns {
  const running = { live: 0, background: 0 };
  const queue: Waiting[] = [];
  const isFree = (of: CallClass): boolean =>
    running.live + running.background < places.all && (of === 'live' || running.background < places.background);
  const next = (): Waiting | undefined =>
    queue.find(({ of }) => of === 'live' && isFree(of)) ?? queue.find(({ of }) => isFree(of));
  const letIn = (): void => {
    for (let first = next(); first; first = next()) {
      queue.splice(queue.indexOf(first), 1);
      running[first.of] += 1;
      first.go();
    }
  };
  const giveBack = (of: CallClass) => (): void => {
    running[of] -= 1;
    letIn();
  };
  return {
    take: (of, waitMs) =>
      new Promise((resolve) => {
        const late = setTimeout(() => {
          queue.splice(queue.indexOf(waiting), 1);
          resolve(null);
        }, waitMs);
        const go = (): void => {
          clearTimeout(late);
          resolve(giveBack(of));
        };
        const waiting = { of, go };
        queue.push(waiting);
        letIn();
      }),
    running: () => running.live + running.background,
  };
}
