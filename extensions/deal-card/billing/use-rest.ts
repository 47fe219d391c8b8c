import { useState } from 'react';
import type { Problem } from '../../../src/contract/envelope.ts';
import type { DealBilling } from '../../../src/contract/schedule.ts';
import { useTurn } from '../../shared/service/use-turn.ts';
import type { Creation } from '../create/use-creation.ts';
import { useDeal } from '../use-deal.ts';
import { withRest } from './schedule-input.ts';

export interface Rest {
  state: 'rest' | 'saving' | Problem;
  /** Adds the step that bills what is left, and opens its draft. */
  bill: () => void;
}

interface RestOptions {
  /** Null: nothing can be billed. */
  billing: DealBilling | null;
  creation: Creation;
  /** Is called when the schedule was saved, or could not be: it may stand otherwise than is shown. */
  onSaved: () => void;
}

/** Billing what no step bills: the schedule gets one more step. A second click while it is saved does nothing. */
export function useRest({ billing, creation, onSaved }: RestOptions): Rest {
  const { ask, dealId, path } = useDeal();
  const [state, setState] = useState<Rest['state']>('rest');
  const turn = useTurn(path);
  const bill = async (): Promise<void> => {
    if (state === 'saving' || !billing) return;
    const isCurrent = turn();
    setState('saving');
    const body = { dealId, version: billing.version, steps: withRest(billing) };
    const answer = await ask<DealBilling>(`${path}/schedule`, body);
    onSaved();
    if (!isCurrent()) return;
    setState(answer.ok ? 'rest' : answer.error);
    if (!answer.ok) return;
    const { steps, quoteId } = answer.value;
    creation.open({ stepId: steps.at(-1)?.stepId, quoteId: quoteId ?? undefined });
  };
  return { state, bill: () => void bill() };
}
