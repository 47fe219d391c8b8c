import { useRef, useState } from 'react';
import type { Problem } from '../../../src/contract/envelope.ts';
import type { DraftChoices, IntentState } from '../../../src/contract/invoicing.ts';
import type { CreateQuoteAnswer, QuoteDraft } from '../../../src/contract/quotes.ts';
import { pathWith } from '../../shared/service/ask.ts';
import { useTurn } from '../../shared/service/use-turn.ts';
import { followIntent, isSettled } from '../follow-intent.ts';
import { useDeal } from '../use-deal.ts';

export type MakingStage =
  | { at: 'reading' }
  | { at: 'failed'; problem: Problem }
  | {
      at: 'preview' | 'sending';
      draft: QuoteDraft;
      requestId: string;
      changes: readonly string[];
      problem: Problem | null;
    }
  | { at: 'sent'; intent: IntentState; isWatched: boolean };

type QuoteChoices = Omit<DraftChoices, 'status' | 'dueDate'> & { status?: QuoteDraft['status'] };

export interface QuoteMaking {
  stage: MakingStage;
  choices: QuoteChoices;
  open: () => void;
  choose: (change: QuoteChoices) => void;
  confirm: () => void;
}

/** Making a quote of the deal in Xero: from its draft over the click to its end. */
export function useQuoteMaking(quoteId: string, onActed: () => void): QuoteMaking {
  const { ask, dealId, path } = useDeal();
  const [stage, show] = useState<MakingStage>({ at: 'reading' });
  const [choices, setChoices] = useState<QuoteChoices>({});
  const now = useRef<{ stage: MakingStage; choices: QuoteChoices }>({ stage, choices });
  const turn = useTurn(`${path}/quotes/${quoteId}`);
  const go = (next: MakingStage): void => {
    now.current.stage = next;
    show(next);
  };
  const preview = (draft: QuoteDraft, changes: readonly string[]): MakingStage => ({
    ...{ at: 'preview', draft, changes, problem: null },
    requestId: crypto.randomUUID(),
  });

  const read = async (chosen: QuoteChoices): Promise<void> => {
    const isCurrent = turn();
    now.current.choices = chosen;
    setChoices(chosen);
    if (now.current.stage.at !== 'preview') go({ at: 'reading' });
    const answer = await ask<QuoteDraft>(pathWith(`/cards/quotes/${quoteId}/draft`, { dealId, ...chosen }));
    if (isCurrent()) go(answer.ok ? preview(answer.value, []) : { at: 'failed', problem: answer.error });
  };
  const tell = (intent: IntentState): void => go({ at: 'sent', intent, isWatched: !isSettled(intent) });
  const send = async (shown: Extract<MakingStage, { at: 'preview' | 'sending' }>): Promise<void> => {
    const isCurrent = turn();
    go({ ...shown, at: 'sending' });
    const { requestId, draft } = shown;
    const body = { requestId, quoteId, hash: draft.hash, ...now.current.choices, status: draft.status };
    const answer = await ask<CreateQuoteAnswer>(`${path}/quotes`, body);
    if (!isCurrent()) return;
    if (!answer.ok) go({ ...shown, at: 'preview', problem: answer.error });
    else if (answer.value.outcome === 'changed') go(preview(answer.value.draft, answer.value.changes));
    else {
      tell(answer.value.intent);
      const ended = await followIntent(answer.value.intent, { ask, isCurrent, tell });
      if (isCurrent()) go({ at: 'sent', intent: ended, isWatched: false });
    }
    onActed();
  };
  return {
    ...{ stage, choices },
    open: () => void (now.current.stage.at === 'sending' || read(now.current.choices)),
    choose: (change) => void (now.current.stage.at === 'sending' || read({ ...now.current.choices, ...change })),
    confirm: () => {
      const { stage: shown } = now.current;
      if (shown.at === 'preview' && shown.draft.hash !== null && shown.draft.draft.live) void send(shown);
    },
  };
}
