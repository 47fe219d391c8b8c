import type { BulkRun } from '../../src/bulk/facts.ts';
import type { BulkUnit, ListedRow } from '../../src/bulk/ports.ts';
import { countsOf, isRetried, mayDo } from '../../src/bulk/rules/standing.ts';
import {
  bulkRetryRequest,
  bulkStartRequest,
  bulkStopRequest,
  type BulkRun as RunJson,
} from '../../src/contract/bulk.ts';
import type { Conflict, Failure } from '../../src/lib/failure.ts';
import { err, ok, type Result } from '../../src/lib/result.ts';
import { cardDoor, type Caller } from '../runtime/door.ts';
import { noteRun } from './note-run.ts';
import { runSeen, type RunSeen } from './seen-runs.ts';
import { OTHER_BOOKS, shownRun } from './shown-run.ts';

const conflict = (message: string): Conflict => ({ code: 'conflict', message });

const OVERTAKEN = conflict('This is not how it stands any more: something was decided about it meanwhile.');
const NOT_READY = conflict('Not all of the chosen deals are ready any more. Nothing was billed.');
const NOTHING_FAILED = conflict('Nothing of it has failed.');

/** POST /bulk/runs/:runId/start: bills the chosen deals of those that are ready, by a job. */
export const postStart = cardDoor({
  method: 'POST',
  path: '/bulk/runs/:runId/start',
  auth: 'hubspot',
  input: bulkStartRequest,
  handler:
    ({ inBulk, clock }) =>
    ({ caller, input: { runId, version, deals } }) =>
      inBulk(caller.portalId, (unit) => {
        const chosen = [...new Set(deals)];
        const choose = (rows: ListedRow[]): Result<string[], Conflict> => {
          const ready = new Set(rows.filter(({ state }) => state === 'ready').map(({ dealId }) => dealId));
          return chosen.every((dealId) => ready.has(dealId)) ? ok(chosen) : err(NOT_READY);
        };
        return begin(unit, { caller, runId, version, at: clock.now(), action: 'start_bulk', choose });
      }),
});

/** POST /bulk/runs/:runId/retry: bills again what has failed, and nothing else, by a job. */
export const postRetry = cardDoor({
  method: 'POST',
  path: '/bulk/runs/:runId/retry',
  auth: 'hubspot',
  input: bulkRetryRequest,
  handler:
    ({ inBulk, clock }) =>
    ({ caller, input: { runId, version } }) =>
      inBulk(caller.portalId, (unit) => {
        const choose = (rows: ListedRow[]): Result<string[], Conflict> => {
          const failed = rows.filter(({ state, intent }) => isRetried(state, intent?.state ?? null));
          return failed.length === 0 ? err(NOTHING_FAILED) : ok(failed.map(({ dealId }) => dealId));
        };
        return begin(unit, { caller, runId, version, at: clock.now(), action: 'retry_bulk', choose });
      }),
});

interface Beginning {
  caller: Caller;
  runId: string;
  version: number;
  at: Date;
  action: 'start_bulk' | 'retry_bulk';
  choose: (rows: ListedRow[]) => Result<string[], Conflict>;
}

/** Chooses rows and queues the job, all or nothing, under the lock of the run; the same request again finds it done. */
async function begin(unit: BulkUnit, asked: Beginning): Promise<Result<RunJson, Failure>> {
  const { caller, runId, version, at, action } = asked;
  const seen = await decidable(unit, caller, runId);
  if (!seen.ok) return seen;
  const { run } = seen.value;
  // HubSpot repeats a request whose answer it did not get.
  if (run.version === version + 1 && run.state === 'running') return ok(await shownRun(unit, seen.value, at));
  if (run.version !== version || run.state !== 'idle') return err(OVERTAKEN);
  const chosen = asked.choose(await unit.bulk.rows(runId));
  if (!chosen.ok) return chosen;
  await unit.bulk.choose(runId, chosen.value);
  const running: BulkRun = { ...run, state: 'running', version: version + 1, startedAt: at, hold: null, stopped: null };
  await unit.bulk.save(running);
  await unit.queue.run(runId, 0);
  await noteRun(unit, { at, caller, seen: seen.value, action });
  return ok(await shownRun(unit, { ...seen.value, run: running }, at));
}

/** The run, locked, where its own person may have it billed now. */
async function decidable(unit: BulkUnit, caller: Caller, runId: string): Promise<Result<RunSeen, Failure>> {
  const seen = await runSeen(unit, caller, { runId, locked: true });
  if (!seen.ok) return seen;
  if (!seen.value.isOwn) return err(conflict('Only whoever planned it can bill it.'));
  const books = await unit.billing.books();
  if (books?.state !== 'connected') return err({ code: 'not_connected' });
  if (books.tenantId !== seen.value.run.tenantId) return err(conflict(OTHER_BOOKS));
  return books.live ? seen : err({ code: 'not_live' });
}

/** POST /bulk/runs/:runId/stop: what is not begun is not billed; what is on its way goes on. */
export const postStop = cardDoor({
  method: 'POST',
  path: '/bulk/runs/:runId/stop',
  auth: 'hubspot',
  input: bulkStopRequest,
  handler:
    ({ inBulk, clock }) =>
    ({ caller, input: { runId } }) =>
      inBulk(caller.portalId, async (unit) => {
        const seen = await runSeen(unit, caller, { runId, locked: true });
        if (!seen.ok) return seen;
        const { run } = seen.value;
        const at = clock.now();
        if (!mayDo(run, countsOf(await unit.bulk.tallies(runId))).stop) return ok(await shownRun(unit, seen.value, at));
        await unit.bulk.unchoose(runId);
        // A deal that is being billed comes to its end, by the job that waits already.
        const stopped: BulkRun = { ...run, state: 'stopping', version: run.version + 1, hold: null };
        await unit.bulk.save(stopped);
        await unit.queue.run(runId, 0);
        await noteRun(unit, { at, caller, seen: seen.value, action: 'stop_bulk' });
        return ok(await shownRun(unit, { ...seen.value, run: stopped }, at));
      }),
});
