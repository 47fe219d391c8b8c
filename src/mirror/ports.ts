import type { IssueStore } from '../issues/ports.ts';
import type { VendorFailure } from '../lib/failure.ts';
import type { Result } from '../lib/result.ts';
import type { InvoiceFact, StreamFacts, StreamName } from './facts.ts';
import type { WaitingEvent } from './rules/next-batch.ts';
import type { Cursor } from './rules/pass.ts';

export type { Cursor, WaitingEvent };

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
}

export interface Page<T> {
  rows: T[];
  /** The next page; null: this was the last one. */
  next: string | null;
  /** Rows of this page that could not be understood, with why; they are told, never dropped in silence. */
  unreadable: { id: string; reason: string }[];
}

/** Reads one page of a stream from its vendor; implemented in src/vendors. Must not be called inside a transaction. */
export type ListPage<S extends StreamName> = (
  request: PageRequest,
) => Promise<Result<Page<StreamFacts[S]>, VendorFailure>>;

/** One reader a stream. */
export type Readers = { [S in StreamName]: ListPage<S> };

/** The streams that single documents can be fetched of, and that Xero's webhooks tell of. */
export type FetchedStream = 'invoices' | 'contacts';

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

/** What was there under the ids that were asked for. */
export interface FetchedRows<T> extends Omit<Page<T>, 'next'> {
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

/** The events of one portal, inside that portal's transaction; implemented in src/store. */
export interface Inbox {
  /** The oldest of those that wait and are to be asked for by now, at most so many. */
  due: (tenantId: string, now: Date, most: number) => Promise<WaitingEvent[]>;
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
export interface Change {
  kind: 'invoice_stored';
  tenantId: string;
  invoice: InvoiceFact;
}

/** Where changes are told, in the transaction that makes them. `functions/runtime/subscriptions.ts` says who acts. */
export interface Changes {
  record: (change: Change) => Promise<void>;
}

/** The mirror's rows of one portal, inside that portal's transaction; implemented in src/store. */
export interface MirrorStore {
  /** The organisations that the portal is connected to and need no reconnecting. */
  connectedTenants: () => Promise<string[]>;
  /** Marks the organisation as one that a person must connect again; nothing happens for `''`, which is HubSpot. */
  requireReconnect: (tenantId: string) => Promise<void>;
  /** Locks the stream's cursor for the rest of the transaction, making an empty one for a stream that was never read. */
  cursor: (key: StreamKey) => Promise<Cursor>;
  saveCursor: (key: StreamKey, cursor: Cursor) => Promise<void>;
  /** Notes the code of the failure that kept the stream from being read; null clears it. */
  saveFailure: (key: StreamKey, failure: VendorFailure['code'] | null, at: Date) => Promise<void>;
  /**
   * Writes rows read in a call that began at `readAt`. A row is replaced only by one with a later (vendor's update time,
   * read time), ties going to the later read; anything older is left alone. Returns how many rows were written.
   */
  upsert: <S extends StreamName>(
    key: StreamKey & { stream: S },
    rows: StreamFacts[S][],
    readAt: Date,
  ) => Promise<number>;
  /** Every row of the stream, by id. */
  read: <S extends StreamName>(key: StreamKey & { stream: S }) => Promise<StreamFacts[S][]>;
}

/** Hands work to the queue inside the same transaction. */
export interface MirrorQueue {
  /**
   * Asks for the stream's next page, not before so many seconds have passed; one that is asked for already is not asked for
   * twice. Among pages that wait, the greater priority goes first.
   */
  pullPage: (key: StreamKey, when?: { startAfterSeconds?: number; priority?: number }) => Promise<void>;
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
}

/** Runs the work in one transaction of the portal: all of it is kept, or, when it throws, nothing. Implemented in src/store. */
export type InMirror = <T>(portalId: string, work: (unit: MirrorUnit) => Promise<T>) => Promise<T>;
