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

interface Making extends Pick<QuoteMaking, 'stage' | 'choices'> {
  /** The answers with which it could be read last. */
  readable: QuoteChoices;
}

/** Making a quote of the deal in Xero: from its draft over the click to its end. */
export function useQuoteMaking(quoteId: string, onActed: () => void): QuoteMaking {
  const { ask, dealId, path } = useDeal();
  const [known, show] = useState<Making>({ stage: { at: 'reading' }, choices: {}, readable: {} });
  const now = useRef(known);
  const turn = useTurn(`${path}/quotes/${quoteId}`);
  const know = (change: Partial<Making>): void => show((now.current = { ...now.current, ...change }));
  const go = (stage: MakingStage): void => know({ stage });

  const read = async (chosen: QuoteChoices): Promise<void> => {
    const isCurrent = turn();
    know({ choices: chosen, ...(now.current.stage.at !== 'preview' && { stage: { at: 'reading' } }) });
    const answer = await ask<QuoteDraft>(pathWith(`/cards/quotes/${quoteId}/draft`, { dealId, ...chosen }));
    if (!isCurrent()) return;
    if (answer.ok) know({ stage: preview(answer.value, []), readable: chosen });
    else know({ stage: { at: 'failed', problem: answer.error }, choices: now.current.readable });
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
    ...known,
    open: () => void (now.current.stage.at === 'sending' || read(now.current.choices)),
    choose: (change) => void (now.current.stage.at === 'sending' || read({ ...now.current.choices, ...change })),
    confirm: () => {
      const { stage: shown } = now.current;
      if (shown.at === 'preview' && shown.draft.hash !== null && shown.draft.draft.live) void send(shown);
    },
  };
}

const preview = (draft: QuoteDraft, changes: readonly string[]): MakingStage => ({
  ...{ at: 'preview', draft, changes, problem: null },
  requestId: crypto.randomUUID(),
});
