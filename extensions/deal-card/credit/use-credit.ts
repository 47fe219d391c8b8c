import { useRef, useState } from 'react';
import type { CreditOffer } from '../../../src/contract/credits.ts';
import type { Problem } from '../../../src/contract/envelope.ts';
import type { IntentState } from '../../../src/contract/invoicing.ts';
import { pathWith } from '../../shared/service/ask.ts';
import { useAnswer, type Loaded } from '../../shared/service/use-answer.ts';
import { useTurn } from '../../shared/service/use-turn.ts';
import { followIntent } from '../follow-intent.ts';
import { useDeal } from '../use-deal.ts';

/** What the person has said; `amount` counts for a part alone. */
export interface Said {
  part: boolean;
  /** As it is typed. */
  amount: string;
  reason: string;
}

/** Where the click stands; null: it was not made. */
export type Clicked = { at: 'sending' } | { at: 'refused'; problem: Problem } | { at: 'written'; intent: IntentState };

export interface Credit {
  said: Said;
  say: (said: Partial<Said>) => void;
  /** What was asked of the service for the amount that was typed last and left. */
  offer: Loaded<CreditOffer>;
  /** Whether `offer` is of what is said now. */
  isShown: boolean;
  /** Shows a part of that amount. */
  show: (amount: string) => void;
  reload: () => void;
  clicked: Clicked | null;
  confirm: () => void;
  /** Looks at what can be credited; after a credit note that was made it starts over, for another. */
  open: () => void;
}

interface CreditOptions {
  /** Is called when a click has ended, well or not. */
  onActed: () => void;
  /** What is credited unless the person says otherwise, with tax; absent: all that can be. */
  amount?: string | undefined;
  /** Is called with the credit note once it stands and is set against the invoice. */
  onCredited?: (() => void) | undefined;
}

const startOf = (amount: string | undefined): Said => ({
  part: amount !== undefined,
  amount: amount ?? '',
  reason: '',
});

/** Crediting one invoice: what it would be, the click, and how that ended. Kept by the card, because a panel forgets when it closes. */
export function useCredit(invoiceId: string, { onActed, amount, onCredited }: CreditOptions): Credit {
  const { ask, dealId } = useDeal();
  const door = `/cards/invoices/${encodeURIComponent(invoiceId)}/credit`;
  const [said, setSaid] = useState(() => startOf(amount));
  const [shown, setShown] = useState(amount);
  const [clicked, setClicked] = useState<Clicked | null>(null);
  const requestIds = useRef(new Map<string, string>());
  const turn = useTurn(door);
  const path = pathWith(door, { dealId, amount: said.part ? shown : undefined });
  const { state, reload } = useAnswer<CreditOffer>(path, 'when reloaded');

  const send = async ({ version, preview }: CreditOffer): Promise<void> => {
    if (!preview) return;
    const isCurrent = turn();
    setClicked({ at: 'sending' });
    const what = { dealId, version, amount: preview.total, reason: said.reason.trim() };
    const requestId = requestIds.current.get(JSON.stringify(what)) ?? crypto.randomUUID();
    requestIds.current.set(JSON.stringify(what), requestId);
    const answer = await ask<IntentState>(door, { ...what, requestId });
    if (!isCurrent()) return;
    if (!answer.ok) {
      setClicked({ at: 'refused', problem: answer.error });
    } else {
      requestIds.current.clear();
      const tell = (intent: IntentState): void => setClicked({ at: 'written', intent });
      tell(answer.value);
      const intent = await followIntent(answer.value, { ask, isCurrent, tell });
      tell(intent);
      if (isCredited(intent)) onCredited?.();
    }
    onActed();
  };
  const isShown = !said.part || (shown !== undefined && shown === said.amount.trim());
  return {
    ...{ said, offer: state, reload, clicked, isShown },
    say: (more) => setSaid((before) => ({ ...before, ...more })),
    show: (amount) => setShown(amount.trim() === '' ? undefined : amount.trim()),
    confirm: () => {
      if (state.status === 'ready' && isShown) void send(state.value);
    },
    open: () => {
      if (clicked?.at === 'written') {
        setClicked(null);
        setSaid(startOf(amount));
        setShown(amount);
      }
      reload();
    },
  };
}

/** Whether nothing of it is left to be done, by itself or by a person. */
export const isCredited = ({ state, problem }: IntentState): boolean => state === 'done' && problem === null;
