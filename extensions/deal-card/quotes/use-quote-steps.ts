import { useRef, useState } from 'react';
import type { Problem } from '../../../src/contract/envelope.ts';
import type { DealQuote, DealQuotes } from '../../../src/contract/quotes.ts';
import { useTurn } from '../../shared/service/use-turn.ts';
import { useDeal } from '../use-deal.ts';
import { endingOf, useWriteOnce } from '../use-write-once.ts';
import { targets } from './quote-words.ts';

export type QuickStep = keyof typeof targets | 'link';

export interface QuoteSteps {
  /** The quote and the step that are on their way. */
  running: string | null;
  problem: { quoteId: string; problem: Problem } | null;
  run: (quote: DealQuote, step: QuickStep) => void;
}

/**
 * Moves a quote in Xero, or links it; one step at a time, and a try that got no answer is repeated under its own request id.
 * @param onActed called when a step has ended, well or not
 */
export function useQuoteSteps(onActed: () => void): QuoteSteps {
  const { ask, dealId, path } = useDeal();
  const [running, setRunning] = useState<string | null>(null);
  const [problem, setProblem] = useState<QuoteSteps['problem']>(null);
  const isRunning = useRef(false);
  const write = useWriteOnce();
  const turn = useTurn(`${path}/quotes`);

  const move = async ({ quoteId }: DealQuote, to: string): Promise<Problem | null> => {
    const asked = { path: `/cards/quotes/${quoteId}/move`, body: { dealId, to } };
    const ending = endingOf(await write({ ...asked, isCurrent: turn() }));
    return ending.at === 'refused' ? { code: 'vendor_rejected', ...ending.problem } : null;
  };
  const link = async ({ quoteId, alike }: DealQuote): Promise<Problem | null> => {
    const body = { dealId, xeroQuoteId: alike?.id ?? '' };
    const answer = await ask<DealQuotes>(`/cards/quotes/${quoteId}/link`, body);
    return answer.ok ? null : answer.error;
  };
  const run = async (quote: DealQuote, step: QuickStep): Promise<void> => {
    if (isRunning.current) return;
    isRunning.current = true;
    setRunning(`${quote.quoteId} ${step}`);
    setProblem(null);
    const found = step === 'link' ? await link(quote) : await move(quote, targets[step]);
    isRunning.current = false;
    setRunning(null);
    setProblem(found && { quoteId: quote.quoteId, problem: found });
    onActed();
  };
  return { running, problem, run: (...asked) => void run(...asked) };
}
