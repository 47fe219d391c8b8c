import { AsyncLocalStorage } from 'node:async_hooks';

const open = new AsyncLocalStorage<true>();

/** Runs the work marked as being inside a database transaction. */
export function insideTransaction<T>(work: () => Promise<T>): Promise<T> {
  return open.run(true, work);
}

/**
 * Throws when called inside a transaction: none may be held open while a vendor is called, and a second one opened
 * inside the first would wait for it for ever. `what` says what was attempted.
 */
export function assertOutsideTransaction(what = 'A vendor was called'): void {
  if (open.getStore()) throw new Error(`${what} inside a database transaction`);
}
