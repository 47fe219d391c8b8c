import { runBulkJob } from '../../../functions/jobs/bulk/run-bulk-job.ts';
import type { Deps } from '../../../functions/runtime/deps.ts';
import type { CardDoor } from '../../../functions/runtime/door.ts';
import { readPlan, type ReadPlan } from '../../../src/invoicing/ledger/read-plan.ts';
import { ok } from '../../../src/lib/result.ts';
import type { CreditFact } from '../../../src/mirror/facts.ts';
import { UNKNOWN_BUDGET } from '../../../src/mirror/rules/budget.ts';
import type { Store } from '../../../src/store/open.ts';
import type { DoorHouse } from '../door-house.ts';
import { Ledger } from '../ledger-builder.ts';
import { KeptIntents } from './kept-intents.ts';
import { survive, type Fate } from './killing.ts';
import { mortalDoors } from './mortal-doors.ts';
import { liveOf, mirrorDeal, type SoldDeal } from './sold-deal.ts';
import { WhatStands } from './what-stands.ts';
import { PORTAL, TENANT, World } from './world.ts';

/** Who clicks: somebody who may approve on every record. */
export const BOSS = { portalId: PORTAL, userId: '8', userEmail: 'boss@acme.test' };

/** The company of the deals whose customer Xero knows. */
const KNOWN = '42';

/** A process to which nothing happens. */
export const living = (): Fate => ({ passed: 0, killAt: null });

/** What all such worlds share: the organisation, the person who clicks, and a customer. */
export const stepsLedger = (): Ledger =>
  new Ledger(PORTAL)
    .user(BOSS.userId)
    .rule({ subject_kind: 'user', subject_id: BOSS.userId, right: 'approve', scope: 'all' })
    .organisation({ salesTerms: { type: 'DAYSAFTERBILLDATE', day: 30 } })
    .salesAccount('200')
    .taxRate('OUTPUT2', '20')
    .currency('GBP')
    .company(KNOWN, { name: 'Known' })
    .contact('known', { name: 'Known' })
    .link('0-2', KNOWN, 'known')
    .readUntil(new Date('2026-11-20T11:00:00Z'));

/** A world whose deals are billed in steps, by the doors themselves and by jobs over many deals. */
export class StepsWorld extends World {
  readonly sold: SoldDeal[];
  readonly kept: KeptIntents;
  readonly stands: WhatStands;
  /** Ids of the runs over many deals, the newest last. */
  readonly runs: string[] = [];
  /** The clicks that were last made on each deal, to be made again. */
  readonly clicks = new Map<string, Record<string, unknown>>();
  /** What decisions there were that should not have been, in words. */
  readonly wrong: string[] = [];
  #store: Store;
  #doors: Deps;

  constructor({ store, deps }: Pick<DoorHouse, 'store' | 'deps'>, kept = new KeptIntents()) {
    super(store, kept.within);
    this.kept = kept;
    this.stands = new WhatStands(this.xero, kept);
    this.sold = this.deals.map(({ id, company }) => ({ id, companyId: company?.id ?? KNOWN, prices: PRICES }));
    this.#store = store;
    this.#doors = {
      ...deps,
      clock: { now: () => new Date(this.now) },
      readDeal: (_portalId, dealId) => Promise.resolve(ok(this.#liveDeal(dealId))),
      readQuote: () => Promise.resolve(ok(null)),
      xero: this.xero,
      inOutbox: this.deps.inOutbox,
      // Jobs of runs are done when the sequence says so.
      inBulk: (portalId, work) => deps.inBulk(portalId, (unit) => work({ ...unit, queue: NO_QUEUE })),
    };
  }

  #liveDeal(dealId: string) {
    const deal = this.sold.find(({ id }) => id === dealId);
    return deal ? liveOf(deal) : null;
  }

  /** Puts the deals and their companies into the mirror, and lets the portal write. */
  async begin(): Promise<void> {
    const companies = new Map(this.deals.flatMap(({ company }) => (company ? [[company.id, company.called]] : [])));
    const ledger = new Ledger(PORTAL);
    for (const [id, called] of companies) ledger.company(id, { name: `${called} ${id}` });
    await ledger.write(this.#store);
    await this.hear();
    await this.resume();
  }

  /** The mirror hears how all deals stand in HubSpot. */
  async hear(): Promise<void> {
    for (const deal of this.sold) await mirrorDeal(this.#store, deal, new Date(this.now));
  }

  /** Does something with the doors and their stores in a process with that fate. */
  process = <T>(fate: Fate, work: (deps: Deps) => Promise<T>): Promise<T | 'killed'> =>
    survive(() => work(mortalDoors(this.#doors, this.deps, fate)));

  /** What a door answers to the body; null: it refused, or was killed. */
  async knock(door: CardDoor, body: Record<string, unknown>, fate: Fate): Promise<unknown> {
    const input = door.input.parse(body);
    const answer = await this.process(fate, (deps) => door.handler(deps)({ caller: BOSS, input, log: deps.log }));
    return answer === 'killed' || !answer.ok ? null : answer.value;
  }

  /** How the product says that the deal is billed. */
  async plan({ id: dealId }: SoldDeal): Promise<ReadPlan> {
    const of = { tenantId: TENANT, dealId, currency: 'GBP', today: '2026-11-20' };
    const read = await this.#doors.inPortal(PORTAL, (reads) => readPlan(reads, of));
    if (!read) throw new Error(`The mirror does not have deal ${dealId}`);
    return read;
  }

  /** One job of the run. */
  runJob = (runId: string, fate: Fate): Promise<unknown> =>
    this.process(fate, (deps) =>
      runBulkJob({ ...deps, budgetOf: () => Promise.resolve(UNKNOWN_BUDGET) }, { portalId: PORTAL, ids: { runId } }),
    );

  /** The mirror hears of a credit note as it stands now. */
  seeNote = (credit: CreditFact): Promise<void> =>
    this.deps.inOutbox(PORTAL, ({ credits }) => credits.mirror(TENANT, credit, new Date(this.now)));

  /** Nothing goes wrong any more until nothing is left to do; then the mirror hears how everything stands. */
  async rest(): Promise<void> {
    await this.drain();
    for (const runId of this.runs) await this.#endRun(runId);
    await this.hear();
    for (const { fact } of this.xero.credits.notes.values()) await this.seeNote(fact);
    for (const document of this.documents()) await this.see(document, null);
    await this.drain();
  }

  async #endRun(runId: string): Promise<void> {
    for (let jobs = 0; jobs < MOST_JOBS; jobs += 1) {
      const run = await this.#doors.inBulk(PORTAL, ({ bulk }) => bulk.read(runId));
      if (!run || run.state === 'idle' || run.state === 'planning') return;
      if (run.hold) this.now = Math.max(this.now, run.hold.until.getTime());
      await this.runJob(runId, living());
      await this.drain();
    }
    throw new Error(`The run ${runId} does not come to an end`);
  }
}

const PRICES: [string, string] = ['100.01', '33.35'];

const MOST_JOBS = 40;

const NO_QUEUE = { plan: () => Promise.resolve(), run: () => Promise.resolve() };
