import { fromKysely, type JobWithMetadata, type PgBoss } from 'pg-boss';
import type { PortalHandle } from './portal.ts';
import { FIVE_MINUTE_QUEUE, HOURLY_QUEUE, QUEUES, SCHEDULES, type QueueIds, type QueueName } from './queues.ts';

/** Work for a portal, waiting or under way: ids alone, since the queue's tables lie outside row-level security. */
export interface Job<Q extends QueueName> {
  portalId: string;
  ids: QueueIds[Q];
  /** Whether a failure of this attempt is final: no retry will follow. */
  lastAttempt: boolean;
}

/** A job to be sent. */
interface NewJob<Q extends QueueName> {
  ids: QueueIds[Q];
  /** Seconds from now before which it does not start. */
  startAfterSeconds?: number | undefined;
  /** Jobs of the same ids but another word here wait beside each other. */
  apart?: string | undefined;
  /** Among the jobs that wait, the greater goes first as a rule; workers that look at the same moment may differ. */
  priority?: number | undefined;
}

export interface Queue {
  /**
   * Puts a job into the queue within the handle's transaction: it exists when that commits, and never otherwise. While a
   * job with the same portal, ids and `apart` waits, a second one is not added.
   */
  send<Q extends QueueName>(handle: PortalHandle, queue: Q, job: NewJob<Q>): Promise<void>;
  /**
   * Runs the handler for the queue's jobs, one at a time per organisation over all processes. A handler that throws is retried
   * with backoff as `QUEUES` says.
   */
  work<Q extends QueueName>(queue: Q, handler: (job: Job<Q>) => Promise<void>): Promise<void>;
  /** Runs the handler once at every full hour, in one of the processes that asked for it. */
  everyHour(handler: () => Promise<void>): Promise<void>;
  /** The same for every fifth minute. */
  everyFiveMinutes(handler: () => Promise<void>): Promise<void>;
  /** Takes no more jobs and waits, up to 30 seconds, for those that run. */
  close(): Promise<void>;
}

interface Payload {
  portalId: string;
  ids: Record<string, string>;
}

const WORKERS = 4;
const WORK_OPTIONS = {
  batchSize: 1,
  groupConcurrency: 1,
  pollingIntervalSeconds: 1,
  notifyPollingIntervalSeconds: 2,
  includeMetadata: true,
} as const;
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** The queue on an engine that has been installed and started (`prepare`). */
export async function createQueue(boss: PgBoss): Promise<Queue> {
  await warm(boss);
  return {
    send: async (handle, queue, { ids, apart, startAfterSeconds, priority }) => {
      await boss.send(queue, { portalId: handle.portalId, ids } satisfies Payload, {
        db: fromKysely(handle.db),
        group: { id: groupOf(handle.portalId, ids) },
        singletonKey: keyOf(handle.portalId, { ...ids, ...(apart && { apart }) }),
        ...(startAfterSeconds && { startAfter: startAfterSeconds }),
        ...(priority && { priority }),
      });
    },
    work: (queue, handler) =>
      startWorkers<Payload>(boss, queue, (job) =>
        handler({
          portalId: job.data.portalId,
          ids: job.data.ids as Job<typeof queue>['ids'],
          lastAttempt: job.retryCount >= job.retryLimit,
        }),
      ),
    everyHour: (handler) => onSchedule(boss, HOURLY_QUEUE, handler),
    everyFiveMinutes: (handler) => onSchedule(boss, FIVE_MINUTE_QUEUE, handler),
    close: () => boss.stop({ graceful: true, timeout: 30_000 }),
  };
}

async function onSchedule(boss: PgBoss, queue: keyof typeof SCHEDULES, handler: () => Promise<void>): Promise<void> {
  await boss.schedule(queue, SCHEDULES[queue]);
  await startWorkers(boss, queue, handler);
}

/** Jobs of one organisation wait for each other and for nobody else's: a flood of one delays no other. */
const groupOf = (portalId: string, ids: QueueIds[QueueName]): string =>
  'tenantId' in ids ? `${portalId}/${ids.tenantId}` : portalId;

/** The same for the same ids, in whatever order their names come: `jsonb` gives them back in an order of its own. */
const keyOf = (portalId: string, ids: Record<string, string>): string =>
  [portalId, ...Object.entries(ids).sort().flat()].join(':');

/**
 * Has the engine read each queue's settings now: `send` would otherwise read them by a query of its own while the
 * caller's transaction is open, and on the embedded database's one connection that waits for ever.
 */
async function warm(boss: PgBoss): Promise<void> {
  for (const name of Object.keys(QUEUES)) await boss.findJobs(name, { id: NOBODY });
}

/** Workers that wake each other after each job: a notification alone drains one job per worker, the rest wait for a poll. */
async function startWorkers<T extends object>(
  boss: PgBoss,
  queue: string,
  handle: (job: JobWithMetadata<T>) => Promise<void>,
): Promise<void> {
  const ids: string[] = [];
  const wakeAll = (): void => void setTimeout(() => ids.forEach((id) => boss.notifyWorker(id)), 5).unref();
  for (let worker = 0; worker < WORKERS; worker += 1)
    ids.push(
      await boss.work<T, undefined, typeof WORK_OPTIONS>(queue, WORK_OPTIONS, async (jobs) => {
        try {
          for (const job of jobs) await handle(job);
        } finally {
          wakeAll();
        }
      }),
    );
}
