import type { VendorFailure } from '../lib/failure.ts';
import type { Result } from '../lib/result.ts';
import type { StreamFacts, StreamName } from './facts.ts';

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
export type ListPage<S extends StreamName> = (request: PageRequest) => Promise<Result<Page<StreamFacts[S]>, VendorFailure>>;

/** One reader a stream. */
export type Readers = { [S in StreamName]: ListPage<S> };

/** Where the reading of a stream stands. */
export interface Cursor {
  nextPage: string | null;
  changedSince: Date | null;
  passBeganAt: Date | null;
  readUntil: Date | null;
  rowsRead: number;
}

/** The mirror's rows of one portal, inside that portal's transaction; implemented in src/store. */
export interface MirrorStore {
  /** Locks the cursor row for the rest of the transaction; null when the stream was never read. */
  cursor(key: StreamKey): Promise<Cursor | null>;
  saveCursor(key: StreamKey, cursor: Cursor): Promise<void>;
  /** Notes why the stream could not be read; null clears it. */
  saveFailure(key: StreamKey, failure: string | null, at: Date): Promise<void>;
  /**
   * Writes rows read in a call that began at `readAt`. A row is replaced only by one with a later (vendor's update time,
   * read time), ties going to the later read; anything older is left alone. Returns how many rows were written.
   */
  upsert<S extends StreamName>(key: StreamKey & { stream: S }, rows: StreamFacts[S][], readAt: Date): Promise<number>;
}

/** Hands work to the queue inside the same transaction. */
export interface MirrorQueue {
  pullPage(key: StreamKey, startAfterSeconds?: number): Promise<void>;
}
