import { useState } from 'react';
import type { Problem } from '../../../src/contract/envelope.ts';
import type { IssueList, IssueView, RunAgainAnswer } from '../../../src/contract/issues.ts';
import { pathWith } from '../../shared/service/ask.ts';
import { lookWaits, sleep } from '../../shared/service/sleep.ts';
import { useAsk } from '../../shared/service/use-ask.ts';
import { useTurn } from '../../shared/service/use-turn.ts';

/** Some issues, or all of a kind that are open. */
export type RunWhat = { ids: string[] } | { kind: IssueView['kind'] };

export type RunState =
  | { at: 'rest' }
  | { at: 'running'; asked: number; issues: IssueView[] }
  /** All that were asked for have an outcome, or take longer than a person should watch. */
  | { at: 'ended'; asked: number; left: number; issues: IssueView[] }
  | { at: 'refused'; problem: Problem };

export interface Run {
  state: RunState;
  run: (what: RunWhat) => void;
  forget: () => void;
}

const isUnderWay = ({ run }: IssueView): boolean => run?.state === 'asked' || run?.state === 'waiting';

/**
 * Runs issues again and looks at them until each has an outcome, two minutes at most.
 * @param look looks again at the list behind what is shown
 */
export function useRun(look: () => Promise<Problem | null>): Run {
  const ask = useAsk();
  const [state, setState] = useState<RunState>({ at: 'rest' });
  const turn = useTurn('');

  const watch = async ({ runId, asked, left }: RunAgainAnswer, isCurrent: () => boolean): Promise<void> => {
    let issues: IssueView[] = [];
    for (const wait of [500, 1000, ...lookWaits]) {
      await sleep(wait);
      if (!isCurrent()) return;
      const answer = await ask<IssueList>(pathWith('/pages/issues', { run: runId }));
      if (!isCurrent()) return;
      if (!answer.ok) continue;
      issues = answer.value.issues;
      setState({ at: 'running', asked, issues });
      if (!issues.some(isUnderWay)) break;
    }
    await look();
    if (!isCurrent()) return;
    setState({ at: 'ended', asked, left, issues });
  };

  const start = async (what: RunWhat): Promise<void> => {
    const isCurrent = turn();
    setState({ at: 'running', asked: 0, issues: [] });
    const answer = await ask<RunAgainAnswer>('/pages/issues/run-again', { runId: crypto.randomUUID(), ...what });
    if (!isCurrent()) return;
    if (answer.ok) return watch(answer.value, isCurrent);
    setState({ at: 'refused', problem: answer.error });
    await look();
  };
  return { state, run: (what) => void start(what), forget: () => setState({ at: 'rest' }) };
}
