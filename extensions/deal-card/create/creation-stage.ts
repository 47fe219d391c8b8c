import type { Problem } from '../../../src/contract/envelope.ts';
import type { DraftChoices, IntentState, InvoiceDraft } from '../../../src/contract/invoicing.ts';

/** What the person was shown. Its request id stays with it, so that a second click and another try are the same request. */
export interface Preview {
  at: 'preview';
  draft: InvoiceDraft;
  requestId: string;
  /** What has changed in the deal since it was shown before. */
  changes: readonly string[];
  /** Why the last try did not arrive. */
  problem: Problem | null;
}

/** A draft on show, and what was answered for it. */
interface Shown {
  draft: InvoiceDraft;
  choices: DraftChoices;
}

export type Stage =
  | { at: 'reading'; before: Shown | null }
  | { at: 'failed'; problem: Problem }
  | Preview
  | { at: 'sending'; draft: InvoiceDraft }
  /** The write is decided; `isWatched` while it is asked how it stands. */
  | { at: 'sent'; intent: IntentState; isWatched: boolean }
  /** An invoice from elsewhere bills the deal instead. */
  | { at: 'linked' };

export interface Known {
  stage: Stage;
  choices: DraftChoices;
  /**
   * What goes with the click and changes nothing of the draft: that Xero mails it, a note for whoever approves, that what
   * somebody edited in Xero is overwritten.
   */
  saying: { send: boolean; note: string; overwrites: boolean };
}

export const NOTHING_SAID: Known['saying'] = { send: false, note: '', overwrites: false };

/** What is billed: a step of the deal, absent: the next; a quote's lines, absent: the deal's own. */
export type Billed = Pick<DraftChoices, 'stepId' | 'quoteId'>;

/** An invoice that is not approved yet is made anew: it is submitted with that, or stays as far as it is. */
export interface Revised {
  invoiceId: string;
  submits: boolean;
}

/** Whether it may be confirmed: nothing is missing, the connection is live, and what it overwrites was agreed to. */
export const mayBeSent = (stage: Stage, { overwrites }: Pick<Known['saying'], 'overwrites'>): stage is Preview =>
  stage.at === 'preview' &&
  stage.draft.hash !== null &&
  stage.draft.live &&
  stage.draft.gaps.length === 0 &&
  (overwrites || (stage.draft.updates?.edits ?? []).length === 0);

export const previewOf = (draft: InvoiceDraft, changes: readonly string[]): Preview => ({
  ...{ at: 'preview', draft, changes, problem: null },
  requestId: crypto.randomUUID(),
});

/** The draft on show. */
export function draftOf(stage: Stage): InvoiceDraft | null {
  if (stage.at === 'reading') return stage.before?.draft ?? null;
  return stage.at === 'preview' || stage.at === 'sending' ? stage.draft : null;
}

export const isBusy = (stage: Stage): boolean => stage.at === 'sending' || (stage.at === 'sent' && stage.isWatched);

const isSame = (one: Billed, other: Billed): boolean => one.stepId === other.stepId && one.quoteId === other.quoteId;

const isOver = (stage: Stage): boolean =>
  stage.at === 'linked' || (stage.at === 'sent' && stage.intent.state === 'done');

/** What was answered and said for one invoice says nothing of the next, nor for one step or quote anything of another. */
export function answersFor(
  { stepId, quoteId }: Billed,
  { stage, choices, saying }: Known,
): Pick<Known, 'choices' | 'saying'> {
  const isKept = isSame(choices, { stepId, quoteId }) && !isOver(stage);
  return isKept ? { choices, saying } : { choices: { stepId, quoteId }, saying: NOTHING_SAID };
}

/** What stays on show while it is read again with those answers; null: nothing of the same is. */
export function beforeReading({ stage, choices }: Known, next: DraftChoices): Shown | null {
  const draft = draftOf(stage);
  const before = stage.at === 'reading' ? stage.before : draft && { draft, choices };
  return before && isSame(before.choices, next) ? before : null;
}

/** After a reading that failed the answers before it hold again: with those it can be read. */
export function failedAfter(before: Shown | null, problem: Problem): Partial<Known> {
  if (!before) return { stage: { at: 'failed', problem } };
  const { draft, choices } = before;
  const isTyped = problem.code === 'invalid_input';
  return { choices, stage: isTyped ? { ...previewOf(draft, []), problem } : { at: 'failed', problem } };
}
