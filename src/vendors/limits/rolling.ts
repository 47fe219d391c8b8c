/** A limit of so many calls within any span of so many milliseconds. */
export interface Limit {
  points: number;
  ms: number;
}

/**
 * Counts calls against a limit, whenever the vendor's own windows may begin: no span of that length ever holds more. Times are
 * milliseconds of one clock and never go back.
 */
export interface Rolling {
  left: (now: number) => number;
  /** Counts a call, also one beyond the limit. */
  take: (now: number) => void;
  /** No more than so many are left, whatever was counted: the vendor says so. */
  limitTo: (left: number, now: number) => void;
  /** Milliseconds until that many are left again. */
  msUntil: (left: number, now: number) => number;
}

export function createRolling({ points, ms }: Limit): Rolling {
  const taken: number[] = [];
  const drop = (now: number): void => {
    while (taken[0] !== undefined && taken[0] <= now - ms) taken.shift();
  };
  const left = (now: number): number => {
    drop(now);
    return Math.max(0, points - taken.length);
  };
  return {
    left,
    take: (now) => void taken.push(now),
    limitTo: (most, now) => {
      for (let surplus = left(now) - Math.max(0, most); surplus > 0; surplus -= 1) taken.push(now);
    },
    msUntil: (wanted, now) => {
      drop(now);
      const leaves = taken[taken.length - points + Math.min(wanted, points) - 1];
      return leaves === undefined ? 0 : leaves + ms - now;
    },
  };
}
