import { useCallback, useEffect, useState } from 'react';

export type Loaded<T> = { state: 'loading' } | { state: 'failed'; error: Error } | { state: 'ready'; value: T };

/**
 * Loads something whenever `key` changes, and again when `reload` is called (the old value stays meanwhile).
 * An answer that comes after the key has changed is dropped.
 */
export const useLoaded = <T>(key: string, load: () => Promise<T>): [Loaded<T>, () => void] => {
  const [loaded, setLoaded] = useState<{ key: string; result: Loaded<T> }>({ key, result: { state: 'loading' } });
  const [round, setRound] = useState(0);
  useEffect(() => {
    let wanted = true;
    const put = (result: Loaded<T>): void => {
      if (wanted) setLoaded({ key, result });
    };
    load().then(
      (value) => put({ state: 'ready', value }),
      (error: unknown) => put({ state: 'failed', error: error instanceof Error ? error : new Error(String(error)) }),
    );
    return () => {
      wanted = false;
    };
  }, [key, round]);
  const reload = useCallback(() => setRound((before) => before + 1), []);
  return [loaded.key === key ? loaded.result : { state: 'loading' }, reload];
};
