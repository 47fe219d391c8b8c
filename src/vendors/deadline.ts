import { AsyncLocalStorage } from 'node:async_hooks';

const deadlines = new AsyncLocalStorage<AbortSignal>();

/**
 * Runs a call to a vendor under a deadline for the whole of it, in milliseconds, the reading of the answer included.
 * The vendors' SDKs take no signal, so that it travels beside them: whoever opens the connection asks `deadline()`.
 */
export function within<T>(ms: number, work: () => Promise<T>): Promise<T> {
  return deadlines.run(AbortSignal.timeout(ms), work);
}

/** The deadline of the call that is under way here, if there is one. */
export function deadline(): AbortSignal | undefined {
  return deadlines.getStore();
}

/** The outcome of the work, or a throw as soon as the deadline has passed; for what cannot be aborted. */
export async function beforeDeadline<T>(work: Promise<T>): Promise<T> {
  const signal = deadline();
  if (!signal) return work;
  let passed = (): void => undefined;
  const late = new Promise<never>((_resolve, reject) => {
    passed = () => reject(signal.reason as Error);
    signal.addEventListener('abort', passed, { once: true });
  });
  return Promise.race([work, late]).finally(() => signal.removeEventListener('abort', passed));
}

/** Begins to count down now; asked, it says how many whole milliseconds are left: 0 when the time is over. */
export function countdown(ms: number): () => number {
  const end = performance.now() + ms;
  return () => Math.max(0, Math.floor(end - performance.now()));
}

/** The outcome of the work, or the other one when it takes longer than that; the work itself goes on. */
export async function unlessLate<T>(work: Promise<T>, { ms, late }: { ms: number; late: T }): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(late), ms);
  });
  return Promise.race([work, over]).finally(() => clearTimeout(timer));
}
