import { workOnIntent } from '../../src/invoicing/outbox/work-on-intent.ts';
import type { OutboxDeps } from '../../src/invoicing/outbox/outbox-deps.ts';
import type { InOutbox } from '../../src/invoicing/ports.ts';
import type { Log } from '../../src/lib/log.ts';

/** A card waits for 15 seconds at most; what takes longer is asked for again. */
const DOOR_MS = 7_000;

/** Sends intents at once, in the process that has committed them. */
export interface SendNow {
  /** Works on the intents, one after the other, and waits for that up to 7 seconds; what takes longer goes on by itself. */
  send: (portalId: string, intentIds: string[]) => Promise<void>;
  /** Waits for all that goes on by itself. */
  idle: () => Promise<void>;
}

/** On Lambda a process stops when it has answered: there a worker is asked to send at once, and nothing is waited for. */
export const createSendByQueue = (inOutbox: InOutbox): SendNow => ({
  send: (portalId, intentIds) =>
    inOutbox(portalId, async ({ queue }) => {
      for (const intentId of intentIds) await queue.workOn(intentId, 0);
    }),
  idle: () => Promise.resolve(),
});

/** Sends in this process. What fails unexpectedly is logged; the job that was committed with the intent takes it up. */
export function createSendNow(deps: OutboxDeps & { log: Log }): SendNow {
  const running = new Set<Promise<void>>();
  const workOnAll = async (portalId: string, intentIds: string[]): Promise<void> => {
    for (const intentId of intentIds) await workOnIntent(deps, { portalId, intentId });
  };
  return {
    send: async (portalId, intentIds) => {
      const work = workOnAll(portalId, intentIds)
        .catch((error: unknown) => deps.log.error({ err: error, portalId }, 'could not send an intent'))
        .finally(() => running.delete(work));
      running.add(work);
      await Promise.race([work, patience()]);
    },
    idle: async () => {
      await Promise.all(running);
    },
  };
}

const patience = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, DOOR_MS).unref());
