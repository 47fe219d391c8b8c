import { useEffect, useRef } from 'react';

/**
 * Begins a turn and tells whether it is still the one that counts: it ends with the next turn, with another subject, and
 * with the card. What belongs to an ended turn is dropped.
 */
export function useTurn(subject: string): () => () => boolean {
  const latest = useRef(0);
  useEffect(
    () => () => {
      latest.current += 1;
    },
    [subject],
  );
  return () => {
    const mine = ++latest.current;
    return () => mine === latest.current;
  };
}
