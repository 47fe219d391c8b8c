import { problemOf } from '../../../functions/runtime/failures.ts';
import { createInvoice } from '../../../src/invoicing/create-invoice.ts';
import { actOnInvoice } from '../../../src/invoicing/act-on-invoice.ts';
import type { HashedDraft } from '../../../src/invoicing/draft-invoice.ts';
import type { Intent } from '../../../src/invoicing/facts.ts';
import { hashDraft } from '../../../src/invoicing/hash-draft.ts';
import type { OutboxDeps } from '../../../src/invoicing/outbox/outbox-deps.ts';
import type { Actor } from '../../../src/invoicing/policy-for.ts';
import type { InOutbox } from '../../../src/invoicing/ports.ts';
import { readIntent } from '../../../src/invoicing/outbox/read-intent.ts';
import type { InvoiceDraft } from '../../../src/invoicing/rules/draft.ts';
import { intentOf } from '../../../src/invoicing/outbox/rules/intent-mark.ts';
import type { Move } from '../../../src/invoicing/rules/invoice-moves.ts';
import { reviseInvoice } from '../../../src/invoicing/revise-invoice.ts';
import { standingsNow } from '../../../src/invoicing/standings-now.ts';
import { settleIntent } from '../../../src/invoicing/outbox/settle-intent.ts';
import { workOnIntent } from '../../../src/invoicing/outbox/work-on-intent.ts';
import { randomId } from '../../../src/lib/ids.ts';
import { ok } from '../../../src/lib/result.ts';
import type { InvoiceFact } from '../../../src/mirror/facts.ts';
import { ianaZone } from '../../../src/mirror/rules/xero-zones.ts';
import type { Store } from '../../../src/store/open.ts';
import { inOutbox } from '../../../src/store/outbox-unit.ts';
import { mortal, survive, type Fate } from './killing.ts';
import { PlayQueue } from './play-queue.ts';
import { PlayXero } from './play-xero.ts';
import { draftOf, TENANT, type Deal } from './world-draft.ts';

export { TENANT };

export const PORTAL = '62515';
const DEALS = 4;
export const REP: Actor = { userId: '7', right: 'invoice', teamIds: [] };
const BOSS: Actor = { userId: '8', right: 'approve', teamIds: [] };
let worlds = 0;

interface Clicking {
  again: boolean;
  killAt: number | null;
  status?: InvoiceDraft['status'];
  send?: boolean;
}

/** Deals of their own, a Xero, a queue and a clock, on a database that other worlds use as well. */
export class World {
  now = Date.parse('2026-11-20T12:00:00Z');
  readonly xero = new PlayXero(() => this.now);
  readonly queue = new PlayQueue(() => this.now);
  readonly deals: Deal[];
  readonly deps: OutboxDeps;
  /** Answers by request id: the same request must get the same intent. */
  readonly answers = new Map<string, string>();
  #store: Store;
  #requests: string[] = [];

  /** `seen`: how somebody looks on at the outbox. */
  constructor(store: Store, seen: (inOutbox: InOutbox) => InOutbox = (same) => same) {
    this.#store = store;
    worlds += 1;
    this.deals = Array.from({ length: DEALS }, (_, index) => ({
      id: `${worlds * 10 + index}`,
      company: index === 1 || index === 2 ? null : { id: `${worlds * 10}`, called: 'Company' },
      price: 100,
    }));
    this.xero.addContact('known', { name: 'Known', contactNumber: null });
    const clock = { now: () => new Date(this.now) };
    const real: InOutbox = this.queue.within(seen(inOutbox(store, ianaZone)));
    this.deps = { inOutbox: real, writer: this.xero, clock, newId: randomId, words: problemOf };
  }

  /** Runs a process until it ends or is killed; whether it ended. */
  async live<T>(killAt: number | null, process: (deps: OutboxDeps) => Promise<T>): Promise<T | 'killed'> {
    const fate: Fate = { passed: 0, killAt };
    return survive(() => process(mortal(this.deps, fate)));
  }

  /** A click as the door does it: decide, then send at once. */
  async click(index: number, { again, killAt, status = 'DRAFT', send }: Clicking): Promise<void> {
    const deal = this.deals[index % DEALS]!;
    const last = this.#requests.at(-1);
    const requestId = again && last !== undefined ? last : randomId();
    const draft = { ...this.draftOf(deal), status };
    const hash = hashDraft(draft) ?? '';
    await this.live(killAt, async (deps) => {
      const hashed: HashedDraft = { draft, hash };
      const created = await createInvoice(
        { ...deps, draft: () => Promise.resolve(ok(hashed)) },
        {
          ...{ portalId: PORTAL, userEmail: 'rep@acme.test', actor: REP, dealId: deal.id, hash, send },
          request: { userId: '7', requestId, body: { dealId: deal.id, hash } },
        },
      );
      this.#requests.push(requestId);
      if (!created.ok || created.value.outcome !== 'intent') return;
      this.#sameAnswer(requestId, created.value.intentId);
      await this.#follow(deps, created.value.intentId);
    });
  }

  /** Its company is matched as soon as Xero's lists show the contact. */
  draftOf(deal: Deal): InvoiceDraft {
    const number = `HS-COMPANY-${deal.company?.id ?? ''}`;
    const listed = [...this.xero.contacts.values()].find(
      ({ fact, listedFrom }) => fact.contactNumber === number && listedFrom <= this.now,
    );
    return draftOf(deal, deal.company ? (listed?.fact.id ?? null) : 'known');
  }

  /** A click on *Submit again*, or on *Update the draft*, on the deal as it is now. */
  async revise(index: number, killAt: number | null, submits = true): Promise<void> {
    const deal = this.deals[index % DEALS]!;
    const invoiceId = await this.#invoiceOf(deal);
    if (invoiceId === undefined) return;
    const mirrored = await this.deps.inOutbox(PORTAL, ({ billing }) => billing.invoice(TENANT, invoiceId));
    const status = submits || mirrored?.status === 'SUBMITTED' ? 'SUBMITTED' : 'DRAFT';
    const asked: InvoiceDraft = { ...this.draftOf(deal), status };
    const { stamp } = await this.deps.inOutbox(PORTAL, (unit) => standingsNow(unit, asked));
    const draft = { ...asked, stamp };
    const hash = hashDraft(draft) ?? '';
    await this.live(killAt, async (deps) => {
      const revised = await reviseInvoice(
        { ...deps, readInvoice: deps.writer.readInvoice, draft: () => Promise.resolve(ok({ draft, hash })) },
        {
          ...{ portalId: PORTAL, userEmail: 'rep@acme.test', actor: REP, dealId: deal.id, hash, invoiceId, submits },
          request: { userId: '7', requestId: randomId(), body: { invoiceId, hash } },
        },
      );
      if (revised.ok && revised.value.outcome === 'intent') await this.#follow(deps, revised.value.intentId);
    });
  }

  #sameAnswer(requestId: string, intentId: string): void {
    const before = this.answers.get(requestId) ?? intentId;
    if (before !== intentId) throw new Error('The same request was answered by two intents');
    this.answers.set(requestId, intentId);
  }

  async move(index: number, asked: Move | 'approve_and_send', killAt: number | null): Promise<void> {
    const deal = this.deals[index % DEALS]!;
    const send = asked === 'approve_and_send';
    const move = send ? 'approve' : asked;
    if (this.xero.invoices.size === 0) return;
    const invoiceId = await this.#invoiceOf(deal);
    if (invoiceId === undefined) return;
    await this.live(killAt, async (deps) => {
      const acted = await actOnInvoice(deps, {
        ...{ portalId: PORTAL, userEmail: 'boss@acme.test', actor: BOSS, dealId: deal.id, invoiceId, move, send },
        request: { userId: '8', requestId: randomId(), body: { invoiceId, move } },
      });
      if (acted.ok) await this.#follow(deps, acted.value);
    });
  }

  async #invoiceOf(deal: Deal): Promise<string | undefined> {
    const linked = await this.#store.withPortal(PORTAL, ({ db }) =>
      db.selectFrom('invoice_links').select('invoice_id').where('deal_id', '=', deal.id).orderBy('linked_at').execute(),
    );
    return linked.at(-1)?.invoice_id;
  }

  async #follow(deps: OutboxDeps, intentId: string): Promise<void> {
    const view = await deps.inOutbox(PORTAL, (unit) => readIntent(unit, intentId));
    if (view?.waitsFor) await workOnIntent(deps, { portalId: PORTAL, intentId: view.waitsFor.intentId });
    await workOnIntent(deps, { portalId: PORTAL, intentId });
  }

  /** Does a job that is due; whether there was one. */
  async work(killAt: number | null): Promise<boolean> {
    const job = this.queue.take();
    if (!job) return false;
    const { intentId } = job;
    const done = await this.live(killAt, (deps) => workOnIntent(deps, { portalId: PORTAL, intentId }));
    if (done === 'killed') this.queue.lose(job);
    return true;
  }

  /** A webhook or a poll sees the document. */
  async see(invoice: InvoiceFact, killAt: number | null): Promise<void> {
    const intentId = intentOf(invoice.url);
    if (intentId === null) throw new Error('A document without a mark');
    const readAt = new Date(this.now);
    await this.live(killAt, (deps) =>
      deps.inOutbox(PORTAL, (unit) =>
        settleIntent(deps, unit, { tenantId: TENANT, intentId, written: { kind: 'invoice', invoice }, readAt }),
      ),
    );
  }

  documents(): InvoiceFact[] {
    return [...this.xero.invoices.values()].map(({ fact }) => fact);
  }

  setLive = (live: boolean): Promise<void> => this.#setConnection({ live });

  /** What a person does after an issue says so. */
  reconnect = (): Promise<void> => this.#setConnection({ state: 'connected' });

  resume = (): Promise<void> => this.#setConnection({ live: true, state: 'connected' });

  async #setConnection(columns: { live?: boolean; state?: 'connected' }): Promise<void> {
    await this.#store.withPortal(PORTAL, ({ db }) => db.updateTable('xero_connections').set(columns).execute());
  }

  /** Time goes on, with nothing going wrong, until nothing is left to do. */
  async drain(): Promise<void> {
    this.xero.faults.length = 0;
    await this.resume();
    for (let turn = 0; turn < 500; turn += 1) {
      if (await this.work(null)) continue;
      const next = this.queue.next();
      if (next === null) return;
      this.now = Math.max(this.now, next);
    }
    throw new Error('The queue does not come to rest');
  }

  /** All intents of this world's deals, their customers and invoices. */
  async intents(): Promise<Intent[]> {
    const subjects = [
      ...this.deals.flatMap(({ id }) => [`deal:${id}:whole`, `0-2:${id}`]),
      ...this.documents().map(({ id }) => `invoice:${id}`),
    ];
    return this.deps.inOutbox(PORTAL, ({ outbox }) => outbox.ofSubjects(TENANT, subjects));
  }

  /** The issues that are open under the subject. */
  async openIssues(subject: string): Promise<{ kind: string; message: string; fix: string }[]> {
    return this.#store.withPortal(PORTAL, ({ db }) =>
      db
        .selectFrom('issues')
        .select(['kind', 'message', 'fix'])
        .where('subject', '=', subject)
        .where('closed_at', 'is', null)
        .execute(),
    );
  }

  /** Kind and subject of every issue there ever was about those intents. */
  async issues(of?: Intent[]): Promise<string[]> {
    const intents = of ?? (await this.intents());
    const subjects = ['', ...intents.flatMap((one) => [`${one.kind}/${one.subject}`, one.subject, one.intentId])];
    const rows = await this.#store.withPortal(PORTAL, ({ db }) =>
      db.selectFrom('issues').select(['kind', 'subject']).where('subject', 'in', subjects).execute(),
    );
    return rows.map((row) => `${row.kind} ${row.subject}`);
  }
}
