import { useState } from 'react';
import type { CreditOffer } from '../../../src/contract/credits.ts';
import type { Problem } from '../../../src/contract/envelope.ts';
import type { IntentState } from '../../../src/contract/invoicing.ts';
import { AMOUNT_FAULT, typedAmount } from '../../shared/format/typed-amount.ts';
import { pathWith } from '../../shared/service/ask.ts';
import { useAnswer, type Loaded } from '../../shared/service/use-answer.ts';
import { useTurn } from '../../shared/service/use-turn.ts';
import { isSettled } from '../follow-intent.ts';
import { useDeal } from '../use-deal.ts';
import { useWriteOnce } from '../use-write-once.ts';

/** What the person has said; `amount` counts for a part alone. */
export interface Said {
  part: boolean;
  /** As it is typed. */
  amount: string;
  reason: string;
}

/** Where the click stands; null: it was not made. */
export type Clicked = { at: 'sending' } | { at: 'refused'; problem: Problem } | Written;

/** It is decided; `isWatched` while it is asked how it stands. */
type Written = { at: 'written'; intent: IntentState; isWatched: boolean };

export interface Credit {
  said: Said;
  say: (said: Partial<Said>) => void;
  /** What was asked of the service for the amount that was typed last and left. */
  offer: Loaded<CreditOffer>;
  /** Whether `offer` is of what is said now. */
  isShown: boolean;
  /** Why what was typed and left is no amount; null: it is one. */
  fault: string | null;
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
  const { dealId } = useDeal();
  const write = useWriteOnce();
  const door = `/cards/invoices/${encodeURIComponent(invoiceId)}/credit`;
  const [said, setSaid] = useState(() => startOf(amount));
  const [left, leave] = useState(amount ?? '');
  const [clicked, setClicked] = useState<Clicked | null>(null);
  const turn = useTurn(door);
  const shown = typedAmount(left);
  const path = pathWith(door, { dealId, amount: said.part ? (shown ?? undefined) : undefined });
  const { state, reload } = useAnswer<CreditOffer>(path, 'when reloaded');

  const send = async ({ version, preview }: CreditOffer): Promise<void> => {
    if (!preview) return;
    const isCurrent = turn();
    setClicked({ at: 'sending' });
    const body = { dealId, version, amount: preview.total, reason: said.reason.trim() };
    const tell = (intent: IntentState): void => setClicked({ at: 'written', intent, isWatched: !isSettled(intent) });
    const answer = await write({ path: door, body, isCurrent, tell });
    if (!isCurrent()) return;
    setClicked(
      answer.ok ? { at: 'written', intent: answer.value, isWatched: false } : { at: 'refused', problem: answer.error },
    );
    if (answer.ok && isCredited(answer.value)) onCredited?.();
    onActed();
  };
  const isShown = !said.part || (shown !== null && shown === typedAmount(said.amount));
  return {
    ...{ said, offer: state, reload, clicked, isShown },
    fault: said.part && left.trim() !== '' && left === said.amount && shown === null ? AMOUNT_FAULT : null,
    say: (more) => setSaid((before) => ({ ...before, ...more })),
    show: leave,
    confirm: () => {
      if (state.status === 'ready' && isShown) void send(state.value);
    },
    open: () => {
      if (clicked?.at === 'written') {
        setClicked(null);
        setSaid(startOf(amount));
        leave(amount ?? '');
      }
      reload();
    },
  };
}

/** Whether nothing of it is left to be done, by itself or by a person. */
export const isCredited = ({ state, problem }: IntentState): boolean => state === 'done' && problem === null;
