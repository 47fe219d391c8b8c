import type { Log } from '../../src/lib/log.ts';
import type { StreamName } from '../../src/mirror/facts.ts';
import { pullIssue, pullPage, type PullDeps } from '../../src/mirror/pull-page.ts';
import { startPull } from '../../src/mirror/start-pull.ts';
import type { Metrics } from './metrics.ts';
import { treatFailure } from './treat-failure.ts';

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
  if (pulled.ok) return;
  await treatFailure(deps, {
    ...job,
    failure: pulled.error,
    again: ({ queue }, startAfterSeconds) =>
      queue.pullPage({ portalId: job.portalId, ...job.ids }, { startAfterSeconds }),
    issue: pullIssue({ portalId: job.portalId, ...job.ids }, pulled.error),
  });
}

/** Asks for every stream of every connected portal: each hour, and when work begins, since an hour may have been missed. */
export async function pullAll({ inMirror, connectedPortals, log }: JobDeps): Promise<void> {
  for (const portalId of await connectedPortals()) {
    await startPull(inMirror, portalId).catch((error: unknown) =>
      log.error({ err: error, portalId }, 'could not start a pull'),
    );
  }
}
