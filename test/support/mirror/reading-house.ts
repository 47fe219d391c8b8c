import { sql, type RawBuilder } from 'kysely';
import { planAll, pullNowJob, pullPageJob, settlePassJob, type JobDeps } from '../../../functions/jobs/jobs.ts';
import { createMetrics } from '../../../functions/runtime/metrics.ts';
import { randomId } from '../../../src/lib/ids.ts';
import type { StreamFacts, StreamName } from '../../../src/mirror/facts.ts';
import type { Cursor, InMirror } from '../../../src/mirror/ports.ts';
import { UNKNOWN_BUDGET, type CallBudget } from '../../../src/mirror/rules/budget.ts';
import { inMirror } from '../../../src/store/mirror-unit.ts';
import type { FreshDatabase } from '../databases.ts';
import { testLog } from '../test-log.ts';
import { asOwner } from '../as-owner.ts';
import { addPortal, openTestStore, type TestStore } from '../test-store.ts';
import { PlayVendor } from './play-vendor.ts';

const HANDLERS = { 'pull-page': pullPageJob, 'pull-now': pullNowJob, 'settle-pass': settlePassJob };
export type JobName = keyof typeof HANDLERS;

interface Waiting {
  id: string;
  name: JobName;
  data: { portalId: string; ids: { tenantId: string; stream: StreamName } };
}

/** The jobs that are due, in the order in which they are done. */
const due = sql`
  from pgboss.job
  where state = 'created' and name in (${sql.join(Object.keys(HANDLERS))}) and start_after <= now()
  order by name = 'pull-now' desc, priority desc, created_on, id`;

/** Portal 100 with organisation `t`, vendors of play, a clock, and the queue's jobs, done one by one and at once. */
export class ReadingHouse {
  readonly #opened: TestStore;
  now = new Date('2026-11-20T12:00:00Z');
  vendor = new PlayVendor();
  budget: CallBudget = UNKNOWN_BUDGET;
  /** The jobs that were done, by queue and stream. */
  done: string[] = [];

  private constructor(opened: TestStore) {
    this.#opened = opened;
  }

  static async open(fresh: () => Promise<FreshDatabase>): Promise<ReadingHouse> {
    const opened = await openTestStore(fresh);
    await addPortal(opened.store, '100', ['t']);
    return new ReadingHouse(opened);
  }

  get store(): TestStore['store'] {
    return this.#opened.store;
  }

  /** The text of every statement so far. */
  get statements(): string[] {
    return this.#opened.statements;
  }

  remove(): Promise<void> {
    return this.#opened.remove();
  }

  /** As if nothing had been read yet. */
  async clear(): Promise<void> {
    await this.store.withPortal('100', async ({ db }) => {
      const tables = [
        'stream_cursors',
        'mirror_invoices',
        'mirror_contacts',
        'mirror_accounts',
        'crm_companies',
      ] as const;
      for (const table of [...tables, 'issues'] as const) await db.deleteFrom(table).execute();
    });
    await this.noJobs();
    this.now = new Date('2026-11-20T12:00:00Z');
    this.vendor = new PlayVendor();
    this.budget = UNKNOWN_BUDGET;
    this.done = [];
  }

  deps(change: { inMirror?: InMirror; vendor?: Pick<PlayVendor, 'readers' | 'confirmers'> } = {}): JobDeps {
    const { readers, confirmers } = change.vendor ?? this.vendor;
    return {
      ...{ log: testLog(), metrics: createMetrics(), newId: randomId, clock: { now: () => this.now } },
      ...{ readers, confirmers, budgetOf: () => Promise.resolve(this.budget) },
      connectedPortals: () => this.store.system.connectedPortals(),
      inMirror: change.inMirror ?? inMirror(this.store),
    };
  }

  /** Plans, and does what is planned until nothing waits. */
  async tick(deps = this.deps()): Promise<void> {
    await planAll(deps);
    await this.drain(deps);
  }

  /** Does the jobs that wait, the urgent first, and what they ask for, until none is left or so many were done. */
  async drain(deps = this.deps(), most = 10_000): Promise<void> {
    for (let count = 0; count < most; count += 1) {
      const job = await this.#take();
      if (!job) return;
      this.done.push(`${job.name} ${job.data.ids.stream}`);
      await HANDLERS[job.name](deps, { ...job.data, lastAttempt: true });
    }
  }

  /** Asks for a stream to be read and does all that this asks for. */
  async read(stream: StreamName, want: Cursor['wanted'] = null, deps = this.deps()): Promise<void> {
    await this.want(stream, want);
    await this.drain(deps);
  }

  async want(stream: StreamName, want: Cursor['wanted']): Promise<void> {
    const key = this.key(stream);
    await inMirror(this.store)('100', async ({ rows, queue }) => {
      await rows.saveCursor(key, { ...(await rows.cursor(key)), wanted: want });
      await queue.pullPage(key);
    });
  }

  /** Asks for whatever is next of a stream, and does it. */
  async nudge(stream: StreamName): Promise<void> {
    const key = this.key(stream);
    await inMirror(this.store)('100', async ({ queue }) => {
      await queue.settlePass(key);
      await queue.pullPage(key);
    });
    await this.drain();
  }

  key<S extends StreamName>(stream: S) {
    return { portalId: '100', tenantId: stream.startsWith('crm_') ? '' : 't', stream };
  }

  cursor(stream: StreamName): Promise<Cursor> {
    return inMirror(this.store)('100', ({ rows }) => rows.cursor(this.key(stream)));
  }

  /** The rows that are not gone. */
  rows<S extends StreamName>(stream: S): Promise<StreamFacts[S][]> {
    return inMirror(this.store)('100', ({ rows }) => rows.read(this.key(stream)));
  }

  /** How many rows are not gone. */
  async heldOf(stream: StreamName): Promise<number> {
    const { all } = await inMirror(this.store)('100', ({ rows }) => rows.count(this.key(stream), this.now));
    return all;
  }

  async ids(stream: StreamName): Promise<string[]> {
    return (await this.rows(stream)).map(({ id }) => id);
  }

  issues() {
    return this.store.withPortal('100', ({ db }) =>
      db
        .selectFrom('issues')
        .select(['kind', 'subject', 'message', 'fix'])
        .where('closed_at', 'is', null)
        .orderBy('subject')
        .execute(),
    );
  }

  /** The jobs that wait, in the order in which they are done. */
  async waiting(): Promise<string[]> {
    return (await this.#jobs(sql`select id, name, data ${due}`)).map(({ name, data }) => `${name} ${data.ids.stream}`);
  }

  async noJobs(): Promise<void> {
    await asOwner(this.store, sql`delete from pgboss.job`);
  }

  advance(minutes: number): void {
    this.now = new Date(this.now.getTime() + minutes * 60_000);
  }

  async #take(): Promise<Waiting | null> {
    const [job] = await this.#jobs(sql`
      update pgboss.job set state = 'completed' where id = (select id ${due} limit 1) returning id, name, data`);
    return job ?? null;
  }

  async #jobs(query: RawBuilder<unknown>): Promise<Waiting[]> {
    const { rows } = await this.store.withPortal('100', ({ db }) => query.execute(db));
    return rows as Waiting[];
  }
}
