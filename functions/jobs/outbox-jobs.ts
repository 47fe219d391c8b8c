import type { OutboxDeps, SettleDeps } from '../../src/invoicing/outbox/outbox-deps.ts';
import { GONE } from '../../src/invoicing/rules/invoice-moves.ts';
import { settleByMirror } from '../../src/invoicing/outbox/settle-intent.ts';
import { workOnIntent } from '../../src/invoicing/outbox/work-on-intent.ts';
import type { Log } from '../../src/lib/log.ts';
import type { Metrics } from '../runtime/metrics.ts';

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

/** A job of the queue `release-intents`. */
interface ReleaseIntentsJob {
  portalId: string;
  ids: { tenantId: string };
}

/**
 * Releases the intents whose invoice the mirror knows to be voided or deleted. They are found by the invoice they are settled
 * with: the mark in its address may have been edited since.
 */
export async function releaseIntentsJob(
  { inOutbox, metrics, ...deps }: SettleDeps & Pick<OutboxJobDeps, 'inOutbox' | 'metrics'>,
  { portalId, ids: { tenantId } }: ReleaseIntentsJob,
): Promise<void> {
  await inOutbox(portalId, async (unit) => {
    for (const { intentId, invoiceId } of await unit.outbox.doneWith(tenantId, GONE))
      await settleByMirror(deps, unit, { tenantId, intentId, invoiceId });
  });
  metrics.job('release-intents', 'done');
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
