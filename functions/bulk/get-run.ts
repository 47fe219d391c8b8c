import { bulkRunQuery } from '../../src/contract/bulk.ts';
import { ok } from '../../src/lib/result.ts';
import { cardDoor } from '../runtime/door.ts';
import { noteRun } from './note-run.ts';
import { runSeen } from './seen-runs.ts';
import { shownRows, shownRun } from './shown-run.ts';

/** GET /bulk/runs/:runId: how a run stands, with a page of its rows or, to be asked often, without. No vendor is called. */
export const getRun = cardDoor({
  method: 'GET',
  path: '/bulk/runs/:runId',
  auth: 'hubspot',
  input: bulkRunQuery,
  handler:
    ({ inBulk, clock }) =>
    ({ caller, input: { runId, rows, group, cursor = '0' } }) =>
      inBulk(caller.portalId, async (unit) => {
        const seen = await runSeen(unit, caller, { runId });
        if (!seen.ok) return seen;
        const now = clock.now();
        if (rows === 'no') return ok(await shownRun(unit, seen.value, now));
        await noteRun(unit, { at: now, caller, seen: seen.value, action: 'view_bulk' });
        return ok(await shownRows(unit, seen.value, { group, cursor: Number(cursor), now }));
      }),
});
