import { useState } from 'react';
import type { Problem } from '../../../src/contract/envelope.ts';
import type { UnbilledAge, UnbilledList, UnbilledReason, UnbilledShow } from '../../../src/contract/unbilled.ts';
import { pathWith } from '../../shared/service/ask.ts';
import { useAnswer, type Loaded } from '../../shared/service/use-answer.ts';

/** What of the won deals is shown; `any` leaves a choice open. */
export interface UnbilledChoice {
  show: UnbilledShow;
  reason: UnbilledReason | 'any';
  age: UnbilledAge | 'any';
  /** `mine`, `team`, or the id of an owner. */
  owner: string;
  pipeline: string;
  currency: string;
  sort: 'age' | 'amount';
}

/** Looks at the list again; what kept it from that. */
export type Look = () => Promise<Problem | null>;

export interface UnbilledDeals {
  choice: UnbilledChoice;
  /** Chooses otherwise, from the first page on. */
  choose: (change: Partial<UnbilledChoice>) => void;
  state: Loaded<UnbilledList>;
  reload: () => void;
  look: Look;
  /** How many pages lie before this one. */
  pagesBefore: number;
  forward: (cursor: string) => void;
  back: () => void;
}

/** Everything that counts, the oldest first. */
export const EVERYTHING: UnbilledChoice = {
  ...{ show: 'open', reason: 'any', age: 'any', owner: 'any', pipeline: 'any', currency: 'any', sort: 'age' },
};

/** The won deals that are not billed in full, as chosen, page by page. */
export function useUnbilled(): UnbilledDeals {
  const [choice, setChoice] = useState(EVERYTHING);
  const [cursors, setCursors] = useState<string[]>([]);
  const chosen = Object.entries(choice).filter(([, value]) => value !== 'any');
  const query = { ...Object.fromEntries(chosen), cursor: cursors.at(-1) };
  return {
    choice,
    choose: (change) => {
      setCursors([]);
      setChoice({ ...choice, ...change });
    },
    ...useAnswer<UnbilledList>(pathWith('/pages/unbilled', query)),
    pagesBefore: cursors.length,
    forward: (cursor) => setCursors([...cursors, cursor]),
    back: () => setCursors(cursors.slice(0, -1)),
  };
}
