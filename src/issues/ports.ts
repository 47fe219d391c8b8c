import type { Issue, IssueAbout, IssueKey, IssueKind, IssueRun } from './facts.ts';

export type { IssueAbout, IssueKey, IssueKind };

/** What did not go through, in words for the person who can mend it. */
export interface IssueReport extends IssueKey {
  about?: IssueAbout;
  message: string;
  /** The vendor's own words, if it said any. */
  vendorWords: string[];
  fix: string;
}

/** Issues that nobody has told again since. */
export interface Unseen {
  kind: IssueKind;
  /** What their subjects begin with. */
  under: string;
  tenantId: string | null;
  seenBefore: Date;
  at: Date;
}

/** The issues of one portal, inside that portal's transaction; implemented in src/store. */
export interface IssueStore {
  /** Opens the issue under the id; one that is open already is counted once more and takes the new words. */
  open(report: IssueReport & { issueId: string; at: Date }): Promise<void>;
  /** Closes those of the kind, or of one of them, that are open for one of the subjects. Returns how many. */
  close(closing: { kind: IssueKind | IssueKind[]; subjects: string[]; at: Date }): Promise<number>;
  /**
   * Closes those of the kind that are open for subjects beginning so, of that organisation (null: of none), and that were
   * seen last before that moment. Returns how many.
   */
  closeUnseen(closing: Unseen): Promise<number>;
  /** How many are open, by kind; kinds without any are left out. */
  countOpen(): Promise<Partial<Record<IssueKind, number>>>;
}

/** Which issues a person asks for. */
export interface IssueQuery {
  state: 'open' | 'closed';
  /** Absent: of every kind. */
  kind?: IssueKind | undefined;
  /** The issues of one click on *Run again*, open and closed. */
  runId?: string | undefined;
  /** Those about records of one of these owners alone; null: all. */
  ownerIds: string[] | null;
  order: 'newest' | 'oldest' | 'most_seen';
  /** Where the page before ended; null: the first page. */
  cursor: string | null;
  most: number;
}

/** An issue with the names that the mirror has for what it is about. */
export interface ListedIssue extends Issue {
  /** Of the record; null: the mirror does not have it, or the issue is about none. */
  recordName: string | null;
  ownerId: string | null;
  organisation: string | null;
  shortCode: string | null;
}

export interface IssuePage {
  issues: ListedIssue[];
  /** The next page; null: this was the last one. */
  next: string | null;
}

/** What a person sees and does with the issues of one portal, inside that portal's transaction; implemented in src/store. */
export interface IssueDesk {
  list(query: IssueQuery): Promise<IssuePage>;
  /** How many of those that the query asks for there are, by kind, whichever kind it names. */
  counts(query: Pick<IssueQuery, 'state' | 'runId' | 'ownerIds'>): Promise<Partial<Record<IssueKind, number>>>;
  /** Those of these issues that there are; locks their rows. */
  lock(issueIds: string[]): Promise<ListedIssue[]>;
  /** Keeps how a run stands. */
  saveRun(issueId: string, run: IssueRun): Promise<void>;
  /** Closes an issue because a person said so. */
  dismiss(issueId: string, how: { byEmail: string; reason: string; at: Date }): Promise<void>;
}
