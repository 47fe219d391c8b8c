import { useCallback, useEffect, useRef, useState } from 'react';
import type { Answer, Problem } from '../../../src/contract/envelope.ts';
import { useAsk } from './use-ask.ts';

/** What is known of something asked for. While it loads, `before` is what was known last. */
export type Loaded<T> =
  { status: 'loading'; before: T | null } | { status: 'failed'; problem: Problem } | { status: 'ready'; value: T };

interface Asked<T> {
  state: Loaded<T>;
  /** Asks, or asks again. */
  reload: () => void;
  /** Asks again behind what is shown: a new answer takes its place, a failure leaves it and is told. */
  look: () => Promise<Problem | null>;
  /** Shows what was learned in another way; an answer still under way is dropped. */
  show: (value: T) => void;
}

/**
 * Asks a door, and again whenever the path changes; `null` asks nothing, and `when reloaded` waits for the first `reload`.
 * Whatever is asked is counted: an answer is dropped when another question was asked since, or when something newer is shown.
 */
export function useAnswer<T>(path: string | null, start: 'at once' | 'when reloaded' = 'at once'): Asked<T> {
  const ask = useAsk();
  const [attempt, setAttempt] = useState(0);
  const [known, setKnown] = useState<{ question: string; answer: Answer<T> } | null>(null);
  const order = useRef({ begun: 0, shown: 0 });
  const question = `${attempt} ${path ?? ''}`;
  const asked = useRef(question);
  const waits = path === null || (start === 'when reloaded' && attempt === 0);

  const take = ({ number, ...learned }: { number: number; question: string; answer: Answer<T> }): void => {
    if (number < order.current.shown || learned.question !== asked.current) return;
    order.current.shown = number;
    setKnown(learned);
  };
  useEffect(() => {
    const number = ++order.current.begun;
    asked.current = question;
    if (waits) return;
    void ask<T>(path).then((answer) => take({ number, question, answer }));
  }, [ask, path, question, waits]);

  const show = (value: T): void =>
    take({ number: ++order.current.begun, question: asked.current, answer: { ok: true, value } });
  const look = async (): Promise<Problem | null> => {
    if (path === null) return null;
    const about = { number: ++order.current.begun, question: asked.current };
    const answer = await ask<T>(path);
    if (!answer.ok) return answer.error;
    take({ ...about, answer });
    return null;
  };
  const reload = useCallback(() => setAttempt((count) => count + 1), []);
  const answer = known?.answer;
  if (known?.question !== question || !answer)
    return { state: { status: 'loading', before: answer?.ok ? answer.value : null }, reload, look, show };
  return { state: settled(answer), reload, look, show };
}

const settled = <T>(answer: Answer<T>): Loaded<T> =>
  answer.ok ? { status: 'ready', value: answer.value } : { status: 'failed', problem: answer.error };
