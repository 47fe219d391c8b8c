import { useState } from 'react';
import type { UnbilledRow } from '../../../src/contract/unbilled.ts';

/** A deal that is to be invoiced together with others, as it was shown last. */
export type ChosenDeal = Pick<UnbilledRow, 'dealId' | 'currency' | 'open'>;

export interface Choosing {
  /** On whichever page, in the order in which they were chosen. */
  chosen: readonly ChosenDeal[];
  isChosen: (dealId: string) => boolean;
  /** Chooses these, or leaves them out. */
  set: (rows: readonly ChosenDeal[], isChosen: boolean) => void;
  clear: () => void;
}

/** What can be invoiced here by itself can be invoiced together with others. */
export const mayBeChosen = ({ fix }: UnbilledRow): boolean => fix === 'invoice';

/** Deals of a list that are chosen from page to page. @param list which one it is: what was chosen of another is left behind. */
export function useChosen(list: string): Choosing {
  const [state, setState] = useState<Chosen>({ list, deals: [] });
  const chosen = chosenOf(state, list);
  return {
    chosen,
    isChosen: (dealId) => chosen.some((deal) => deal.dealId === dealId),
    // Two clicks may come before either is drawn.
    set: (rows, isChosen) => setState((now) => ({ list, deals: withRows(chosenOf(now, list), rows, isChosen) })),
    clear: () => setState({ list, deals: [] }),
  };
}

interface Chosen {
  list: string;
  deals: readonly ChosenDeal[];
}

const chosenOf = (state: Chosen, list: string): readonly ChosenDeal[] => (state.list === list ? state.deals : []);

function withRows(deals: readonly ChosenDeal[], rows: readonly ChosenDeal[], isChosen: boolean): readonly ChosenDeal[] {
  const others = deals.filter(({ dealId }) => !rows.some((row) => row.dealId === dealId));
  return isChosen ? [...others, ...rows.map(({ dealId, currency, open }) => ({ dealId, currency, open }))] : others;
}
