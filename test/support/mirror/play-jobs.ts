import type { StreamName } from '../../../src/mirror/facts.ts';
import type { InMirror, MirrorQueue, StreamKey } from '../../../src/mirror/ports.ts';

/** A job of one of the mirror's queues. */
export interface PlayJob {
  name: 'pull-page' | 'pull-now' | 'settle-pass' | 'fetch-changed';
  ids: { tenantId: string; stream: StreamName };
  /** Of jobs with the same key one waits. */
  key: string;
  dueAt: number;
  /** How often it has failed. */
  retries: number;
}

/** What the product's own queues are set to: attempts after the first, and seconds before the first of them. */
const RETRIES = 5;
const RETRY_SECONDS = 5;

/** Long enough for the queue to see that whoever had the job is gone. */
const LOST_AFTER_MS = 60_000;

/** The queue's rules in the time of a sequence: a job is there when its transaction commits; of a key one waits. */
export class PlayJobs {
  #waiting = new Map<string, PlayJob>();
  /** Jobs that come again; they wait beside those that were sent since. */
  #again: PlayJob[] = [];
  #now: () => number;
  #streams: readonly StreamName[];

  /** Jobs that read other streams than those are dropped. */
  constructor(now: () => number, streams: readonly StreamName[]) {
    [this.#now, this.#streams] = [now, streams];
  }

  /** The mirror with this queue in place of the database's. */
  within(inMirror: InMirror): InMirror {
    return async (portalId, work) => {
      const sent: PlayJob[] = [];
      const result = await inMirror(portalId, (unit) => work({ ...unit, queue: this.#queue(sent) }));
      for (const job of sent) this.#add(job);
      return result;
    };
  }

  /** The job that the storing of events sends. */
  tell(tenantId: string): void {
    this.#add(this.#job('fetch-changed', { tenantId, stream: 'invoices' }, { seconds: 0 }));
  }

  #queue(sent: PlayJob[]): MirrorQueue {
    const ofStream =
      (name: PlayJob['name']) =>
      ({ tenantId, stream }: StreamKey, when?: { startAfterSeconds?: number }): Promise<void> => {
        sent.push(this.#job(name, { tenantId, stream }, { seconds: when?.startAfterSeconds ?? 0 }));
        return Promise.resolve();
      };
    const fetch = (tenantId: string, when: { seconds: number; apart?: string }): Promise<void> => {
      sent.push(this.#job('fetch-changed', { tenantId, stream: 'invoices' }, when));
      return Promise.resolve();
    };
    return {
      ...{ pullPage: ofStream('pull-page'), pullNow: ofStream('pull-now'), settlePass: ofStream('settle-pass') },
      fetchChanged: (tenantId, when) => fetch(tenantId, { seconds: when?.startAfterSeconds ?? 0 }),
      fetchLate: (tenantId, seconds) => fetch(tenantId, { seconds, apart: 'late' }),
    };
  }

  #job(name: PlayJob['name'], ids: PlayJob['ids'], when: { seconds: number; apart?: string }): PlayJob {
    const key = [name, ids.tenantId, ids.stream, when.apart ?? ''].join(' ');
    return { name, ids, key, dueAt: this.#now() + when.seconds * 1000, retries: 0 };
  }

  #add(job: PlayJob): void {
    const moves = job.name === 'fetch-changed' || this.#streams.includes(job.ids.stream);
    if (moves && !this.#waiting.has(job.key)) this.#waiting.set(job.key, job);
  }

  /** Takes one of the jobs that are due; null: none is. */
  take(nth: number): PlayJob | null {
    const due = this.#all().filter(({ dueAt }) => dueAt <= this.#now());
    const job = due[nth % due.length];
    if (!job) return null;
    if (this.#waiting.get(job.key) === job) this.#waiting.delete(job.key);
    else this.#again = this.#again.filter((other) => other !== job);
    return job;
  }

  static isLastAttempt({ retries }: PlayJob): boolean {
    return retries >= RETRIES;
  }

  /** It has failed, or whoever had it was killed: it comes again, unless it has been tried often enough. */
  comeAgain(job: PlayJob, why: 'failed' | 'lost'): void {
    if (PlayJobs.isLastAttempt(job)) return;
    const after = why === 'lost' ? LOST_AFTER_MS : RETRY_SECONDS * 1000 * 2 ** job.retries;
    this.#again.push({ ...job, retries: job.retries + 1, dueAt: this.#now() + after });
  }

  /** When the next job is due; null: none waits. */
  next(): number | null {
    const times = this.#all().map(({ dueAt }) => dueAt);
    return times.length === 0 ? null : Math.min(...times);
  }

  #all = (): PlayJob[] => [...this.#waiting.values(), ...this.#again];
}
