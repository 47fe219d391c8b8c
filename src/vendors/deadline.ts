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
