import type { OutboxDeps } from '../../src/invoicing/outbox-deps.ts';
import { settleIntent } from '../../src/invoicing/settle-intent.ts';
import type { Log } from '../../src/lib/log.ts';
import { fetchChanged, type FetchDeps } from '../../src/mirror/fetch-changed.ts';
import { pullIssue } from '../../src/mirror/pull-page.ts';
import type { Metrics } from './metrics.ts';
import { treatFailure } from './treat-failure.ts';

interface Told {
  log: Log;
  metrics: Metrics;
}

/** A job of the queue `fetch-changed`. */
interface FetchChangedJob {
  portalId: string;
  ids: { tenantId: string };
  lastAttempt: boolean;
}

/**
 * Fetches what waits in the inbox, and does with a failure what the table of failures says. What could not be fetched waits
 * for the next job; its issue is closed by the next page of invoices that is read.
 */
export async function fetchChangedJob(deps: FetchDeps & Told, job: FetchChangedJob): Promise<void> {
  const tenant = { portalId: job.portalId, ...job.ids };
  const fetched = await fetchChanged(deps, tenant);
  const outcome = fetched.ok ? fetched.value : fetched.error.code;
  deps.metrics.job('fetch-changed', outcome);
  deps.log.info({ portalId: job.portalId, outcome }, 'fetched what changed');
  if (fetched.ok) return;
  await treatFailure(deps, {
    ...job,
    failure: fetched.error,
    again: ({ queue }, startAfterSeconds) => queue.fetchChanged(job.ids.tenantId, { startAfterSeconds }),
    issue: pullIssue({ ...tenant, stream: 'invoices' }, fetched.error.code),
  });
}

/** Xero tells an event again for up to 31 days; after that no repeat has to be known for one. */
const EVENTS_KEPT_MS = 32 * 24 * 3_600_000;

/** Deletes the events that no repeat can be expected of any more. */
export async function forgetOldEvents({
  clock,
  log,
  forgetEvents,
}: Pick<FetchDeps, 'clock'> & Pick<Told, 'log'> & { forgetEvents: (before: Date) => Promise<number> }): Promise<void> {
  const events = await forgetEvents(new Date(clock.now().getTime() - EVENTS_KEPT_MS));
  log.info({ events }, 'forgot old events of webhooks');
}

/** A job of the queue `settle-intent`. */
interface SettleIntentJob {
  portalId: string;
  ids: { tenantId: string; intentId: string; invoiceId: string };
}

/** The mirror has the invoice already, and newer than a job knows: this moment never wins over what is stored. */
const MIRRORED = new Date(0);

/** Lets an invoice of the mirror settle, or release, the intent that it names; nothing happens when that was done before. */
export async function settleIntentJob(
  deps: Pick<OutboxDeps, 'inOutbox' | 'clock' | 'newId' | 'words'> & Told,
  { portalId, ids: { tenantId, intentId, invoiceId } }: SettleIntentJob,
): Promise<void> {
  const seen = await deps.inOutbox(portalId, async (unit) => {
    const invoice = await unit.billing.invoice(tenantId, invoiceId);
    if (!invoice) return 'gone';
    const written = { kind: 'invoice', invoice } as const;
    await settleIntent(deps, unit, { tenantId, intentId, written, readAt: MIRRORED });
    return 'seen';
  });
  deps.metrics.job('settle-intent', seen);
}
