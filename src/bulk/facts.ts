import type { IntentStatus } from '../invoicing/facts.ts';
import type { DraftStatus } from '../invoicing/rules/draft.ts';
import type { Vendor } from '../lib/failure.ts';

/**
 * How a row is stored: nobody has looked at it yet; it can be billed, needs a person, or cannot be billed; a person has chosen
 * it, it is being billed, an intent bills it, or it failed before there was one.
 */
export type RowState = 'unplanned' | 'ready' | 'needs_you' | 'cannot' | 'chosen' | 'billing' | 'sent' | 'failed';

/** How a row stands for a person: of one that was sent its intent says so. */
export type Standing =
  'planning' | 'ready' | 'needs_you' | 'cannot' | 'waiting' | 'sending' | 'checking' | 'done' | 'failed';

/** A line as it was planned; amounts as text, in the invoice's currency. */
export interface PlannedLine {
  lineId: string;
  name: string;
  quantity: string | null;
  unitAmount: string | null;
  discount: string | null;
  lineAmount: string | null;
}

/** What was planned of a deal: what a person decides by, and what must still hold when it is billed. */
export interface Planned {
  /** The step of the deal that is billed, and what a person calls it; no letters: the deal is billed at once. */
  stepId: string;
  role: string;
  /** Null: a contact of that name is made first. */
  contactId: string | null;
  customer: string;
  currency: string;
  /** With tax. */
  total: string;
  lines: PlannedLine[];
}

/** Which group a deal falls into, and why. */
export interface Verdict {
  state: 'ready' | 'needs_you' | 'cannot' | 'failed';
  words: string | null;
  /** The next step. */
  fix: string | null;
  planned: Planned | null;
}

export interface BulkRow extends Pick<Verdict, 'words' | 'fix' | 'planned'> {
  dealId: string;
  state: RowState;
  /** n of the request `{run}:{deal}:{n}`. */
  attempt: number;
  intentId: string | null;
}

/** What keeps a run waiting. */
export interface Hold {
  until: Date;
  /** Since when nothing went through. */
  since: Date;
  by: Vendor;
}

/** Deals that somebody bills together. */
export interface BulkRun {
  runId: string;
  tenantId: string;
  status: DraftStatus;
  /** `stopping`: the deal that is being billed comes to its end, and none after it. */
  state: 'planning' | 'idle' | 'running' | 'stopping';
  /** One more with each decision about it. */
  version: number;
  createdBy: string;
  createdByEmail: string;
  createdAt: Date;
  startedAt: Date | null;
  hold: Hold | null;
  /** Why it ended before its time. */
  stopped: { words: string; fix: string } | null;
}

/** How many rows of a run there are in a state, with intents in that one. */
export interface Tally {
  state: RowState;
  intent: IntentStatus | null;
  rows: number;
}
