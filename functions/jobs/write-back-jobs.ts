import { startWriteBack, writeBack, type Stretch, type WriteBackDeps } from '../../src/automation/write-back.ts';
import type { Log } from '../../src/lib/log.ts';
import { treatmentOf } from '../runtime/failures.ts';
import type { Metrics } from '../runtime/metrics.ts';
import { treatFailure, type TreatDeps } from '../runtime/treat-failure.ts';

export interface WriteBackJobDeps extends WriteBackDeps, TreatDeps {
  log: Log;
  metrics: Metrics;
  connectedPortals: () => Promise<string[]>;
}

/** A job of the queue `write-back`. */
interface WriteBackJob {
  portalId: string;
  ids: Stretch;
  lastAttempt: boolean;
}

/** Writes to some records of HubSpot, and does with a failure what the table of failures says. */
export async function writeBackJob(deps: WriteBackJobDeps, job: WriteBackJob): Promise<void> {
  const { portalId, ids } = job;
  const written = await writeBack(deps, portalId, ids);
  const outcome = written.ok ? written.value : written.error.code;
  deps.metrics.job('write-back', outcome);
  deps.log.info({ portalId, ...ids, outcome }, 'wrote back');
  if (written.ok) return;
  const failure = written.error;
  const treatment = treatmentOf(failure);
  if (treatment.do === 'later')
    await deps.inWriteBack(portalId, ({ queue }) => queue.writeBack(ids, treatment.afterSeconds));
  else
    await treatFailure(deps, {
      ...job,
      failure,
      again: () => Promise.resolve(),
      issue: { kind: 'write_back_failed', subject: `write-back/${ids.objectTypeId}` },
    });
}

/** Has every record of every connected portal looked at, each hour: days pass without anything changing. */
export async function writeBackAll({ inWriteBack, connectedPortals, log }: WriteBackJobDeps): Promise<void> {
  for (const portalId of await connectedPortals())
    await inWriteBack(portalId, startWriteBack).catch((error: unknown) =>
      log.error({ err: error, portalId }, 'could not begin to write back'),
    );
}
