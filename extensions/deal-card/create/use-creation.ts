import type { DraftChoices, IntentState } from '../../../src/contract/invoicing.ts';
import { useTurn } from '../../shared/service/use-turn.ts';
import { followIntent, isSettled } from '../follow-intent.ts';
import { useDeal } from '../use-deal.ts';
import { useDraft } from './use-draft.ts';
import { useWrite } from './use-write.ts';
import {
  answersFor,
  isBusy,
  mayBeSent,
  previewOf,
  type Billed,
  type Known,
  type Preview,
  type Revised,
  type Stage,
} from './creation-stage.ts';

export interface Creation extends Known {
  /** What is made anew, instead of another invoice; null: nothing. */
  revises: Revised | null;
  /** Reads the deal and shows what would stand in Xero of that step or quote, or else next; what is under way goes on. */
  open: (billed?: Billed) => void;
  /** The same step once more. */
  retry: () => void;
  /** Reads it again with other answers. */
  choose: (change: DraftChoices) => void;
  /** Says something that goes with the click and changes nothing of the draft. */
  say: (said: Partial<Known['saying']>) => void;
  /** Reads it again because something was filled in at the customer. */
  readAgain: () => void;
  /** Ends because another invoice bills the deal from now on; where that was refused, reads again. */
  linked: (how: 'done' | 'refused') => void;
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
}

/**
 * Making an invoice of the deal: from the draft over the click to its end. Kept by the card, because a panel forgets when
 * it closes.
 */
export function useCreation({ onActed, onFilled, revised }: CreationOptions): Creation {
  const { ask, path } = useDeal();
  const write = useWrite(revised);
  const turn = useTurn(path);
  const { known, now, know, show, read } = useDraft({ revised, turn });
  const go = (stage: Stage): void => know({ stage });

  const send = async (preview: Preview): Promise<void> => {
    const isCurrent = turn();
    go({ at: 'sending', draft: preview.draft });
    const answer = await write(preview, now.current);
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

  const readUnlessBusy = (answers: Pick<Known, 'choices' | 'saying'>): void =>
    void (isBusy(now.current.stage) || read(answers));
  const again = (): void => readUnlessBusy(now.current);
  const linked = (how: 'done' | 'refused'): void => {
    turn();
    if (how === 'refused') again();
    else go({ at: 'linked' });
    onActed();
  };
  return {
    ...known,
    revises: revised ?? null,
    open: (billed = {}) => readUnlessBusy(answersFor(billed, now.current)),
    retry: () => readUnlessBusy(answersFor(now.current.choices, now.current)),
    choose: (change) => readUnlessBusy({ saying: now.current.saying, choices: { ...now.current.choices, ...change } }),
    say: (said) => know({ saying: { ...now.current.saying, ...said }, stage: asAnother(now.current.stage) }),
    readAgain: () => {
      again();
      onFilled();
    },
    linked,
    confirm: () => void (mayBeSent(now.current.stage, now.current.saying) && send(now.current.stage)),
    underWay: underWayIn(known),
  };
}

const underWayIn = ({ stage }: Known): IntentState | null =>
  stage.at === 'sent' && !isSettled(stage.intent) ? stage.intent : null;

/** Other words make it another request. */
const asAnother = (stage: Stage): Stage =>
  stage.at === 'preview' ? { ...stage, requestId: crypto.randomUUID() } : stage;
