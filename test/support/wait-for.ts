import { setTimeout as sleep } from 'node:timers/promises';
import { patience } from './rough-day.ts';

const EVERY_MS = 20;

interface Patience {
  /** Named in the error: "Waited 5000 ms for …". */
  what: string;
  timeoutMs?: number;
}

/**
 * Asks again and again until the answer is something other than undefined, null or false, and returns it. Throws when
 * that takes too long (on a rough day ten times as long), with the last error of `ask` as its cause.
 */
export async function waitFor<T>(
  ask: () => T | undefined | null | false | Promise<T | undefined | null | false>,
  { what, timeoutMs = 5_000 }: Patience,
): Promise<T> {
  const until = performance.now() + patience(timeoutMs);
  let cause: unknown;
  while (performance.now() < until) {
    try {
      const answer = await ask();
      if (answer !== undefined && answer !== null && answer !== false) return answer;
      cause = undefined;
    } catch (error) {
      cause = error;
    }
    await sleep(EVERY_MS);
  }
  throw new Error(`Waited ${patience(timeoutMs)} ms for ${what}`, { cause });
}
