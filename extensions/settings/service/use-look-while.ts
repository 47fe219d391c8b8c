import { useEffect, useRef } from 'react';
import { sleep } from '../../shared/service/sleep.ts';
import type { Look } from './use-change.ts';

/** Milliseconds between looks at something that goes on by itself: for ten minutes. */
const every = 10_000;
const looks = 60;

/** Looks again every ten seconds as long as something is under way that the person waits for. */
export function useLookWhile(isUnderWay: boolean, look: Look): void {
  const latest = useRef(look);
  useEffect(() => {
    latest.current = look;
  });
  useEffect(() => {
    if (!isUnderWay) return;
    const watch = { isOn: true };
    void (async () => {
      for (let round = 0; round < looks; round += 1) {
        await sleep(every);
        if (!watch.isOn) return;
        await latest.current();
      }
    })();
    return () => {
      watch.isOn = false;
    };
  }, [isUnderWay]);
}
