import { randomUUID } from 'node:crypto';
import { planBulkJob } from '../../functions/jobs/bulk/plan-bulk-job.ts';
import { runBulkJob, type RunBulkDeps } from '../../functions/jobs/bulk/run-bulk-job.ts';
import { problemOf } from '../../functions/runtime/failures.ts';
import { createSendNow } from '../../functions/runtime/send-now.ts';
import { bulkRun, type BulkPlanned, type BulkRun } from '../../src/contract/bulk.ts';
import type { LiveDeal } from '../../src/invoicing/facts.ts';
import type { OutboxDeps } from '../../src/invoicing/outbox/outbox-deps.ts';
import type { VendorFailure } from '../../src/lib/failure.ts';
import { randomId } from '../../src/lib/ids.ts';
import { decimal } from '../../src/lib/money.ts';
import { err, ok } from '../../src/lib/result.ts';
import type { CallBudget } from '../../src/mirror/rules/budget.ts';
import { UNKNOWN_BUDGET } from '../../src/mirror/rules/budget.ts';
import { ianaZone } from '../../src/mirror/rules/xero-zones.ts';
import { inOutbox } from '../../src/store/outbox-unit.ts';
import { liveDeal, liveLine } from './billing-facts.ts';
import { newPortal } from './card-ledgers.ts';
import type { FreshDatabase } from './databases.ts';
import { NOW, openDoorHouse, type DoorHouse } from './door-house.ts';
import { matched, REP } from './draft-house.ts';
import type { Ledger } from './ledger-builder.ts';
import { PlayXero } from './outbox/play-xero.ts';
import { testLog } from './test-log.ts';

type Answer = Awaited<ReturnType<DoorHouse['ask']>>;
type Body = Record<string, unknown>;

/** Who asks in which portal; the rep unless said otherwise. */
interface Asking {
  portalId: string;
  userId?: string;
}

/** Won deals of the rep, each with one line; ids from 101 on. */
export const dealIds = (count: number): string[] => Array.from({ length: count }, (_, index) => String(101 + index));

/** A portal with so many won deals, and all that is needed to bill them. */
export const withDeals =
  (count: number, change: (ledger: Ledger) => Ledger = (ledger) => ledger) =>
  (portalId: string): Ledger =>
    change(
      dealIds(count).reduce((ledger, id) => {
        const whose = { companyId: '42', ownerId: '70', isWon: true, isClosed: true, currency: 'GBP' };
        const line = { id: `line-${id}`, dealId: id, name: 'Desk', quantity: decimal('1'), price: decimal('100.00') };
        const plain = { productId: null, sku: null, amount: null, discount: null, discountRate: null, currency: null };
        const rest = { updatedAt: new Date('2026-11-19T09:00:00Z'), billingFrequency: null, position: null };
        return ledger
          .deal(id, { name: `Won ${id}`, amount: decimal('100'), ...whose })
          .rows('crm_line_items', { ...plain, ...rest, ...line });
      }, matched(portalId)),
    );

/** The doors and jobs of billing many deals, with a HubSpot and a Xero of play and a clock that is moved. */
export interface BulkHouse extends DoorHouse {
  xero: PlayXero;
  deps: RunBulkDeps & DoorHouse['deps'];
  /** What HubSpot says of deals otherwise than that one line of 100.00 was sold to company 42. */
  hubspot: Map<string, LiveDeal | VendorFailure>;
  /** How often HubSpot was asked for each deal. */
  asked: Map<string, number>;
  /** What is left of Xero's calls. */
  budget: { left: CallBudget };
  advance: (seconds: number) => void;
  write: (build?: (portalId: string) => Ledger) => Promise<string>;
  get: (asking: Asking, path: string, query?: Record<string, string>) => Promise<Answer>;
  post: (asking: Asking, path: string, body: Body) => Promise<Answer>;
  /** Plans the deals, and works the plan off. */
  plan: (asking: Asking, deals: string[], status?: string) => Promise<BulkRun>;
  run: (asking: Asking, runId: string, query?: Record<string, string>) => Promise<BulkRun>;
  start: (asking: Asking, run: BulkRun, deals?: string[]) => Promise<Answer>;
  /** Does one job of planning, or of billing. */
  planJob: (deps: RunBulkDeps, portalId: string, runId: string) => Promise<void>;
  runJob: (deps: RunBulkDeps, portalId: string, runId: string) => Promise<void>;
  /** Does the jobs of a run until it waits or has ended. */
  work: (portalId: string, runId: string) => Promise<void>;
}

export async function openBulkHouse(fresh: () => Promise<FreshDatabase>): Promise<BulkHouse> {
  let now = NOW.getTime();
  const clock = { now: () => new Date(now) };
  const hubspot: BulkHouse['hubspot'] = new Map();
  const asked: BulkHouse['asked'] = new Map();
  const budget = { left: UNKNOWN_BUDGET };
  const xero = new PlayXero(() => now);
  xero.addContact('c', { name: 'Zoë & Söhne GmbH', contactNumber: null });
  const readDeal: RunBulkDeps['readDeal'] = (_portalId, id) => {
    asked.set(id, (asked.get(id) ?? 0) + 1);
    const said = hubspot.get(id) ?? liveDeal({ id, name: `Won ${id}`, lines: [liveLine({ id: `line-${id}` })] });
    return Promise.resolve('code' in said ? err(said) : ok(said));
  };
  const house = await openDoorHouse(fresh, testLog(), { readDeal, clock });
  const outbox: OutboxDeps = {
    ...{ inOutbox: inOutbox(house.store, ianaZone), writer: xero, clock, newId: randomId, words: problemOf },
  };
  const deps = Object.assign(house.deps, {
    sendNow: createSendNow({ ...outbox, log: testLog() }),
    budgetOf: () => Promise.resolve(budget.left),
  });
  const ask: DoorHouse['ask'] = (who, what) => house.ask({ now: clock.now(), ...who }, what);
  const get: BulkHouse['get'] = ({ portalId, userId = REP }, path, query = {}) =>
    ask({ portalId, userId }, { path, query });
  const post: BulkHouse['post'] = ({ portalId, userId = REP }, path, body) =>
    ask({ portalId, userId }, { method: 'POST', path, body });
  const run: BulkHouse['run'] = async (asking, runId, query = {}) => {
    const answer = await get(asking, `/bulk/runs/${runId}`, query);
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    return bulkRun.strict().parse(answer.value);
  };
  return {
    ...{ ...house, ask, xero, deps, hubspot, asked, budget, get, post, run },
    advance: (seconds) => {
      now += seconds * 1000;
    },
    write: async (build = withDeals(3)) => {
      const portalId = newPortal();
      await build(portalId).write(house.store);
      await house.store.withPortal(portalId, ({ db }) =>
        db.updateTable('xero_connections').set({ live: true }).execute(),
      );
      return portalId;
    },
    plan: async (asking, deals, status = 'DRAFT') => {
      const planned = await post(asking, '/bulk/plans', { requestId: randomUUID(), dealIds: deals, status });
      if (!planned.ok) throw new Error(JSON.stringify(planned.error));
      const { runId } = planned.value as BulkPlanned;
      await planAll(deps, asking.portalId, runId);
      return run(asking, runId);
    },
    start: (asking, { runId, version, ready }, deals = ready) =>
      post(asking, `/bulk/runs/${runId}/start`, { version, deals }),
    planJob: (one, portalId, runId) => planBulkJob(one, { portalId, ids: { runId } }),
    runJob: (one, portalId, runId) => runBulkJob(one, { portalId, ids: { runId } }),
    work: (portalId, runId) => workAll(deps, portalId, runId),
  };
}

const MOST_JOBS = 600;

async function planAll(deps: RunBulkDeps, portalId: string, runId: string): Promise<void> {
  for (let job = 0; job < MOST_JOBS; job++) {
    await planBulkJob(deps, { portalId, ids: { runId } });
    const run = await deps.inBulk(portalId, ({ bulk }) => bulk.read(runId));
    if (run?.state !== 'planning') return;
  }
}

async function workAll(deps: RunBulkDeps, portalId: string, runId: string): Promise<void> {
  for (let job = 0; job < MOST_JOBS; job++) {
    await runBulkJob(deps, { portalId, ids: { runId } });
    const run = await deps.inBulk(portalId, ({ bulk }) => bulk.read(runId));
    if (run?.state === 'idle' || (run?.hold && run.hold.until > deps.clock.now())) return;
  }
}
