import { WAYS, type RunWay } from '../../../src/issues/rules/ways.ts';
import { done, failed, type RunDeps, type Running, type RunOutcome } from './run-deps.ts';
import { readRows, readStream } from './run-reading.ts';
import { lookAtWrite, runWrite } from './run-write.ts';

/** A job of the queue `run-issue`. */
interface RunIssueJob {
  portalId: string;
  ids: { issueId: string; runId: string };
  lastAttempt: boolean;
}

/** How each way of running is done. */
const RUNNERS: Record<RunWay, (deps: RunDeps, running: Running) => Promise<RunOutcome>> = {
  read_stream: readStream,
  read_rows: readRows,
  write: runWrite,
  look: lookAtWrite,
};

const BROKEN = 'Something went wrong on our side. Run it again; if that does not help, tell support.';

/** Runs an issue again and keeps what came of it. A run that was asked for again meanwhile, or has ended, is left alone. */
export async function runIssueJob(deps: RunDeps, { portalId, ids, lastAttempt }: RunIssueJob): Promise<void> {
  const [issue] = await deps.inIssues(portalId, ({ issues }) => issues.lock([ids.issueId]));
  const run = issue?.run;
  const way = issue && WAYS[issue.kind].run;
  if (!issue || !way || run?.runId !== ids.runId || run.state !== 'asked') return;
  const outcome =
    issue.closedAt === null
      ? await RUNNERS[way](deps, { portalId, issue, run }).catch((error: unknown) => {
          if (!lastAttempt) throw error;
          deps.log.error({ err: error, portalId, ...ids }, 'could not run an issue again');
          return failed(BROKEN);
        })
      : done('It had gone through already.');
  await deps.inIssues(portalId, ({ issues }) => issues.saveRun(ids.issueId, { ...run, ...outcome }));
  deps.metrics.job('run-issue', outcome.state);
  deps.log.info({ portalId, ...ids, outcome: outcome.state }, 'ran an issue again');
}
