/** What passes over everything have left. */
export interface Whole {
  /** When the last full pass that ended had begun: a row that was not read since is a suspect. */
  fullUntil: Date | null;
  /** When the last proof that ended had begun; the first reading counts as one. */
  provedUntil: Date | null;
  /** How many rows the vendor's list had when it was read to its end the last time; null: that cannot be told. */
  listed: number | null;
  /** When that count was read, until the mirror has been compared with it; null: nothing is left to be compared. */
  countedAt: Date | null;
  /** Whether the mirror could not have what the list counted when they were compared the last time. */
  miscounted: boolean;
}

/** A pass over everything that has ended. */
interface EndedPass {
  kind: 'full' | 'proof';
  beganAt: Date;
  pages: number;
  unreadable: number;
  expected: number | null;
}

/** What a pass over everything leaves when it ends. */
export function afterWhole(
  before: Whole,
  pass: EndedPass,
  { countedAt, tellsChanges }: { countedAt: Date; tellsChanges: boolean },
): Omit<Whole, 'miscounted'> {
  const { kind, beganAt } = pass;
  const isProof = kind === 'proof';
  return {
    fullUntil: isProof ? before.fullUntil : beganAt,
    provedUntil: isProof ? beganAt : (before.provedUntil ?? beganAt),
    // A row that could not be understood is in the list and has an issue of its own.
    listed: pass.unreadable === 0 ? pass.expected : null,
    countedAt: tellsChanges ? (pass.pages === 1 ? beganAt : countedAt) : isProof ? null : beganAt,
  };
}

/** A count that was not compared yet is compared when everything is read that the vendor had by then. */
type Counted = Pick<Whole, 'countedAt'> & { readUntil: Date | null };

/** Whether what changed since the pass over everything has to be read before its count can be compared. */
export const mustCatchUp = ({ countedAt, readUntil }: Counted): boolean =>
  countedAt !== null && (readUntil === null || readUntil < countedAt);

/** Whether the mirror can be compared with the count of the last pass over everything. */
export const maySettle = (cursor: Counted): boolean => cursor.countedAt !== null && !mustCatchUp(cursor);

/** How many rows of a stream the mirror has, and how many of these the vendor has not changed since the count. */
export interface Held {
  all: number;
  unchanged: number;
}

/** Whether the mirror cannot have what the vendor's list counted, whatever was added since. */
export const countDiffers = (listed: number | null, { all, unchanged }: Held): boolean =>
  listed !== null && (listed < unchanged || listed > all);
