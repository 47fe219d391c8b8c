import { sql } from 'kysely';
import { createMetrics } from '../../functions/runtime/metrics.ts';
import { followUpsOf } from '../../functions/runtime/subscriptions.ts';
import type { VendorFailure } from '../../src/lib/failure.ts';
import { randomId } from '../../src/lib/ids.ts';
import { ok, type Result } from '../../src/lib/result.ts';
import { assertOutsideTransaction } from '../../src/lib/transaction-guard.ts';
import type { CreditFact, InvoiceFact, StreamFacts } from '../../src/mirror/facts.ts';
import type {
  FetchByIds,
  FetchedRows,
  FetchedStream,
  FetchSince,
  InMirror,
  ListedStream,
  ToldStream,
} from '../../src/mirror/ports.ts';
import { inMirror } from '../../src/store/mirror-unit.ts';
import type { FreshDatabase } from './databases.ts';
import { invoiceFact } from './facts.ts';
import { testLog } from './test-log.ts';
import { addPortal, openTestStore, type TestStore } from './test-store.ts';

/** When events come, as a rule. */
export const NOW = new Date('2026-11-20T12:00:00Z');
export const later = (seconds: number): Date => new Date(NOW.getTime() + seconds * 1000);

type Read = FetchedRows<StreamFacts[ToldStream]>;

/** The inboxes of portal 100, connected to organisation `t`, and portal 200, connected to `u`, and a Xero of play that is asked by ids. */
export class InboxHouse {
  readonly #opened: TestStore;
  /** What time it is. */
  now = NOW;
  /** The invoices that Xero's list shows. */
  xero = new Map<string, InvoiceFact>();
  /** What Xero lists as changed. */
  listed: { credit_notes?: CreditFact[] } = {};
  /** The ids of bills, and of what else is a supplier's. */
  bills = new Set<string>();
  calls: { stream: FetchedStream; ids: string[] }[] = [];
  lists: { stream: ListedStream; since: Date }[] = [];
  /** What Xero answers next instead of what it has. */
  answers: Result<Read, VendorFailure>[] = [];
  /** Something that happens while Xero is being asked. */
  meanwhile: () => Promise<unknown> = () => Promise.resolve();

  private constructor(opened: TestStore) {
    this.#opened = opened;
  }

  static async open(fresh: () => Promise<FreshDatabase>): Promise<InboxHouse> {
    const opened = await openTestStore(fresh);
    await addPortal(opened.store, '100', ['t']);
    await addPortal(opened.store, '200', ['u']);
    return new InboxHouse(opened);
  }

  get store(): TestStore['store'] {
    return this.#opened.store;
  }

  remove(): Promise<void> {
    return this.#opened.remove();
  }

  /** As if nothing had happened yet. */
  async clear(): Promise<void> {
    for (const portalId of ['100', '200'])
      await this.store.withPortal(portalId, async ({ db }) => {
        for (const table of ['inbox_events', 'mirror_invoices', 'mirror_credits', 'issues'] as const)
          await db.deleteFrom(table).execute();
        await db.updateTable('xero_connections').set({ state: 'connected' }).execute();
      });
    await this.noJobs();
    this.now = NOW;
    this.xero.clear();
    this.bills.clear();
    this.listed = {};
    [this.calls, this.lists, this.answers] = [[], [], []];
    this.meanwhile = () => Promise.resolve();
  }

  readonly #fetchByIds = (async (_where: unknown, stream: FetchedStream, ids: string[]) => {
    assertOutsideTransaction();
    this.calls.push({ stream, ids });
    await this.meanwhile();
    const rows = stream === 'invoices' ? ids.flatMap((id) => this.xero.get(id) ?? []) : [];
    return this.answers.shift() ?? ok({ rows, unreadable: [], others: ids.filter((id) => this.bills.has(id)) });
  }) as FetchByIds;

  readonly #fetchSince = ((_where: unknown, stream: ListedStream, since: Date) => {
    assertOutsideTransaction();
    this.lists.push({ stream, since });
    const rows = stream === 'credit_notes' ? (this.listed.credit_notes ?? []) : [];
    return Promise.resolve(this.answers.shift() ?? ok({ rows, unreadable: [], others: [...this.bills] }));
  }) as FetchSince;

  /** What a job is given. */
  deps(run: InMirror = inMirror(this.store, followUpsOf)) {
    const clock = { now: () => this.now };
    const asks = { fetchByIds: this.#fetchByIds, fetchSince: this.#fetchSince, confirmers: {} };
    return { inMirror: run, ...asks, clock, newId: randomId, log: testLog(), metrics: createMetrics() };
  }

  /** Xero's list shows the invoice like that, and an event tells of it. */
  async happens(id: string, changes: Partial<InvoiceFact> = {}, at = NOW): Promise<void> {
    this.xero.set(id, invoiceFact({ id, updatedAt: at, ...changes }));
    await this.tells('INVOICE', id, at);
  }

  tells(category: string, resourceId: string, at = NOW): Promise<unknown> {
    return this.#store({ tenantId: 't', category, resourceId }, at);
  }

  /** An event of portal 200's organisation. */
  tellsNeighbour(resourceId: string): Promise<unknown> {
    return this.#store({ tenantId: 'u', category: 'INVOICE', resourceId }, NOW);
  }

  #store(event: { tenantId: string; category: string; resourceId: string }, at: Date): Promise<unknown> {
    const told = { ...event, eventType: 'UPDATE', at: at.toISOString().slice(0, -1) };
    return this.store.system.storeEvents([told], this.now);
  }

  /** The mirrored invoices, each its id and reference. */
  async stored(portalId = '100'): Promise<string[]> {
    const key = { portalId, tenantId: portalId === '100' ? 't' : 'u', stream: 'invoices' } as const;
    const rows = await this.deps().inMirror(portalId, (unit) => unit.rows.read(key));
    return rows.map(({ id, reference }) => `${id}${reference}`);
  }

  /** What the events tell of that have not been dealt with. */
  async waiting(portalId = '100'): Promise<string[]> {
    const events = await this.store.withPortal(portalId, ({ db }) =>
      db
        .selectFrom('inbox_events')
        .select('resource_id')
        .where('processed_at', 'is', null)
        .orderBy('event_id')
        .execute(),
    );
    return events.map((event) => event.resource_id);
  }

  /** The jobs that wait, and for how many seconds. */
  jobs(portalId = '100') {
    return this.store.withPortal(portalId, async ({ db }) => {
      const { rows } = await sql<{ name: string; ids: Record<string, string>; seconds: number }>`
        select name, data -> 'ids' as ids, round(extract(epoch from start_after - created_on))::integer as seconds
        from pgboss.job where state = 'created' and data ->> 'portalId' = ${portalId}
        order by name, start_after`.execute(db);
      return rows;
    });
  }

  async noJobs(): Promise<void> {
    await this.store.withPortal('100', ({ db }) => sql`update pgboss.job set state = 'completed'`.execute(db));
  }
}
