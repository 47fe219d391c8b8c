/**
 * What can have gone wrong: a stream could not be read (`pull_failed`), a row was read and not understood
 * (`row_unreadable`), or a vendor no longer lets us in (`reconnect_needed`); something was not written (`write_failed`), or
 * it cannot be told whether it was (`write_unclear`); Xero made something else than was shown (`preview_differs`), or two
 * documents of one thing (`written_twice`); the mirror does not hold what the vendor has (`mirror_differs`).
 */
export type IssueKind =
  | 'pull_failed'
  | 'row_unreadable'
  | 'reconnect_needed'
  | 'write_failed'
  | 'write_unclear'
  | 'preview_differs'
  | 'written_twice'
  | 'mirror_differs';

/** Names an issue within its portal: at most one is open for each. */
export interface IssueKey {
  kind: IssueKind;
  /** What it is about, e.g. `{tenant}/invoices`. */
  subject: string;
}

/** What did not go through, in words for the person who can mend it. */
export interface IssueReport extends IssueKey {
  message: string;
  /** The vendor's own words, if it said any. */
  vendorWords: string[];
  fix: string;
}

/** The issues of one portal, inside that portal's transaction; implemented in src/store. */
export interface IssueStore {
  /** Opens the issue under the id; one that is open already is counted once more and takes the new words. */
  open(report: IssueReport & { issueId: string; at: Date }): Promise<void>;
  /** Closes those of the kind that are open for one of the subjects. Returns how many. */
  close(closing: { kind: IssueKind; subjects: string[]; at: Date }): Promise<number>;
  /** How many are open, by kind; kinds without any are left out. */
  countOpen(): Promise<Partial<Record<IssueKind, number>>>;
}
