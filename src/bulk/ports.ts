import type { OwnedRecord } from '../access/facts.ts';
import type { AccessStore, AuditTrail } from '../access/ports.ts';
import type { CustomerStore } from '../customers/ports.ts';
import type { Intent } from '../invoicing/facts.ts';
import type { BillingStore, DraftStore, OutboxStore } from '../invoicing/ports.ts';
import type { LedgerStore } from '../invoicing/ledger/ports.ts';
import type { LinkStore } from '../invoicing/links/ports.ts';
import type { MappingStore } from '../invoicing/mapping/ports.ts';
import type { QuoteStore } from '../invoicing/quotes/ports.ts';
import type { ScheduleStore } from '../schedules/ports.ts';
import type { BulkRow, BulkRun, RowState, Tally, Verdict } from './facts.ts';

/** A row with what the mirror knows of its deal, and how its intent stands. */
export interface ListedRow extends BulkRow {
  /** Null: the mirror does not have the deal. */
  deal: { name: string; record: OwnedRecord } | null;
  /** What bills it; null: nothing yet. */
  intent: Pick<Intent, 'kind' | 'state' | 'failure' | 'documentId' | 'documentNumber' | 'difference'> | null;
}

/** Which row, as it was when it was read. */
export interface RowKey {
  runId: string;
  dealId: string;
  attempt: number;
}

/** Runs over many deals of one portal, inside that portal's transaction; implemented in src/store. */
export interface BulkStore {
  /** Adds the run and a row for each deal, unless the request was answered before: the run that answers it. */
  add(run: BulkRun & { requestId: string }, dealIds: string[]): Promise<BulkRun>;
  read(runId: string): Promise<BulkRun | null>;
  /** The same; locks its row. */
  lock(runId: string): Promise<BulkRun | null>;
  save(run: BulkRun): Promise<void>;
  /** The latest first; those of one person, or, for null, everybody's. */
  list(asked: {
    createdBy: string | null;
    cursor: string | null;
    most: number;
  }): Promise<{ runs: { run: BulkRun; tallies: Tally[] }[]; next: string | null }>;
  /** All rows of the run, in the order in which the deals were chosen. */
  rows(runId: string): Promise<ListedRow[]>;
  row(runId: string, dealId: string): Promise<ListedRow | null>;
  tallies(runId: string): Promise<Tally[]>;
  /** Deals that nobody has looked at yet, the first of them. */
  unplanned(runId: string, most: number): Promise<string[]>;
  /** Keeps which group a row falls into, where it is in that state and was not chosen again since. */
  settle(row: RowKey, from: RowState, verdict: Verdict): Promise<void>;
  /** The row to be billed next, the first in the first of these states. It is being billed from here on. */
  take(runId: string, from: readonly ('billing' | 'chosen')[]): Promise<BulkRow | null>;
  /** Puts a row that is being billed back. */
  putBack(row: RowKey, to: 'chosen' | 'ready'): Promise<void>;
  /** Keeps what bills the row, whatever else was said of it since. */
  keepIntent(row: RowKey, intentId: string): Promise<void>;
  /** Chooses the deals, each for one more attempt. */
  choose(runId: string, dealIds: string[]): Promise<void>;
  /** What is chosen and not begun is ready again. */
  unchoose(runId: string): Promise<void>;
  /** Runs that are not idle. */
  unfinished(): Promise<{ runId: string; state: BulkRun['state'] }[]>;
  /** Whether the mirror knows the deal as won. */
  isWon(dealId: string): Promise<boolean>;
}

/** Asks for a run to be worked on, in the same transaction. */
export interface BulkQueue {
  plan(runId: string): Promise<void>;
  run(runId: string, startAfterSeconds: number): Promise<void>;
}

/** What planning and billing many deals reaches of one portal, all in one transaction. */
export interface BulkUnit {
  bulk: BulkStore;
  queue: BulkQueue;
  access: AccessStore;
  audit: AuditTrail;
  customers: CustomerStore;
  billing: BillingStore;
  drafting: DraftStore;
  mapping: MappingStore;
  quotes: QuoteStore;
  schedules: ScheduleStore;
  ledger: LedgerStore;
  links: Pick<LinkStore, 'elsewhere'>;
  outbox: Pick<OutboxStore, 'read'>;
}

/** Runs the work in one transaction of the portal. */
export type InBulk = <T>(portalId: string, work: (unit: BulkUnit) => Promise<T>) => Promise<T>;
