import type { BulkRow, BulkRun } from '../../../src/bulk/facts.ts';
import type { BulkUnit, RowKey } from '../../../src/bulk/ports.ts';
import { gaveUp, holdOn, waitsUntil } from '../../../src/bulk/rules/goes-on.ts';
import { failed } from '../../../src/bulk/rules/verdict.ts';
import type { Vendor } from '../../../src/lib/failure.ts';
import type { BudgetOf } from '../../../src/mirror/ports.ts';
import { secondsToHold } from '../../../src/mirror/rules/budget.ts';
import type { BillingDeps, Deps } from '../../runtime/deps.ts';
import { billRow, type Billing } from './bill-row.ts';

export interface RunBulkDeps extends BillingDeps, Pick<Deps, 'inBulk'> {
  budgetOf: BudgetOf;
}

/** A job of the queue `run-bulk`. */
interface RunBulkJob {
  portalId: string;
  ids: { runId: string };
}

const BROKEN = failed('Something went wrong on our side.', 'Try it again; if that does not help, tell support.');

/**
 * Bills the next deal of a run. The job for the one after it is queued before anything is done, so that a crash at any line is
 * taken up from there. What is kept of the vendors' calls for people is left to them: the run waits, and no attempt is spent.
 */
export async function runBulkJob(deps: RunBulkDeps, { portalId, ids: { runId } }: RunBulkJob): Promise<void> {
  const taken = await take(deps, { portalId, runId });
  if (taken.row) {
    const billing = { portalId, run: taken.run, row: taken.row };
    await bill(deps, billing).catch(async (error: unknown) => {
      deps.log.error({ err: error, portalId, runId, dealId: billing.row.dealId }, 'could not bill a deal of a run');
      await deps.inBulk(portalId, ({ bulk }) => bulk.settle(keyOf(billing), 'billing', BROKEN));
    });
  }
  deps.metrics.job('run-bulk', taken.outcome);
  deps.log.info({ portalId, runId, outcome: taken.outcome }, 'worked on a run');
}

type Taken =
  { outcome: 'billed'; run: BulkRun; row: BulkRow } | { outcome: 'over' | 'held' | 'ended'; row?: undefined };

/** The next row, under the lock of the run. */
async function take(deps: RunBulkDeps, { portalId, runId }: { portalId: string; runId: string }): Promise<Taken> {
  const seen = await deps.inBulk(portalId, ({ bulk }) => bulk.read(runId));
  if (!isBilling(seen)) return { outcome: 'over' };
  const seconds = secondsToHold(await deps.budgetOf(portalId, seen.tenantId));
  return deps.inBulk(portalId, async (unit) => {
    const run = await unit.bulk.lock(runId);
    if (!isBilling(run)) return { outcome: 'over' };
    const now = deps.clock.now();
    if (seconds > 0) await hold(unit, { run, by: 'xero', until: later(now, seconds), now, isBusy: true });
    const until = seconds > 0 ? later(now, seconds) : run.hold?.until;
    if (until !== undefined && until > now) {
      await unit.queue.run(runId, Math.ceil((until.getTime() - now.getTime()) / 1000));
      return { outcome: 'held' };
    }
    const row = await unit.bulk.take(runId, run.state === 'running' ? ['billing', 'chosen'] : ['billing']);
    if (row) await unit.queue.run(runId, 0);
    else await unit.bulk.save({ ...run, state: 'idle', hold: null });
    return row ? { outcome: 'billed', run, row } : { outcome: 'ended' };
  });
}

const isBilling = (run: BulkRun | null): run is BulkRun => run?.state === 'running' || run?.state === 'stopping';

const later = (now: Date, seconds: number): Date => new Date(now.getTime() + seconds * 1000);

const keyOf = ({ run: { runId }, row: { dealId, attempt } }: Billing): RowKey => ({ runId, dealId, attempt });

async function bill(deps: RunBulkDeps, billing: Billing): Promise<void> {
  const { portalId } = billing;
  const came = await billRow(deps, billing);
  const key = keyOf(billing);
  if (came.do === 'sent') {
    await deps.inBulk(portalId, ({ bulk }) => bulk.keepIntent(key, came.intentId));
    return send(deps, billing, came.intentId);
  }
  await deps.inBulk(portalId, async (unit) => {
    const run = await unit.bulk.lock(key.runId);
    if (came.do === 'settle') {
      if (run?.hold) await unit.bulk.save({ ...run, hold: null });
      return unit.bulk.settle(key, 'billing', came.verdict);
    }
    await unit.bulk.putBack(key, run?.state === 'running' ? 'chosen' : 'ready');
    if (run?.state !== 'running') return;
    if (came.do === 'stop') return stop(unit, run, { words: came.words, fix: came.fix });
    const now = deps.clock.now();
    await hold(unit, { run, by: came.by, until: later(now, came.seconds), now, isBusy: came.isBusy });
  });
}

/** Sends what was decided, and lets the run wait where Xero did not take it. */
async function send(deps: RunBulkDeps, { portalId, run: { runId } }: Billing, intentId: string): Promise<void> {
  const intent = await deps.inOutbox(portalId, ({ outbox }) => outbox.read(intentId));
  if (!intent) throw new Error(`The intent ${intentId} was decided and is not there`);
  const first = intent.waitsFor ?? intentId;
  await deps.sendNow.send(portalId, [...new Set([first, intentId])]);
  const sent = await deps.inOutbox(portalId, ({ outbox }) => outbox.read(first));
  const until = sent && waitsUntil(sent);
  await deps.inBulk(portalId, async (unit) => {
    const run = await unit.bulk.lock(runId);
    if (run?.state !== 'running') return;
    const now = deps.clock.now();
    const isBusy = sent?.failure?.code === 'vendor_throttled';
    if (until) await hold(unit, { run, by: 'xero', until, now, isBusy });
    else if (run.hold) await unit.bulk.save({ ...run, hold: null });
  });
}

interface Holding {
  run: BulkRun;
  by: Vendor;
  until: Date;
  now: Date;
  isBusy: boolean;
}

/** Lets the run wait; one to which a vendor has not answered for too long ends, and says so. */
async function hold(unit: BulkUnit, { run, ...held }: Holding): Promise<void> {
  const next = holdOn(run.hold, held);
  if (next) return unit.bulk.save({ ...run, hold: next });
  await stop(unit, run, gaveUp(held.by));
}

/** Ends a run before its time: what is not begun can be chosen again. */
async function stop(unit: BulkUnit, run: BulkRun, stopped: NonNullable<BulkRun['stopped']>): Promise<void> {
  await unit.bulk.unchoose(run.runId);
  await unit.bulk.save({ ...run, state: 'idle', hold: null, stopped, version: run.version + 1 });
}

/**
 * Queues every run that has not ended, each hour and when work begins: for one whose job was lost with a queue that was
 * emptied, or gave up while the database was away.
 */
export async function takeUpRuns({
  inBulk,
  connectedPortals,
  log,
}: Pick<RunBulkDeps, 'inBulk' | 'log'> & { connectedPortals: () => Promise<string[]> }): Promise<void> {
  for (const portalId of await connectedPortals())
    await inBulk(portalId, async ({ bulk, queue }) => {
      for (const { runId, state } of await bulk.unfinished())
        await (state === 'planning' ? queue.plan(runId) : queue.run(runId, 0));
    }).catch((error: unknown) => log.error({ err: error, portalId }, 'could not take up runs'));
}
