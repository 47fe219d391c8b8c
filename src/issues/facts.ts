/**
 * What can have gone wrong: a stream could not be read (`pull_failed`), a row was read and not understood
 * (`row_unreadable`), or a vendor no longer lets us in (`reconnect_needed`); something was not written (`write_failed`), or
 * it cannot be told whether it was (`write_unclear`); Xero made something else than was shown (`preview_differs`), or two
 * documents of one thing (`written_twice`); the mirror does not hold what the vendor has (`mirror_differs`), or its
 * documents do not come to what the vendor itself says that a customer owes (`balance_differs`); HubSpot did not take what
 * an account comes down to (`write_back_failed`); an item or a product is new or has changed, so that a person should say
 * what is billed as what (`mapping_needs_look`); or invoices still bill a deal that was deleted (`deal_gone_billed`), or that is
 * lost or no longer won (`deal_reopened_billed`).
 */
export type IssueKind =
  | 'pull_failed'
  | 'row_unreadable'
  | 'reconnect_needed'
  | 'write_failed'
  | 'write_unclear'
  | 'preview_differs'
  | 'written_twice'
  | 'mirror_differs'
  | 'balance_differs'
  | 'write_back_failed'
  | 'mapping_needs_look'
  | 'deal_gone_billed'
  | 'deal_reopened_billed';

/** Names an issue within its portal: at most one is open for each. */
export interface IssueKey {
  kind: IssueKind;
  /** What it is about, e.g. `{tenant}/invoices`. */
  subject: string;
}

/** The record in HubSpot and the document in Xero that an issue is about, as far as it is about one. */
export interface IssueAbout {
  /** The organisation; absent: HubSpot, or every one. */
  tenantId?: string | null;
  record?: { objectTypeId: string; objectId: string } | null;
  /** A sales invoice. */
  document?: { invoiceId: string; number: string | null } | null;
}

/**
 * How the last run again stands: asked for, under way and not known yet, gone through, or not. A run that has gone through
 * has closed its issue by itself.
 */
export type RunState = 'asked' | 'waiting' | 'done' | 'failed';

/** The last run again of an issue. */
export interface IssueRun {
  runId: string;
  state: RunState;
  /** What came of it, in words; null: nothing yet. */
  words: string | null;
  userId: string;
  userEmail: string;
  at: Date;
}

/** What did not go through, as it is stored. */
export interface Issue {
  issueId: string;
  kind: IssueKind;
  subject: string;
  about: Required<IssueAbout>;
  message: string;
  vendorWords: string[];
  fix: string;
  timesSeen: number;
  openedAt: Date;
  lastSeenAt: Date;
  closedAt: Date | null;
  /** Who put it aside, and why; null: nobody did. */
  dismissed: { byEmail: string; reason: string } | null;
  run: IssueRun | null;
}
