import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again and again until the answer is yes; throws with the name after the limit. A refused connection is a no. */
export async function until(what: string, seconds: number, ask: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + seconds * 1000;
  while (Date.now() < end) {
    if (await ask().catch(() => false)) return;
    await sleep(50);
  }
  throw new Error(`${what} was not ready within ${seconds} s`);
}

export const answers =
  (url: string): (() => Promise<boolean>) =>
  async () =>
    (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok;
