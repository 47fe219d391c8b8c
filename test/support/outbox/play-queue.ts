import type { InOutbox } from '../../../src/invoicing/ports.ts';

interface Waiting {
  intentId: string;
  key: string;
  dueAt: number;
}

/** Long enough for the queue to see that whoever had the job is gone. */
const LOST_AFTER_MS = 90_000;

/** The queue's rules in the time of a sequence: a job is there when its transaction commits; of an intent and a delay one waits. */
export class PlayQueue {
  #waiting = new Map<string, Waiting>();
  #lost: Waiting[] = [];
  #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** The outbox with this queue in place of the database's. */
  within(inOutbox: InOutbox): InOutbox {
    return async (portalId, work) => {
      const sent: Waiting[] = [];
      const workOn = (intentId: string, seconds: number): Promise<void> => {
        sent.push({ intentId, key: `${intentId} after ${seconds} s`, dueAt: this.#now() + seconds * 1000 });
        return Promise.resolve();
      };
      const result = await inOutbox(portalId, (unit) => work({ ...unit, queue: { workOn } }));
      for (const job of sent) if (!this.#waiting.has(job.key)) this.#waiting.set(job.key, job);
      return result;
    };
  }

  /** Takes a job that is due; null: none is. */
  take(): Waiting | null {
    const due = [...this.#waiting.values(), ...this.#lost].find(({ dueAt }) => dueAt <= this.#now());
    if (!due) return null;
    if (this.#waiting.get(due.key) === due) this.#waiting.delete(due.key);
    else this.#lost = this.#lost.filter((job) => job !== due);
    return due;
  }

  /** Whoever had the job was killed: it comes again. */
  lose({ intentId, key }: Waiting): void {
    this.#lost.push({ intentId, key, dueAt: this.#now() + LOST_AFTER_MS });
  }

  /** When the next job is due; null: none waits. */
  next(): number | null {
    const times = [...this.#waiting.values(), ...this.#lost].map(({ dueAt }) => dueAt);
    return times.length === 0 ? null : Math.min(...times);
  }
}
