import type { IssueStore } from '../issues/ports.ts';
import type { VendorFailure } from '../lib/failure.ts';
import type { Result } from '../lib/result.ts';
import type { CrmRecords, Merge } from './crm/ports.ts';
import type { DealFact, InvoiceFact, ItemFact, ProductFact, StreamFacts, StreamName } from './facts.ts';
import type { CallBudget } from './rules/budget.ts';
import type { MovedBalance } from './rules/moved-balances.ts';
import type { FetchedStream, ListedStream, ToldStream, WaitingEvent } from './rules/next-batch.ts';
import type { Cursor, Pass, PassKind } from './rules/pass.ts';
import type { Held } from './rules/whole-pass.ts';

export type { CallBudget, Cursor, FetchedStream, Held, ListedStream, MovedBalance, Pass, PassKind };
export type { ToldStream, WaitingEvent };

/** Whose data: a portal and, for Xero's streams, one of its organisations (`''` for HubSpot's streams). */
export interface StreamKey {
  portalId: string;
  tenantId: string;
  stream: StreamName;
}

export interface PageRequest {
  portalId: string;
  tenantId: string;
  /** What the page before said comes next; null for the first page. */
  page: string | null;
  /** Only rows changed at or after this moment, where the vendor can tell; null: all rows. */
  changedSince: Date | null;
  /** Only documents that are open, of a stream that is swept so. */
  openOnly?: boolean;
}

/** A list comes newest first: what is edited while it is read moves to the front, so that rows come twice and never not at all. */
export interface Page<T> {
  rows: T[];
  /** The next page; null: this was the last one. */
  next: string | null;
  /** Rows of this page that could not be understood, with why; they are told, never dropped in silence. */
  unreadable: { id: string; reason: string }[];
  /** How many rows the whole list has; absent: the vendor does not say. */
  total?: number | undefined;
  /** What was ever merged into rows of this page. */
  merges?: Merge[];
}

/** Reads one page of a stream from its vendor; implemented in src/vendors. Must not be called inside a transaction. */
export type ListPage<S extends StreamName> = (
  request: PageRequest,
) => Promise<Result<Page<StreamFacts[S]>, VendorFailure>>;

/** One reader a stream. */
export type Readers = { [S in StreamName]: ListPage<S> };

/**
 * Reads sales invoices or contacts (archived ones too) as they are now, by at most 40 ids; those that are not there are left
 * out, and of bills, which Xero tells of as of invoices, the ids come back as `others`. Implemented in src/vendors. Must not be
 * called inside a transaction.
 */
export type FetchByIds = <S extends FetchedStream>(
  where: { portalId: string; tenantId: string },
  stream: S,
  ids: string[],
) => Promise<Result<FetchedRows<StreamFacts[S]>, VendorFailure>>;

/**
 * Reads what changed at or after that moment, of customers and, as `others`, of suppliers: events do not tell the two apart.
 * Implemented in src/vendors. Must not be called inside a transaction.
 */
export type FetchSince = <S extends ListedStream>(
  where: { portalId: string; tenantId: string },
  stream: S,
  changedSince: Date,
) => Promise<Result<FetchedRows<StreamFacts[S]>, VendorFailure>>;

/**
 * Says which of so many rows as the vendor takes in one call it still has, and how they are now; a row that is archived,
 * merged into another or deleted is left out. Implemented in src/vendors. Must not be called inside a transaction.
 */
export type ConfirmRows<S extends StreamName> = (
  where: { portalId: string; tenantId: string },
  ids: string[],
) => Promise<Result<FetchedRows<StreamFacts[S]>, VendorFailure>>;

/** The streams whose rows a vendor may delete or hide. */
export type Confirmers = { [S in StreamName]?: ConfirmRows<S> };

/** What is left of the calls that a vendor takes for an organisation of the portal (`''`: HubSpot). */
export type BudgetOf = (portalId: string, tenantId: string) => Promise<CallBudget>;

/** What was there under the ids that were asked for. */
export interface FetchedRows<T> extends Omit<Page<T>, 'next' | 'total'> {
  /** Ids of documents of another kind, of which nothing is kept. */
  others: string[];
}

/** What a webhook of Xero's says of one document: that it changed, never what it says now. */
export interface VendorEvent {
  tenantId: string;
  /** `INVOICE`, `CONTACT`, or whatever Xero adds. */
  category: string;
  resourceId: string;
  /** `CREATE` or `UPDATE`. */
  eventType: string;
  /** In Xero's own spelling: UTC without a zone. */
  at: string;
}

/** An event as it waits. Of HubSpot's, the category is the type of the record. */
export interface InboxEvent extends WaitingEvent {
  /** `UPDATE`, `object.merge`, … */
  eventType: string;
}

/** The events of one portal, inside that portal's transaction; implemented in src/store. */
export interface Inbox {
  /** The oldest of those that wait and are to be asked for by now, at most so many. */
  due: (tenantId: string, now: Date, most: number) => Promise<InboxEvent[]>;
  /** When the first of those that wait is to be asked for, which may be past; null: none waits. */
  nextDue: (tenantId: string) => Promise<Date | null>;
  markProcessed: (eventIds: string[], at: Date) => Promise<void>;
  /** Lets events wait until then, or until an earlier moment that others wait for: all are asked for together. */
  letWait: (tenantId: string, eventIds: string[], times: { now: Date; until: Date }) => Promise<void>;
}

/**
 * Stores events for every portal that is connected to their organisation and asks for `fetch-changed` in each, all or nothing.
 * Answers what was new: a row each, without a portal where nobody is connected. Implemented in src/store, across portals.
 */
export type StoreEvents = (
  events: VendorEvent[],
  receivedAt: Date,
) => Promise<{ portalId: string | null; tenantId: string }[]>;

/** Something that the mirror has taken in and others may want to act on. */
export type Change =
  | { kind: 'invoice_stored'; tenantId: string; invoice: InvoiceFact }
  | { kind: 'items_changed'; tenantId: string; items: Replaced<ItemFact>[] }
  | { kind: 'products_changed'; products: Replaced<ProductFact>[] }
  | { kind: 'deals_changed'; deals: Replaced<DealFact>[] }
  /** What hung on them hangs on the ones that they live on in. */
  | { kind: 'deals_merged'; merges: Merge[] };

/** A row as it was and as it is now; null: it was, or is, not there. */
export interface Replaced<F> {
  id: string;
  before: F | null;
  after: F | null;
}

/** Where changes are told, in the transaction that makes them. `functions/runtime/subscriptions.ts` says who acts. */
export interface Changes {
  record: (change: Change) => Promise<void>;
}

/** Whose nights they are: the organisation's zone as Xero names it, if it is known, and the portal's. */
export interface Zones {
  organisation: string | null;
  portal: string;
}

/** Where the portal's readings stand, inside the portal's transaction; implemented in src/store. */
export interface Cursors {
  /** Locks the stream's cursor for the rest of the transaction, making an empty one for a stream that was never read. */
  cursor: (key: StreamKey) => Promise<Cursor>;
  /** The cursors of an organisation's streams, as far as there are any, with the time of the last failure. Locks nothing. */
  cursors: (tenantId: string) => Promise<{ stream: StreamName; cursor: Cursor; failedAt: Date | null }[]>;
  saveCursor: (key: StreamKey, cursor: Cursor) => Promise<void>;
  /** Notes the code of the failure that kept the stream from being read; null clears it. */
  saveFailure: (key: StreamKey, failure: VendorFailure['code'] | null, at: Date) => Promise<void>;
  zones: (tenantId: string) => Promise<Zones>;
}

/** Which of the mirror's rows the vendor was seen to have, inside the portal's transaction; implemented in src/store. */
export interface Presence {
  /** Rows that were read before that moment and not since, by id, at most so many. */
  unseen: (key: StreamKey, since: Date, most: number) => Promise<string[]>;
  /** Notes that the rows are there, whatever they say; those that the mirror does not have are passed over. */
  markSeen: (key: StreamKey, ids: string[], readAt: Date) => Promise<void>;
  /** Marks the rows gone that were not read since the call that missed them began. Read again, a row is back. Returns how many. */
  markGone: (key: StreamKey, ids: string[], missedAt: Date) => Promise<number>;
  count: (key: StreamKey, unchangedSince: Date) => Promise<Held>;
}

/** The mirror's rows of one portal, inside that portal's transaction; implemented in src/store. */
export interface MirrorStore extends Cursors, Presence {
  /** The organisations that the portal is connected to and need no reconnecting. */
  connectedTenants: () => Promise<string[]>;
  /** Marks the organisation as one that a person must connect again; nothing happens for `''`, which is HubSpot. */
  requireReconnect: (tenantId: string) => Promise<void>;
  /**
   * Writes rows read in a call that began at `readAt`. A row is replaced only by one with a later (vendor's update time,
   * read time), ties going to the later read; anything older is left alone, and so is a row that a later read has missed.
   * Returns how many rows were written.
   */
  upsert: <S extends StreamName>(
    key: StreamKey & { stream: S },
    rows: StreamFacts[S][],
    readAt: Date,
  ) => Promise<number>;
  /** Every row of the stream that is not gone, by id; or those of some ids. */
  read: <S extends StreamName>(key: StreamKey & { stream: S }, ids?: string[]) => Promise<StreamFacts[S][]>;
  /** Of all the organisation's contacts, or of some. */
  movedBalances: (tenantId: string, ids?: string[]) => Promise<MovedBalance[]>;
}

/** Hands work to the queue inside the same transaction. */
export interface MirrorQueue {
  /**
   * Asks for the stream's next page, not before so many seconds have passed; one that is asked for already is not asked for
   * twice. Among pages that wait, the greater priority goes first.
   */
  pullPage: (key: StreamKey, when?: { startAfterSeconds?: number; priority?: number }) => Promise<void>;
  /** The same for somebody who waits: it goes before all that does not, and beside a long reading of other streams. */
  pullNow: (key: StreamKey, when?: { startAfterSeconds?: number; priority?: number }) => Promise<void>;
  /** Asks for what a pass over everything has left to be settled. */
  settlePass: (key: StreamKey, when?: { startAfterSeconds?: number }) => Promise<void>;
  /** Asks for what waits in the inbox to be fetched. */
  fetchChanged: (tenantId: string, when?: { startAfterSeconds?: number }) => Promise<void>;
  /** Asks for the same after so many seconds. What comes meanwhile does not wait for that: it has its own job. */
  fetchLate: (tenantId: string, startAfterSeconds: number) => Promise<void>;
}

/** What the work on a portal's mirror reaches, all in one transaction. */
export interface MirrorUnit {
  rows: MirrorStore;
  queue: MirrorQueue;
  issues: IssueStore;
  inbox: Inbox;
  changes: Changes;
  crm: CrmRecords;
}

/** What steering a reading reaches of one portal, inside that portal's transaction; implemented in src/store. */
export interface ReadingUnit {
  rows: Cursors;
  queue: Pick<MirrorQueue, 'pullPage'>;
}

/** Runs the work in one transaction of the portal: all of it is kept, or, when it throws, nothing. Implemented in src/store. */
export type InMirror = <T>(portalId: string, work: (unit: MirrorUnit) => Promise<T>) => Promise<T>;
