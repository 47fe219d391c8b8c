import type { OutboxDeps } from '../../src/invoicing/outbox-deps.ts';
import { workOnIntent } from '../../src/invoicing/work-on-intent.ts';
import type { Log } from '../../src/lib/log.ts';
import type { Metrics } from './metrics.ts';

export interface OutboxJobDeps extends OutboxDeps {
  log: Log;
  metrics: Metrics;
  connectedPortals: () => Promise<string[]>;
}

/** A job of the queue `work-on-intent`. */
interface WorkOnIntentJob {
  portalId: string;
  ids: { intentId: string };
}

/** Takes an intent one step on. What Xero refuses or leaves open is settled or queued anew inside: nothing is retried here. */
export async function workOnIntentJob(deps: OutboxJobDeps, { portalId, ids }: WorkOnIntentJob): Promise<void> {
  const outcome = await workOnIntent(deps, { portalId, ...ids });
  deps.metrics.job('work-on-intent', outcome);
  deps.log.info({ portalId, ...ids, outcome }, 'worked on an intent');
}

/**
 * Queues every intent that is not settled, each hour and when work begins. Each has a job of its own already; this is for
 * one whose job was lost with a queue that was emptied, or gave up while the database was away.
 */
export async function takeUpIntents({ inOutbox, connectedPortals, log }: OutboxJobDeps): Promise<void> {
  for (const portalId of await connectedPortals()) {
    await inOutbox(portalId, async ({ outbox, queue }) => {
      for (const intentId of await outbox.underWay()) await queue.workOn(intentId, 0);
    }).catch((error: unknown) => log.error({ err: error, portalId }, 'could not take up intents'));
  }
}
