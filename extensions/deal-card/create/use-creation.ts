import { useRef, useState } from 'react';
import type { Problem } from '../../../src/contract/envelope.ts';
import type { CreateInvoiceAnswer, DraftChoices, IntentState, InvoiceDraft } from '../../../src/contract/invoicing.ts';
import { pathWith } from '../../shared/service/ask.ts';
import { useTurn } from '../../shared/service/use-turn.ts';
import { followIntent, isSettled } from '../follow-intent.ts';
import { useDeal } from '../use-deal.ts';

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

interface Known {
  stage: Stage;
  choices: DraftChoices;
}

export interface Creation extends Known {
  /** Reads the deal and shows what would stand in Xero; what is under way goes on. */
  open: () => void;
  /** Reads it again with other answers. */
  choose: (change: DraftChoices) => void;
  /** Reads it again because something was filled in at the customer. */
  readAgain: () => void;
  confirm: () => void;
  /** A write that is not settled yet. */
  underWay: IntentState | null;
}

/**
 * Making an invoice of the deal: from the draft over the click to its end. Kept by the card, because a panel forgets when
 * it closes. What is true now lies in a ref beside the state: two clicks in one moment must not both find a draft to send.
 * @param onActed called when a click has ended, well or not: even one that got no answer may have made an invoice
 * @param onFilled called when something was filled in at the customer
 */
export function useCreation(onActed: () => void, onFilled: () => void): Creation {
  const { ask, path } = useDeal();
  const [known, show] = useState<Known>({ stage: { at: 'reading', before: null }, choices: {} });
  const now = useRef(known);
  const turn = useTurn(path);
  const go = (stage: Stage, choices = now.current.choices): void => {
    now.current = { stage, choices };
    show(now.current);
  };

  const read = async (choices: DraftChoices): Promise<void> => {
    const isCurrent = turn();
    go({ at: 'reading', before: draftOf(now.current.stage) }, choices);
    const answer = await ask<InvoiceDraft>(pathWith(`${path}/draft`, choices));
    if (isCurrent()) go(answer.ok ? previewOf(answer.value, []) : { at: 'failed', problem: answer.error });
  };

  const send = async (preview: Preview): Promise<void> => {
    const isCurrent = turn();
    const { draft, requestId } = preview;
    go({ at: 'sending', draft });
    const body = { requestId, hash: draft.hash, ...now.current.choices };
    const answer = await ask<CreateInvoiceAnswer>(`${path}/invoices`, body);
    if (!isCurrent()) return;
    if (!answer.ok) {
      go({ ...preview, problem: answer.error });
      onActed();
    } else if (answer.value.outcome === 'changed') go(previewOf(answer.value.draft, answer.value.changes));
    else await follow(answer.value.intent, isCurrent);
  };

  const follow = async (begun: IntentState, isCurrent: () => boolean): Promise<void> => {
    const tell = (intent: IntentState): void => go({ at: 'sent', intent, isWatched: !isSettled(intent) });
    tell(begun);
    const intent = await followIntent(begun, { ask, isCurrent, tell });
    if (!isCurrent()) return;
    go({ at: 'sent', intent, isWatched: false });
    if (isSettled(intent)) onActed();
  };

  const { stage } = known;
  return {
    ...known,
    open: () => void (isBusy(now.current.stage) || read(answersKept(now.current))),
    choose: (change) => void (isBusy(now.current.stage) || read({ ...now.current.choices, ...change })),
    readAgain: () => {
      if (!isBusy(now.current.stage)) void read(now.current.choices);
      onFilled();
    },
    confirm: () => void (mayBeSent(now.current.stage) && send(now.current.stage)),
    underWay: stage.at === 'sent' && !isSettled(stage.intent) ? stage.intent : null,
  };
}

/** Whether it may be confirmed: nothing is missing, and the connection is live. */
export const mayBeSent = (stage: Stage): stage is Preview =>
  stage.at === 'preview' && stage.draft.hash !== null && stage.draft.live && stage.draft.gaps.length === 0;

const previewOf = (draft: InvoiceDraft, changes: readonly string[]): Preview => ({
  ...{ at: 'preview', draft, changes, problem: null },
  requestId: crypto.randomUUID(),
});

/** The draft on show. */
export function draftOf(stage: Stage): InvoiceDraft | null {
  if (stage.at === 'reading') return stage.before;
  return stage.at === 'preview' || stage.at === 'sending' ? stage.draft : null;
}

const isBusy = (stage: Stage): boolean => stage.at === 'sending' || (stage.at === 'sent' && stage.isWatched);

/** What was answered for one invoice says nothing of the next. */
const answersKept = ({ stage, choices }: Known): DraftChoices =>
  stage.at === 'sent' && stage.intent.state === 'done' ? {} : choices;
