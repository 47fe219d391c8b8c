import type { OutboxDeps } from '../../src/invoicing/outbox/outbox-deps.ts';
import { settleByMirror } from '../../src/invoicing/outbox/settle-intent.ts';
import type { Log } from '../../src/lib/log.ts';
import { fetchCrmChanged, type CrmFetchDeps } from '../../src/mirror/fetch-crm-changed.ts';
import { fetchChanged, type FetchDeps } from '../../src/mirror/fetch-changed.ts';
import { pullIssue } from '../../src/mirror/pull-page.ts';
import type { Metrics } from '../runtime/metrics.ts';
import { treatFailure } from '../runtime/treat-failure.ts';

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
 * for the next job; its issue is closed by the next fetch that works, or page of invoices, or of companies, that is read.
 */
export async function fetchChangedJob(deps: FetchDeps & CrmFetchDeps & Told, job: FetchChangedJob): Promise<void> {
  const tenant = { portalId: job.portalId, ...job.ids };
  const isCrm = tenant.tenantId === '';
  const fetched = isCrm ? await fetchCrmChanged(deps, tenant.portalId) : await fetchChanged(deps, tenant);
  const outcome = fetched.ok ? fetched.value : fetched.error.code;
  deps.metrics.job('fetch-changed', outcome);
  deps.log.info({ portalId: job.portalId, outcome }, 'fetched what changed');
  if (fetched.ok) return;
  await treatFailure(deps, {
    ...job,
    failure: fetched.error,
    again: ({ queue }, startAfterSeconds) => queue.fetchChanged(job.ids.tenantId, { startAfterSeconds }),
    issue: pullIssue({ ...tenant, stream: isCrm ? 'crm_companies' : 'invoices' }, fetched.error),
  });
}

/** A job of the queue `settle-intent`. */
interface SettleIntentJob {
  portalId: string;
  ids: { tenantId: string; intentId: string; invoiceId: string };
}

/** Lets an invoice of the mirror settle, or release, the intent that it names; nothing happens when that was done before. */
export async function settleIntentJob(
  deps: Pick<OutboxDeps, 'inOutbox' | 'clock' | 'newId' | 'words'> & Told,
  { portalId, ids }: SettleIntentJob,
): Promise<void> {
  const seen = await deps.inOutbox(portalId, (unit) => settleByMirror(deps, unit, ids));
  deps.metrics.job('settle-intent', seen ? 'seen' : 'gone');
}
