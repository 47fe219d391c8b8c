import { afterWhole, type Whole } from './whole-pass.ts';

/**
 * What a pass reads: what changed since the last one; everything; the open documents; or everything once more, to be
 * compared with the mirror and not stored.
 */
export type PassKind = 'incremental' | 'full' | 'open' | 'proof';

/** One pass over a stream, as far as it has come. */
export interface Pass {
  kind: PassKind;
  /** The page to be read next; null: the first. */
  page: string | null;
  /** What it asks for: what changed since; null: everything of its kind. */
  changedSince: Date | null;
  /** When it began, read before its first call. */
  beganAt: Date;
  /** Pages and rows read so far, and how many of the rows could not be understood. */
  pages: number;
  rows: number;
  unreadable: number;
  /** How many rows the vendor's list has; null: it does not say. */
  expected: number | null;
  /** The vendor's update time of the oldest row so far. */
  reached: Date | null;
}

/** Where the reading of a stream stands. */
export interface Cursor extends Whole {
  /** The pass under way; null: none is. */
  pass: Pass | null;
  /** The rows are as of then. Null: they have not been read to the end yet. */
  readUntil: Date | null;
  /** When the last nightly pass had begun. */
  sweptUntil: Date | null;
  /** A pass that somebody asked for and that has not begun. */
  wanted: Exclude<PassKind, 'incremental'> | null;
  /** Since when an admin has stopped the reading; null: it goes on. */
  stoppedAt: Date | null;
  /** Rows read in all passes. */
  rowsRead: number;
}

/** Where a stream stands that was never read. */
export const UNREAD: Cursor = {
  ...{ pass: null, readUntil: null, sweptUntil: null, wanted: null, stoppedAt: null, rowsRead: 0 },
  ...{ fullUntil: null, provedUntil: null, listed: null, countedAt: null, miscounted: false },
};

/** How far before the last pass the next one asks back: rows that the vendor saved while that pass read its list. */
export const OVERLAP_MS = 5 * 60_000;

/**
 * The pass under way, or a new one that begins now: the one that is wanted, else what changed since the last. A vendor
 * that cannot tell changes is asked for everything.
 */
export function passOf(cursor: Cursor, given: { tellsChanges: boolean; now: Date }): Pass {
  if (cursor.pass) return cursor.pass;
  const since = cursor.readUntil ?? cursor.fullUntil;
  const kind = cursor.wanted ?? (given.tellsChanges && since ? 'incremental' : 'full');
  const changedSince = kind === 'incremental' && since ? new Date(since.getTime() - OVERLAP_MS) : null;
  const nothing = { page: null, pages: 0, rows: 0, unreadable: 0, expected: null, reached: null };
  return { ...nothing, kind, changedSince, beganAt: given.now };
}

/** A page that was read and stored. */
export interface PageRead {
  next: string | null;
  rows: number;
  unreadable: number;
  /** How many rows the list has, where the vendor says. */
  total: number | null;
  /** The vendor's update time of its oldest row. */
  oldest: Date | null;
  /** When its call began. */
  readAt: Date;
  /** Whether a proof has found something: everything is to be read again. */
  differs: boolean;
}

/** The cursor when the pass's page has been stored: at the next page, or at rest after the last one. */
export function afterPage(cursor: Cursor, pass: Pass, given: { page: PageRead; tellsChanges: boolean }): Cursor {
  const { page } = given;
  const begun = cursor.wanted === pass.kind && pass.pages === 0 ? null : cursor.wanted;
  const read: Pass = {
    ...pass,
    page: page.next,
    pages: pass.pages + 1,
    rows: pass.rows + page.rows,
    unreadable: pass.unreadable + page.unreadable,
    expected: page.total ?? pass.expected,
    reached: earlier(pass.reached, page.oldest),
  };
  const going: Cursor = {
    ...cursor,
    pass: read,
    wanted: page.differs ? 'full' : begun,
    rowsRead: cursor.rowsRead + page.rows,
  };
  return page.next === null ? { ...going, ...ended(cursor, read, given), pass: null } : going;
}

/** What the end of a pass says of the stream. */
function ended(cursor: Cursor, pass: Pass, given: { page: PageRead; tellsChanges: boolean }): Partial<Cursor> {
  const { kind, beganAt, pages } = pass;
  if (kind === 'incremental') return { readUntil: beganAt };
  if (kind === 'open') return { sweptUntil: beganAt };
  const whole = afterWhole(
    cursor,
    { ...pass, kind },
    { countedAt: given.page.readAt, tellsChanges: given.tellsChanges },
  );
  // One page is the list of one moment; over several, what was edited meanwhile is left for the incremental pass after it.
  const asOfNow = kind === 'full' && (pages === 1 || !given.tellsChanges);
  return { ...whole, ...(kind === 'full' && { sweptUntil: beganAt }), ...(asOfNow && { readUntil: beganAt }) };
}

const earlier = (a: Date | null, b: Date | null): Date | null => (a && b ? (a < b ? a : b) : (a ?? b));

/** Whether somebody else has moved the cursor on since it was read. */
export function hasMoved(before: Cursor, now: Cursor): boolean {
  return (
    before.pass?.page !== now.pass?.page ||
    before.pass?.beganAt.getTime() !== now.pass?.beganAt.getTime() ||
    before.readUntil?.getTime() !== now.readUntil?.getTime() ||
    before.fullUntil?.getTime() !== now.fullUntil?.getTime() ||
    before.provedUntil?.getTime() !== now.provedUntil?.getTime()
  );
}
