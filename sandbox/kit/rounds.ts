import type { Clock } from './clock.ts';

/** How often the clock is looked at while something waits for it. */
const LOOK_MS = 50;

export interface RoundsOptions {
  clock: Clock;
  /** When, by the clock, there is something to do, in milliseconds since 1970; undefined: nothing waits. */
  dueAt: () => number | undefined;
  /** Does what is due. */
  work: () => Promise<void>;
}

/** Work that a stand-in does by itself, in rounds, and never two at once. */
export interface Rounds {
  /** Ends calls that are under way once the stand-in closes. */
  stop: AbortSignal;
  /** Sees that a round begins so many milliseconds of real time from now, or sooner; not before anything is due. */
  arm: (ms: number) => void;
  /** Does this after whatever is under way. */
  inTurn: (step: () => Promise<unknown>) => Promise<void>;
  /** A round now; resolves when it is over. */
  run: () => Promise<void>;
  /** Ends what is under way. */
  close: () => Promise<void>;
}

/** What is not due yet is looked for again as long as anything waits, so that moving the clock is enough to make it happen. */
export const createRounds = ({ clock, dueAt, work }: RoundsOptions): Rounds => {
  const stop = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();

  const inTurn: Rounds['inTurn'] = (step) => {
    running = running.then(async () => {
      await step();
    });
    return running;
  };
  const run = (): Promise<void> =>
    inTurn(async () => {
      if (stop.signal.aborted) return;
      await work();
      if (dueAt() !== undefined) arm(LOOK_MS);
    });
  const look = (): void => {
    timer = undefined;
    const at = dueAt();
    if (at === undefined) return;
    if (at > clock.now().getTime()) arm(LOOK_MS);
    else void run();
  };
  const arm = (ms: number): void => {
    if (!stop.signal.aborted) timer ??= setTimeout(look, ms).unref();
  };
  return {
    stop: stop.signal,
    arm,
    inTurn,
    run,
    async close() {
      stop.abort();
      clearTimeout(timer);
      await running;
    },
  };
};
