import { openIssue } from '../../src/issues/open-issue.ts';
import type { IssueReport } from '../../src/issues/ports.ts';
import type { Clock } from '../../src/lib/clock.ts';
import type { VendorFailure } from '../../src/lib/failure.ts';
import type { NewId } from '../../src/lib/ids.ts';
import type { InMirror, MirrorUnit } from '../../src/mirror/ports.ts';
import { problemOf, treatmentOf } from './failures.ts';

export interface TreatDeps {
  inMirror: InMirror;
  clock: Clock;
  newId: NewId;
}

/** A job that reads from a vendor and has met a failure. */
interface FailedJob {
  portalId: string;
  lastAttempt: boolean;
  failure: VendorFailure;
  /** Sends the job again. */
  again: (unit: MirrorUnit, startAfterSeconds: number) => Promise<void>;
  /** What the failure is told under, once nothing more is tried. */
  issue: Pick<IssueReport, 'kind' | 'subject' | 'about'>;
}

/** Does with the failure of a job what the table of failures says. */
export async function treatFailure(deps: TreatDeps, job: FailedJob): Promise<void> {
  const treatment = treatmentOf(job.failure);
  if (treatment.do === 'later') {
    await deps.inMirror(job.portalId, (unit) => job.again(unit, treatment.afterSeconds));
    return;
  }
  if (job.failure.code === 'auth_revoked' && job.failure.told) return;
  // The queue keeps the words of what is thrown, out of reach of row-level security: the code alone.
  if (treatment.do === 'retry' && !job.lastAttempt) throw new Error(job.failure.code);
  await tell(deps, job);
}

async function tell({ inMirror, clock, newId }: TreatDeps, { portalId, failure, issue }: FailedJob): Promise<void> {
  const { message, fix } = problemOf(failure);
  const vendorWords = failure.code === 'vendor_rejected' ? failure.messages : [];
  await inMirror(portalId, ({ issues }) =>
    openIssue({ issues, clock, newId }, { ...issue, message, fix: fix ?? '', vendorWords }),
  );
}
