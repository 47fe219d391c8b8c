import type { IssueKind } from '../facts.ts';

/** What is done when an issue is run again. */
export type RunWay =
  /** Reads the stream now. */
  | 'read_stream'
  /** Asks the vendor for the one row, or for all rows where it is about all. */
  | 'read_rows'
  /** Decides the write anew, as a click would, when nothing has changed since; an open one is taken a step on. */
  | 'write'
  /** Finds out at the vendor how the write stands. */
  | 'look';

/** What a person can do with the issues of a kind. */
export interface Way {
  /** Null: nothing can be run; somebody has to act elsewhere. */
  run: RunWay | null;
  /** Whether a person may put it aside with a reason; one that tells a lasting state closes when that has ended. */
  dismissible: boolean;
}

const ANEW = { dismissible: true } as const;

/** The one table of kinds: every kind has its entry, or this does not compile. */
export const WAYS: Record<IssueKind, Way> = {
  pull_failed: { run: 'read_stream', dismissible: false },
  row_unreadable: { run: 'read_rows', ...ANEW },
  reconnect_needed: { run: null, dismissible: false },
  write_failed: { run: 'write', ...ANEW },
  write_unclear: { run: 'look', ...ANEW },
  preview_differs: { run: null, ...ANEW },
  written_twice: { run: null, ...ANEW },
  mirror_differs: { run: 'read_rows', ...ANEW },
  balance_differs: { run: null, ...ANEW },
  // It is tried again every hour.
  write_back_failed: { run: null, ...ANEW },
  // It is closed when somebody links the product.
  mapping_needs_look: { run: null, ...ANEW },
  // They are closed when the invoice is gone or bills another deal, or the deal is won again.
  deal_gone_billed: { run: null, ...ANEW },
  deal_reopened_billed: { run: null, ...ANEW },
};

/** Every kind there is. */
export const ISSUE_KINDS = Object.keys(WAYS) as IssueKind[];
