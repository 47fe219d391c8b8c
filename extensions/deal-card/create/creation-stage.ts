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

export type Stage =
  | { at: 'reading'; before: InvoiceDraft | null }
  | { at: 'failed'; problem: Problem }
  | Preview
  | { at: 'sending'; draft: InvoiceDraft }
  /** The write is decided; `isWatched` while it is asked how it stands. */
  | { at: 'sent'; intent: IntentState; isWatched: boolean };

export interface Known {
  stage: Stage;
  choices: DraftChoices;
  /**
   * What goes with the click and changes nothing of the draft: that Xero mails it, a note for whoever approves, that what
   * somebody edited in Xero is overwritten.
   */
  saying: { send: boolean; note: string; overwrites: boolean };
}

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
  if (stage.at === 'reading') return stage.before;
  return stage.at === 'preview' || stage.at === 'sending' ? stage.draft : null;
}

export const isBusy = (stage: Stage): boolean => stage.at === 'sending' || (stage.at === 'sent' && stage.isWatched);

/** What was answered for one invoice says nothing of the next, nor for one step anything of another. */
export function answersFor(
  stepId: string | undefined,
  { stage, choices }: Pick<Known, 'stage' | 'choices'>,
): DraftChoices {
  const isKept = choices.stepId === stepId && !(stage.at === 'sent' && stage.intent.state === 'done');
  if (isKept) return choices;
  return stepId === undefined ? {} : { stepId };
}
