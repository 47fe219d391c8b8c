import type { Log } from '../../src/lib/log.ts';
import type { StreamName } from '../../src/mirror/facts.ts';
import { planPasses } from '../../src/mirror/plan-passes.ts';
import type { BudgetOf, Confirmers, MirrorUnit, StreamKey } from '../../src/mirror/ports.ts';
import { pullIssue, pullPage, type PullDeps } from '../../src/mirror/pull-page.ts';
import { secondsToHold } from '../../src/mirror/rules/budget.ts';
import { settlePass } from '../../src/mirror/settle-pass.ts';
import type { Metrics } from '../runtime/metrics.ts';
import { treatFailure } from '../runtime/treat-failure.ts';

export interface JobDeps extends PullDeps {
  log: Log;
  metrics: Metrics;
  confirmers: Confirmers;
  budgetOf: BudgetOf;
  /** The portals whose streams can be read. */
  connectedPortals: () => Promise<string[]>;
}

/** A job of one of the queues `pull-page`, `pull-now` and `settle-pass`. */
export interface StreamJob {
  portalId: string;
  ids: { tenantId: string; stream: StreamName };
  lastAttempt: boolean;
}

/** The queues whose jobs nobody waits for, and how each sends a job again. */
const BACKGROUND = {
  'pull-page': ({ queue }: MirrorUnit, key: StreamKey, startAfterSeconds: number) =>
    queue.pullPage(key, { startAfterSeconds }),
  'settle-pass': ({ queue }: MirrorUnit, key: StreamKey, startAfterSeconds: number) =>
    queue.settlePass(key, { startAfterSeconds }),
};

/** Reads one page of a stream when calls are left for that, and does with a failure what the table of failures says. */
export async function pullPageJob(deps: JobDeps, job: StreamJob): Promise<void> {
  if (await isHeld(deps, job, 'pull-page')) return;
  await pull(deps, job, 'pull-page');
}

/** The same for somebody who waits: out of what is kept of the calls, too. */
export const pullNowJob = (deps: JobDeps, job: StreamJob): Promise<void> => pull(deps, job, 'pull-now');

async function pull(deps: JobDeps, job: StreamJob, queue: 'pull-page' | 'pull-now'): Promise<void> {
  const key = keyOf(job);
  const pulled = await pullPage(deps, key, queue === 'pull-now' ? 'now' : 'in_turn');
  const outcome = pulled.ok ? pulled.value : pulled.error.code;
  deps.metrics.job(queue, outcome);
  deps.log.info({ portalId: job.portalId, stream: key.stream, outcome }, 'pulled a page');
  if (pulled.ok) return;
  await treatFailure(deps, {
    ...job,
    failure: pulled.error,
    again: (unit, startAfterSeconds) => BACKGROUND['pull-page'](unit, key, startAfterSeconds),
    issue: pullIssue(key, pulled.error),
  });
}

/** Settles a part of what a pass over everything has left. Its failures are told as those of reading the stream are. */
export async function settlePassJob(deps: JobDeps, job: StreamJob): Promise<void> {
  if (await isHeld(deps, job, 'settle-pass')) return;
  const key = keyOf(job);
  const settled = await settlePass(deps, key);
  const outcome = settled.ok ? settled.value : settled.error.code;
  deps.metrics.job('settle-pass', outcome);
  deps.log.info({ portalId: job.portalId, stream: key.stream, outcome }, 'settled a pass');
  if (settled.ok) return;
  await treatFailure(deps, {
    ...job,
    failure: settled.error,
    again: (unit, startAfterSeconds) => BACKGROUND['settle-pass'](unit, key, startAfterSeconds),
    issue: pullIssue(key, settled.error),
  });
}

const keyOf = ({ portalId, ids }: StreamJob): StreamKey => ({ portalId, ...ids });

/** Puts the job off where the calls that are left are kept for people and webhooks; no attempt is spent. */
async function isHeld(deps: JobDeps, job: StreamJob, queue: keyof typeof BACKGROUND): Promise<boolean> {
  const seconds = secondsToHold(await deps.budgetOf(job.portalId, job.ids.tenantId));
  if (seconds === 0) return false;
  await deps.inMirror(job.portalId, (unit) => BACKGROUND[queue](unit, keyOf(job), seconds));
  deps.metrics.job(queue, 'held');
  return true;
}

/** Asks for every pass that is due in every connected portal: every five minutes, and when work begins. */
export async function planAll(deps: JobDeps): Promise<void> {
  for (const portalId of await deps.connectedPortals()) {
    await planPasses(deps, portalId).then(
      (asked) => deps.log.info({ portalId, asked }, 'planned'),
      (error: unknown) => deps.log.error({ err: error, portalId }, 'could not plan'),
    );
  }
}
