import { useEffect, useRef } from 'react';

/** Tells that a value is another than before; the first value, and none (`null`), are no change. */
export function useChanged(value: string | null, tell: () => void): void {
  const before = useRef(value);
  useEffect(() => {
    if (value === null || value === before.current) return;
    const isFirst = before.current === null;
    before.current = value;
    if (!isFirst) tell();
  });
}
