/** Where the reading of a stream stands. */
export interface Cursor {
  /** The next page of the pass under way; null: none is. */
  nextPage: string | null;
  /** What the pass under way asks for: what changed since; null: everything. */
  changedSince: Date | null;
  /** When the pass under way began, read before its first call; null: none is under way. */
  passBeganAt: Date | null;
  /** When the last pass that ended had begun: the rows are as of then. Null: no pass has ended yet. */
  readUntil: Date | null;
  /** Rows read in all passes. */
  rowsRead: number;
}

/** How far before the last pass the next one asks back: rows that the vendor saved while that pass read its list. */
const OVERLAP_MS = 5 * 60_000;

/** One pass over a stream, at the page that is to be read now. */
export interface Pass {
  page: string | null;
  changedSince: Date | null;
  beganAt: Date;
}

/** The pass under way, or a new one that begins now. A vendor that cannot tell changes is asked for everything. */
export function passOf(cursor: Cursor, given: { tellsChanges: boolean; now: Date }): Pass {
  if (cursor.passBeganAt)
    return { page: cursor.nextPage, changedSince: cursor.changedSince, beganAt: cursor.passBeganAt };
  const asksBack = given.tellsChanges && cursor.readUntil;
  const changedSince = asksBack ? new Date(asksBack.getTime() - OVERLAP_MS) : null;
  return { page: null, changedSince, beganAt: given.now };
}

/** The cursor when the pass's page has been stored: at the next page, or at rest after the last one. */
export function afterPage(cursor: Cursor, pass: Pass, page: { next: string | null; rows: number }): Cursor {
  const rowsRead = cursor.rowsRead + page.rows;
  if (page.next === null)
    return { nextPage: null, changedSince: null, passBeganAt: null, readUntil: pass.beganAt, rowsRead };
  return {
    nextPage: page.next,
    changedSince: pass.changedSince,
    passBeganAt: pass.beganAt,
    readUntil: cursor.readUntil,
    rowsRead,
  };
}

/** Whether somebody else has moved the cursor on since it was read. */
export function hasMoved(before: Cursor, now: Cursor): boolean {
  return (
    before.nextPage !== now.nextPage ||
    before.passBeganAt?.getTime() !== now.passBeganAt?.getTime() ||
    before.readUntil?.getTime() !== now.readUntil?.getTime()
  );
}
