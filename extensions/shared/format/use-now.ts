import { useEffect, useState } from 'react';

const halfAMinute = 30_000;

/** The time, twice a minute, so that `2 minutes ago` stays true on a card that is left open. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), halfAMinute);
    return () => clearInterval(timer);
  }, []);
  return now;
}
