import type { BulkRun } from '../../../src/bulk/facts.ts';
import type { BulkUnit } from '../../../src/bulk/ports.ts';
import type { Deps } from '../../runtime/deps.ts';
import { planDeal } from './plan-deal.ts';

/** Deals that one job looks at: between its jobs those of other runs and people have their turn. */
const CHUNK = 25;

type PlanDeps = Pick<Deps, 'inBulk' | 'clock' | 'log' | 'metrics'>;

/** A job of the queue `plan-bulk`. */
interface PlanBulkJob {
  portalId: string;
  ids: { runId: string };
}

/**
 * Looks at some deals of a run, each in a transaction of its own, and queues the next job; what was looked at is kept, so that
 * whoever takes over goes on from there. No vendor is called.
 */
export async function planBulkJob(deps: PlanDeps, { portalId, ids: { runId } }: PlanBulkJob): Promise<void> {
  const run = await deps.inBulk(portalId, ({ bulk }) => bulk.read(runId));
  if (run?.state !== 'planning') return;
  const dealIds = await deps.inBulk(portalId, ({ bulk }) => bulk.unplanned(runId, CHUNK));
  const shared = sharing();
  for (const dealId of dealIds)
    await deps.inBulk(portalId, async (unit) => {
      const verdict = await planDeal(shared(unit, run), { run, portalId, dealId, now: deps.clock.now() });
      await unit.bulk.settle({ runId, dealId, attempt: 0 }, 'unplanned', verdict);
    });
  const outcome = dealIds.length === 0 ? 'planned' : 'more';
  await deps.inBulk(portalId, (unit) => (outcome === 'more' ? unit.queue.plan(runId) : planned(unit, runId)));
  deps.metrics.job('plan-bulk', outcome);
  deps.log.info({ portalId, runId, deals: dealIds.length, outcome }, 'planned deals of a run');
}

async function planned({ bulk }: BulkUnit, runId: string): Promise<void> {
  const run = await bulk.lock(runId);
  if (run?.state === 'planning') await bulk.save({ ...run, state: 'idle', version: run.version + 1 });
}

/** What is the same for all deals of a chunk is read once. */
function sharing(): (unit: BulkUnit, run: Pick<BulkRun, 'tenantId'>) => BulkUnit {
  let books: ReturnType<BulkUnit['billing']['books']> | undefined;
  let items: ReturnType<BulkUnit['mapping']['items']> | undefined;
  return (unit, { tenantId }) => ({
    ...unit,
    billing: { ...unit.billing, books: () => (books ??= unit.billing.books()) },
    mapping: { ...unit.mapping, items: () => (items ??= unit.mapping.items(tenantId)) },
  });
}
