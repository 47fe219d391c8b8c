import type { Clock } from '../../lib/clock.ts';
import { createRolling, type Limit } from './rolling.ts';

/** A call may take that much longer to arrive than the one after it. */
const WOBBLE_MS = 500;

/** What this process knows of one limit of one organisation, portal or app. */
export interface KnownCount {
  /** The least that any of its sources says. */
  left: () => number;
  /** Whether the vendor allows more than the limit for now, so that nothing has to be counted. */
  isLifted: () => boolean;
  /** Counts a call of this process. */
  take: () => void;
  /** Takes a call of those that this process has been given by the shared count; false: there is none. */
  takeLeased: () => boolean;
  /** What the shared count came to: so many are left for all, after so many were given to this process. */
  share: (count: { left: number; ms: number; leased: number }) => void;
  /** The vendor says how many are left. Returns whether the shared count says more. */
  believe: (left: number) => boolean;
  /** The vendor takes no call for so many seconds. */
  block: (seconds: number) => void;
  /** Milliseconds until that many are left, as far as is known. */
  msUntil: (wanted: number) => number;
}

export function createKnownCount(clock: Clock, { points, ms }: Limit): KnownCount {
  const mine = createRolling({ points, ms: ms + WOBBLE_MS });
  let shared = { left: points, leased: 0, until: 0 };
  let lifted = { left: 0, until: 0 };
  let blockedUntil = 0;
  const now = (): number => clock.now().getTime();
  const isLifted = (): boolean => now() < lifted.until;
  const ofAll = (): number => (now() < shared.until ? shared.left + shared.leased : points);
  return {
    isLifted,
    left: () => {
      if (now() < blockedUntil) return 0;
      return isLifted() ? lifted.left : Math.min(mine.left(now()), ofAll());
    },
    take: () => {
      if (isLifted()) lifted.left -= 1;
      else mine.take(now());
    },
    takeLeased: () => {
      if (now() >= shared.until || shared.leased === 0) return false;
      shared.leased -= 1;
      return true;
    },
    share: (count) => {
      shared = { left: count.left, leased: count.leased, until: now() + count.ms };
    },
    believe: (left) => {
      lifted = { left, until: left >= points ? now() + ms : 0 };
      if (isLifted()) return false;
      mine.limitTo(left, now());
      if (ofAll() <= left || now() >= shared.until) return false;
      shared = { ...shared, left, leased: 0 };
      return true;
    },
    block: (seconds) => {
      blockedUntil = now() + seconds * 1000;
    },
    msUntil: (wanted) => {
      if (now() < blockedUntil) return blockedUntil - now();
      if (isLifted()) return lifted.until - now();
      return Math.max(mine.msUntil(wanted, now()), ofAll() < wanted ? shared.until - now() : 0);
    },
  };
}
