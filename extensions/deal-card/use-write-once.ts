import { useRef } from 'react';
import type { Answer, Problem } from '../../src/contract/envelope.ts';
import type { IntentState } from '../../src/contract/invoicing.ts';
import { followIntent, type Follower } from './follow-intent.ts';
import { useDeal } from './use-deal.ts';

interface Write extends Pick<Follower, 'isCurrent'> {
  /** Of the door that decides it. */
  path: string;
  body: Record<string, unknown>;
  /** Is told whatever is learned on the way, from the first answer on. */
  tell?: (intent: IntentState) => void;
}

/**
 * Has something written to Xero and follows it to its end. A try that got no answer is repeated under its own request id, so
 * that nothing is written twice.
 */
export function useWriteOnce(): (write: Write) => Promise<Answer<IntentState>> {
  const { ask } = useDeal();
  const requestIds = useRef(new Map<string, string>());
  return async ({ path, body, isCurrent, tell = () => undefined }) => {
    const what = `${path} ${JSON.stringify(body)}`;
    const requestId = requestIds.current.get(what) ?? crypto.randomUUID();
    requestIds.current.set(what, requestId);
    const answer = await ask<IntentState>(path, { ...body, requestId });
    if (!answer.ok) return answer;
    requestIds.current.delete(what);
    if (isCurrent()) tell(answer.value);
    return { ok: true, value: await followIntent(answer.value, { ask, isCurrent, tell }) };
  };
}

/** How a write ended. */
export type Ending =
  | { at: 'done' }
  /** It goes on, but for longer than a person should watch. */
  | { at: 'unsettled' }
  | { at: 'refused'; problem: Pick<Problem, 'message' | 'fix'> & { code?: Problem['code'] } };

export function endingOf(answer: Answer<IntentState>): Ending {
  if (!answer.ok) return { at: 'refused', problem: answer.error };
  const { state } = answer.value;
  if (state === 'done') return { at: 'done' };
  return state === 'rejected' ? { at: 'refused', problem: refusalIn(answer.value) } : { at: 'unsettled' };
}

/** Why Xero refused it, in its words where it gave any. */
export const refusalIn = ({ problem }: Pick<IntentState, 'problem'>): Pick<Problem, 'message' | 'fix'> =>
  problem ?? { message: 'Xero refused it.' };
