import type { Answer } from './play-bodies.ts';

/** What was answered under a key. */
interface Key {
  request: string;
  answer: Answer;
  at: number;
}

const KEPT_MS = 360_000;

/** The idempotency keys of a Xero of play: each is kept for six minutes, with its answer, faults included. */
export class PlayKeys {
  #kept = new Map<string, Key>();

  /** What was sent before under the key is answered again; other bytes under it are no mistake that we may make. */
  once({ key, request, now }: { key: string; request: string; now: number }, work: () => Answer): Answer {
    const kept = this.#kept.get(key);
    if (kept && now - kept.at < KEPT_MS) {
      if (kept.request !== request) throw new Error(`The key ${key} was used with a different request`);
      return kept.answer;
    }
    const answer = work();
    this.#kept.set(key, { request, answer, at: now });
    return answer;
  }
}

/** When things change: no two of them in the same millisecond, so that it can always be told which was later. */
export class ChangeTimes {
  #last = 0;

  next(now: number): Date {
    this.#last = Math.max(now, this.#last + 1);
    return new Date(this.#last);
  }
}
