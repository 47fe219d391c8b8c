import { useEffect, useState } from 'react';
import type { Problem } from '../../../../src/contract/envelope.ts';
import type { ScheduleTry, StepInput } from '../../../../src/contract/schedule.ts';
import { useDeal } from '../../use-deal.ts';

export interface Tried {
  /** What the steps come to, and what is wrong with them; null: that is not known yet. */
  answer: ScheduleTry | null;
  /** Why it could not be asked. */
  problem: Problem | null;
}

/** Milliseconds without another letter before it is asked. */
const QUIET = 400;

const NOTHING: Tried = { answer: null, problem: null };

/**
 * Asks what the steps would bill, whenever they have changed and a moment has passed. An answer to other steps than those is
 * dropped.
 * @param steps null: there is nothing to ask
 */
export function useTried(steps: readonly StepInput[] | null): Tried {
  const { ask, dealId, path } = useDeal();
  const question = steps === null || steps.length === 0 ? null : JSON.stringify({ dealId, steps });
  const [known, setKnown] = useState<Tried & { question: string | null }>({ question: null, ...NOTHING });
  useEffect(() => {
    if (question === null) return;
    let isCurrent = true;
    const look = async (): Promise<void> => {
      const answer = await ask<ScheduleTry>(`${path}/schedule/try`, JSON.parse(question) as Record<string, unknown>);
      if (!isCurrent) return;
      setKnown(
        answer.ok
          ? { question, answer: answer.value, problem: null }
          : { question, answer: null, problem: answer.error },
      );
    };
    const timer = setTimeout(() => void look(), QUIET);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [ask, path, question]);
  return known.question === question ? known : NOTHING;
}
