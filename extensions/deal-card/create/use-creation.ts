import { useRef, useState } from 'react';
import type { DraftChoices, IntentState, InvoiceDraft } from '../../../src/contract/invoicing.ts';
import { pathWith } from '../../shared/service/ask.ts';
import { useTurn } from '../../shared/service/use-turn.ts';
import { followIntent, isSettled } from '../follow-intent.ts';
import { useDeal } from '../use-deal.ts';
import { useWrite } from './use-write.ts';
import {
  answersFor,
  draftOf,
  isBusy,
  mayBeSent,
  previewOf,
  type Known,
  type Preview,
  type Revised,
  type Stage,
} from './creation-stage.ts';

export interface Creation extends Known {
  /** What is made anew, instead of another invoice; null: nothing. */
  revises: Revised | null;
  /** Reads the deal and shows what would stand in Xero of that step, or of the next; what is under way goes on. */
  open: (stepId?: string) => void;
  /** The same step once more. */
  retry: () => void;
  /** Reads it again with other answers. */
  choose: (change: DraftChoices) => void;
  /** Says something that goes with the click and changes nothing of the draft. */
  say: (said: Partial<Known['saying']>) => void;
  /** Reads it again because something was filled in at the customer. */
  readAgain: () => void;
  /** Reads and looks again because another invoice bills the deal from now on. */
  linked: () => void;
  confirm: () => void;
  /** A write that is not settled yet. */
  underWay: IntentState | null;
}

interface CreationOptions {
  /** Called when a click has ended, well or not: even one that got no answer may have made an invoice. */
  onActed: () => void;
  /** Called when something was filled in at the customer. */
  onFilled: () => void;
  /** What is made anew from the deal, instead of another one; absent: an invoice is created. */
  revised?: Revised;
  /** HubSpot's id of the quote whose lines are billed; absent: the deal's own. */
  quoteId?: string;
}

const askedOf = ({ invoiceId, submits }: Revised): { status: string } | { updates: string } =>
  submits ? { status: 'SUBMITTED' } : { updates: invoiceId };

/**
 * Making an invoice of the deal: from the draft over the click to its end. Kept by the card, because a panel forgets when
 * it closes.
 */
export function useCreation({ onActed, onFilled, revised, quoteId }: CreationOptions): Creation {
  const { ask, path } = useDeal();
  const write = useWrite(revised);
  const { known, now, know } = useKnown();
  const turn = useTurn(path);
  const go = (stage: Stage): void => know({ stage });
  /** What was said of one draft to be overwritten says nothing of the next. */
  const show = (stage: Stage): void => know({ stage, saying: { ...now.current.saying, overwrites: false } });

  const read = async (choices: DraftChoices): Promise<void> => {
    const isCurrent = turn();
    const isOfSame = choices.stepId === now.current.choices.stepId;
    know({ stage: { at: 'reading', before: isOfSame ? draftOf(now.current.stage) : null }, choices });
    const billed = { ...choices, quoteId };
    const asked = revised === undefined ? billed : { ...billed, ...askedOf(revised) };
    const answer = await ask<InvoiceDraft>(pathWith(`${path}/draft`, asked));
    if (isCurrent()) show(answer.ok ? previewOf(answer.value, []) : { at: 'failed', problem: answer.error });
  };

  const send = async (preview: Preview): Promise<void> => {
    const isCurrent = turn();
    go({ at: 'sending', draft: preview.draft });
    const answer = await write(preview, { ...now.current, choices: { ...now.current.choices, quoteId } });
    if (!isCurrent()) return;
    if (!answer.ok) {
      go({ ...preview, problem: answer.error });
      onActed();
    } else if (answer.value.outcome === 'changed') show(previewOf(answer.value.draft, answer.value.changes));
    else await follow(answer.value.intent, isCurrent);
  };

  const tell = (intent: IntentState): void => go({ at: 'sent', intent, isWatched: !isSettled(intent) });
  const follow = async (begun: IntentState, isCurrent: () => boolean): Promise<void> => {
    tell(begun);
    const intent = await followIntent(begun, { ask, isCurrent, tell });
    if (!isCurrent()) return;
    go({ at: 'sent', intent, isWatched: false });
    if (isSettled(intent)) onActed();
  };

  const readUnlessBusy = (choices: DraftChoices): void => void (isBusy(now.current.stage) || read(choices));
  const again = (): void => readUnlessBusy(now.current.choices);
  return {
    ...known,
    revises: revised ?? null,
    open: (stepId) => readUnlessBusy(answersFor(stepId, now.current)),
    retry: () => readUnlessBusy(answersFor(now.current.choices.stepId, now.current)),
    choose: (change) => readUnlessBusy({ ...now.current.choices, ...change }),
    say: (said) => know({ saying: { ...now.current.saying, ...said }, stage: asAnother(now.current.stage) }),
    readAgain: both(again, onFilled),
    linked: both(again, onActed),
    confirm: () => void (mayBeSent(now.current.stage, now.current.saying) && send(now.current.stage)),
    underWay: underWayIn(known),
  };
}

const both = (first: () => void, second: () => void) => (): void => {
  first();
  second();
};

/** What is true now lies in a ref beside the state: two clicks in one moment must not both find a draft to send. */
function useKnown() {
  const [known, show] = useState<Known>({ stage: { at: 'reading', before: null }, choices: {}, saying: NOTHING });
  const now = useRef(known);
  const know = (change: Partial<Known>): void => {
    now.current = { ...now.current, ...change };
    show(now.current);
  };
  return { known, now, know };
}

const NOTHING: Known['saying'] = { send: false, note: '', overwrites: false };

const underWayIn = ({ stage }: Known): IntentState | null =>
  stage.at === 'sent' && !isSettled(stage.intent) ? stage.intent : null;

/** Other words make it another request. */
const asAnother = (stage: Stage): Stage =>
  stage.at === 'preview' ? { ...stage, requestId: crypto.randomUUID() } : stage;
