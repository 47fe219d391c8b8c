import { useState } from 'react';
import type { Answer, Problem } from '../../../src/contract/envelope.ts';
import type { RecordCard, RefreshAnswer } from '../../../src/contract/record-card.ts';
import { sleep } from './sleep.ts';
import { useService } from './use-service.ts';
import { useTurn } from './use-turn.ts';

/** Milliseconds between looks, so that they fall 2, 4, 6 and 10 seconds after the click. */
const waits = [2000, 2000, 2000, 4000];

export type RefreshState =
  | { status: 'idle' }
  | { status: 'running' }
  /** The reading goes on, but for longer than a person should watch. */
  | { status: 'slow' }
  | { status: 'failed'; problem: Problem };

interface Shown {
  /** The door that answers the card. */
  path: string;
  /** The time of the figures on show. */
  asOf: string | null;
  /** Takes the card once it is newer. */
  show: (card: RecordCard) => void;
}

/** Asks for a fresh reading of Xero, then looks at the card's door until its figures have a new time (C9). */
export function useRefresh({ path, asOf, show }: Shown): { state: RefreshState; refresh: () => void } {
  const { ask } = useService();
  const [state, setState] = useState<RefreshState>({ status: 'idle' });
  const turn = useTurn(path);

  const lookUntilNewer = async (isCurrent: () => boolean): Promise<RefreshState> => {
    for (const wait of waits) {
      await sleep(wait);
      if (!isCurrent()) break;
      const answer: Answer<RecordCard> = await ask(path);
      if (!isCurrent()) break;
      if (!answer.ok || answer.value.freshness.asOf === asOf) continue;
      show(answer.value);
      return { status: 'idle' };
    }
    return { status: 'slow' };
  };

  const run = async (): Promise<void> => {
    const isCurrent = turn();
    setState({ status: 'running' });
    const started: Answer<RefreshAnswer> = await ask('/cards/refresh', {});
    const outcome: RefreshState = started.ok
      ? await lookUntilNewer(isCurrent)
      : { status: 'failed', problem: started.error };
    if (isCurrent()) setState(outcome);
  };
  return { state, refresh: () => void run() };
}
