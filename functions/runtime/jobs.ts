import { openIssue } from '../../src/issues/open-issue.ts';
import type { VendorFailure } from '../../src/lib/failure.ts';
import type { Log } from '../../src/lib/log.ts';
import type { StreamName } from '../../src/mirror/facts.ts';
import { pullIssue, pullPage, type PullDeps } from '../../src/mirror/pull-page.ts';
import { startPull } from '../../src/mirror/start-pull.ts';
import { problemOf, treatmentOf } from './failures.ts';
import type { Metrics } from './metrics.ts';

export interface JobDeps extends PullDeps {
  log: Log;
  metrics: Metrics;
  /** The portals whose streams can be read. */
  connectedPortals: () => Promise<string[]>;
}

/** A job of the queue `pull-page`. */
export interface PullPageJob {
  portalId: string;
  ids: { tenantId: string; stream: StreamName };
  lastAttempt: boolean;
}

/** Reads one page of a stream, and does with a failure what the table of failures says. */
export async function pullPageJob(deps: JobDeps, job: PullPageJob): Promise<void> {
  const pulled = await pullPage(deps, { portalId: job.portalId, ...job.ids });
  const outcome = pulled.ok ? pulled.value : pulled.error.code;
  deps.metrics.job('pull-page', outcome);
  deps.log.info({ portalId: job.portalId, stream: job.ids.stream, outcome }, 'pulled a page');
  if (!pulled.ok) await treat(deps, job, pulled.error);
}

/** Asks for every stream of every connected portal: each hour, and when work begins, since an hour may have been missed. */
export async function pullAll({ inMirror, connectedPortals, log }: JobDeps): Promise<void> {
  for (const portalId of await connectedPortals()) {
    await startPull(inMirror, portalId).catch((error: unknown) =>
      log.error({ err: error, portalId }, 'could not start a pull'),
    );
  }
}

async function treat(deps: JobDeps, job: PullPageJob, failure: VendorFailure): Promise<void> {
  const treatment = treatmentOf(failure);
  if (treatment.do === 'later') {
    await deps.inMirror(job.portalId, ({ queue }) =>
      queue.pullPage({ portalId: job.portalId, ...job.ids }, { startAfterSeconds: treatment.afterSeconds }),
    );
    return;
  }
  // The queue keeps the words of what is thrown, out of reach of row-level security: the code alone.
  if (treatment.do === 'retry' && !job.lastAttempt) throw new Error(failure.code);
  await tell(deps, job, failure);
}

/** Opens the issue of the stream, or of the whole connection; the next page that is read closes it. */
async function tell(deps: JobDeps, { portalId, ids }: PullPageJob, failure: VendorFailure): Promise<void> {
  const { message, fix } = problemOf(failure);
  const vendorWords = failure.code === 'vendor_rejected' ? failure.messages : [];
  await deps.inMirror(portalId, ({ issues }) =>
    openIssue(
      { issues, clock: deps.clock, newId: deps.newId },
      { ...pullIssue({ portalId, ...ids }, failure.code), message, fix: fix ?? '', vendorWords },
    ),
  );
}
