import type { Failure } from '../../src/lib/failure.ts';
import type { Result } from '../../src/lib/result.ts';
import { waitSeconds } from '../../src/lib/wait.ts';

/**
 * The same question, for somebody who waits: where the vendor is busy and takes calls again within so many seconds, it is asked once
 * more after that. A busy vendor has done nothing, so that what counts once (a code) counts still.
 */
export const patiently =
  <A extends unknown[], T, F extends Failure>(ask: (...given: A) => Promise<Result<T, F>>, seconds: number) =>
  async (...given: A): Promise<Result<T, F>> => {
    const first = await ask(...given);
    if (first.ok || first.error.code !== 'vendor_throttled' || first.error.retryAfterSeconds > seconds) return first;
    await waitSeconds(first.error.retryAfterSeconds);
    return ask(...given);
  };
