import { pullNowJob, pullPageJob, settlePassJob, type JobDeps } from '../../../functions/jobs/jobs.ts';
import { createMetrics } from '../../../functions/runtime/metrics.ts';
import { refreshPortal } from '../../../src/mirror/refresh-portal.ts';
import { fetchChangedJob } from '../../../functions/jobs/webhook-jobs.ts';
import { randomId } from '../../../src/lib/ids.ts';
import { waitSeconds } from '../../../src/lib/wait.ts';
import type { StreamName } from '../../../src/mirror/facts.ts';
import type { FetchDeps } from '../../../src/mirror/fetch-changed.ts';
import { planPasses } from '../../../src/mirror/plan-passes.ts';
import type { Cursor, InMirror, VendorEvent } from '../../../src/mirror/ports.ts';
import { proveMirror, type Proof } from '../../../src/mirror/prove-mirror.ts';
import { receiveEvents } from '../../../src/mirror/receive-events.ts';
import { UNKNOWN_BUDGET, type CallBudget } from '../../../src/mirror/rules/budget.ts';
import { goOnReading, readAgain, stopReading } from '../../../src/mirror/steer-reading.ts';
import { STREAMS } from '../../../src/mirror/streams.ts';
import { inMirror } from '../../../src/store/mirror-unit.ts';
import type { Store } from '../../../src/store/open.ts';
import { Killed, type Fate } from '../outbox/killing.ts';
import { testLog } from '../test-log.ts';
import { addPortal } from '../test-store.ts';
import { dyingCalls, dyingMirror, dyingVendor } from './killing.ts';
import { MovingVendors } from './moving-vendors.ts';
import { PlayJobs, type PlayJob } from './play-jobs.ts';

/** A stream that can move. */
export type Moving = 'invoices' | 'contacts' | 'payments' | 'crm_companies';

type Deps = JobDeps & FetchDeps;

const HANDLERS = { 'pull-page': pullPageJob, 'pull-now': pullNowJob, 'settle-pass': settlePassJob };
const FOR_EVER = new Date('2199-01-01T00:00:00Z');
const [log, metrics] = [testLog(), createMetrics()];
let worlds = 0;

/**
 * A portal of its own with one organisation, both vendors, the queue and a clock, on a database that other worlds use as well.
 * Some streams move; all others are empty, and count as read for ever.
 */
export class MovingWorld {
  now = Date.parse('2026-11-20T12:00:00Z');
  readonly vendors = new MovingVendors(() => this.now);
  readonly streams: readonly Moving[];
  readonly jobs: PlayJobs;
  readonly portalId = String(7_000_000 + (worlds += 1));
  readonly tenantId = `tenant-of-${this.portalId}`;
  budget: CallBudget = UNKNOWN_BUDGET;
  /** What Xero has not told yet. */
  untold: VendorEvent[] = [];
  readonly told: VendorEvent[] = [];
  readonly #store: Store;
  readonly #inMirror: InMirror;

  private constructor(store: Store, streams: readonly Moving[]) {
    this.#store = store;
    this.streams = streams;
    this.jobs = new PlayJobs(() => this.now, streams);
    this.#inMirror = this.jobs.within(inMirror(store));
  }

  static async open(store: Store, streams: readonly Moving[]): Promise<MovingWorld> {
    const world = new MovingWorld(store, streams);
    const { portalId } = world;
    await addPortal(store, portalId, [world.tenantId]);
    const others = (Object.keys(STREAMS) as StreamName[]).filter((stream) => !streams.some((one) => one === stream));
    const read = { read_until: FOR_EVER, swept_until: FOR_EVER, proved_until: FOR_EVER };
    const cursors = others.map((stream) => ({
      portal_id: portalId,
      tenant_id: world.key(stream).tenantId,
      stream,
      ...read,
    }));
    await store.withPortal(portalId, ({ db }) => db.insertInto('stream_cursors').values(cursors).execute());
    return world;
  }

  key<S extends StreamName>(stream: S) {
    return { portalId: this.portalId, tenantId: stream.startsWith('crm_') ? '' : this.tenantId, stream };
  }

  /** Runs a process until it ends or is killed; whether it ended. */
  async #live(killAt: number | null, process: (deps: Deps) => Promise<unknown>): Promise<'ended' | 'killed'> {
    const fate: Fate = { passed: 0, killAt };
    const deps: Deps = {
      ...{ log, metrics, newId: randomId, clock: { now: () => new Date(this.now) } },
      ...dyingVendor(this.vendors, fate),
      fetchByIds: dyingCalls({ fetchByIds: this.vendors.fetchByIds }, fate).fetchByIds,
      fetchSince: () => Promise.reject(new Error('no event tells of credit here')),
      inMirror: dyingMirror(this.#inMirror, fate),
      budgetOf: () => Promise.resolve(this.budget),
      connectedPortals: () => Promise.resolve([this.portalId]),
    };
    try {
      await process(deps);
      return 'ended';
    } catch (error) {
      if (error instanceof Killed) return 'killed';
      throw error;
    }
  }

  /** Does one of the jobs that are due; whether there was one. */
  async work(nth: number, killAt: number | null): Promise<boolean> {
    const job = this.jobs.take(nth);
    if (!job) return false;
    const given = { portalId: this.portalId, ids: job.ids, lastAttempt: PlayJobs.isLastAttempt(job) };
    const ended = await this.#live(killAt, (deps) =>
      (job.name === 'fetch-changed' ? fetchChangedJob(deps, given) : HANDLERS[job.name](deps, given)).catch(
        (error: unknown) => this.#failed(job, error),
      ),
    );
    if (ended === 'killed') this.jobs.comeAgain(job, 'lost');
    return true;
  }

  /** What a handler throws for the queue to try again. */
  #failed(job: PlayJob, error: unknown): void {
    if (!(error instanceof Error) || error.message !== 'vendor_unavailable') throw error;
    this.jobs.comeAgain(job, 'failed');
  }

  plan(killAt: number | null): Promise<unknown> {
    return this.#live(killAt, (deps) => planPasses(deps, this.portalId));
  }

  /** A person asks for everything to be refreshed. */
  refresh(killAt: number | null): Promise<unknown> {
    return this.#live(killAt, (deps) => refreshPortal(deps, this.portalId));
  }

  /** Xero's webhook, with all that it is told of at once. */
  async deliver(events: VendorEvent[]): Promise<void> {
    const clock = { now: () => new Date(this.now) };
    const storeEvents = async (...args: Parameters<Store['system']['storeEvents']>) => {
      const stored = await this.#store.system.storeEvents(...args);
      if (stored.some(({ portalId }) => portalId !== null)) this.jobs.tell(this.tenantId);
      return stored;
    };
    await receiveEvents({ storeEvents, clock }, events);
    this.untold = this.untold.filter((event) => !events.includes(event));
    this.told.push(...events);
  }

  /** Asks for a pass of that kind, as the plan of another process does. */
  async want(stream: Moving, wanted: Cursor['wanted']): Promise<void> {
    await this.#inMirror(this.portalId, async ({ rows, queue }) => {
      const cursor = await rows.cursor(this.key(stream));
      if (cursor.pass) return;
      await rows.saveCursor(this.key(stream), { ...cursor, wanted });
      await queue.pullPage(this.key(stream));
    });
  }

  async steer(what: 'stop' | 'go on' | 'again'): Promise<void> {
    const tenant = { portalId: this.portalId, tenantId: this.tenantId };
    await this.#inMirror(this.portalId, async (unit) => {
      if (what === 'stop') await stopReading(unit, tenant, new Date(this.now));
      else await (what === 'again' ? readAgain(unit, tenant) : goOnReading(unit, tenant));
    });
  }

  /** What a person does after an issue says so. */
  async reconnect(): Promise<void> {
    await this.#store.withPortal(this.portalId, ({ db }) =>
      db.updateTable('xero_connections').set({ state: 'connected' }).execute(),
    );
  }

  /** Does the jobs that are due within so many hours, each in its time. */
  async pass(hours: number): Promise<void> {
    const end = this.now + hours * 3_600_000;
    for (let jobs = 0; jobs < 1000; jobs += 1) {
      if (await this.work(0, null)) continue;
      const next = this.jobs.next();
      if (next === null || next > end) {
        this.now = end;
        return;
      }
      this.now = Math.max(this.now, next);
    }
    throw new Error('The queue does not come to rest');
  }

  prove(): Promise<Proof> {
    return proveMirror(
      { inMirror: this.#inMirror, readers: this.vendors.readers, wait: waitSeconds },
      this.portalId,
    ).then((proof) => {
      if (!proof.ok) throw new Error(proof.error.code);
      return proof.value;
    });
  }

  async openIssues(): Promise<string[]> {
    const issues = await this.#store.withPortal(this.portalId, ({ db }) =>
      db.selectFrom('issues').select(['kind', 'subject']).where('closed_at', 'is', null).execute(),
    );
    return issues.map(({ kind, subject }) => `${kind} ${subject}`);
  }

  /** How many events wait to be worked off. */
  async waiting(): Promise<number> {
    const events = await this.#store.withPortal(this.portalId, ({ db }) =>
      db.selectFrom('inbox_events').select('event_id').where('processed_at', 'is', null).execute(),
    );
    return events.length;
  }
}
