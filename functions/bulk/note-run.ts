import type { Look } from '../../src/access/ports.ts';
import type { BulkUnit } from '../../src/bulk/ports.ts';
import type { Caller } from '../runtime/door.ts';
import type { RunSeen } from './seen-runs.ts';

interface Noting {
  at: Date;
  caller: Caller;
  seen: Pick<RunSeen, 'run' | 'rights'>;
  action: Extract<Look['action'], `${string}_bulk`>;
}

/** Notes who looked at a run, or decided about it. */
export const noteRun = (
  { audit }: Pick<BulkUnit, 'audit'>,
  { at, caller: { userId, userEmail }, seen, action }: Noting,
): Promise<void> =>
  audit.note({
    at,
    userId,
    userEmail,
    action,
    objectTypeId: 'bulk_run',
    objectId: seen.run.runId,
    right: seen.rights.own,
  });
