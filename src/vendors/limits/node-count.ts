import type { Clock } from '../../lib/clock.ts';
import type { Log } from '../../lib/log.ts';
import { createKnownCount, type KnownCount } from './known-count.ts';
import type { Limit } from './rolling.ts';
import { shareCount, type SharedStore } from './shared-count.ts';

/** One limit, counted for each key. */
export interface NodeCount {
  left: (key: string) => number;
  /** Counts a call that is about to be sent; false: the limit is reached. */
  take: (key: string) => Promise<boolean>;
  /** The vendor says how many are left, while so many others are under way; null: it does not say. */
  believe: (key: string, told: number | null, underWay: number) => void;
  /** The vendor takes no call for so many seconds. */
  block: (key: string, seconds: number) => void;
  /** Milliseconds until that many are left, as far as is known. */
  msUntil: (key: string, wanted: number) => number;
}

export interface CountDeps {
  /** Null: this process is the only one. */
  shared: SharedStore | null;
  clock: Clock;
  log: Log;
}

/**
 * Counts in this process, and with the others in the shared store, from which `lease` calls are taken at a time: a statement
 * each. Where the store fails, this process's own count remains.
 */
export function createNodeCount(deps: CountDeps, limit: Limit & { name: string }, lease = 1): NodeCount {
  const shared = deps.shared && shareCount(deps.shared, deps.log, limit);
  const keys = new Map<string, KnownCount>();
  const corrections = new Map<string, Promise<void>>();
  const of = (key: string): KnownCount => {
    const known = keys.get(key) ?? createKnownCount(deps.clock, limit);
    keys.set(key, known);
    return known;
  };
  return {
    left: (key) => of(key).left(),
    take: async (key) => {
      const known = of(key);
      if (known.left() <= 0) return false;
      known.take();
      if (!shared || known.isLifted() || known.takeLeased()) return true;
      await corrections.get(key);
      const counted = await shared.take(key, lease);
      if (counted) known.share({ ...counted, leased: counted.within ? lease - 1 : 0 });
      return counted?.within ?? true;
    },
    believe: (key, told, underWay) => {
      if (told === null) return;
      const believed = Math.max(0, told - underWay);
      if (!of(key).believe(believed) || !shared) return;
      const correction = shared.limitTo(key, believed).finally(() => {
        if (corrections.get(key) === correction) corrections.delete(key);
      });
      corrections.set(key, correction);
    },
    block: (key, seconds) => of(key).block(seconds),
    msUntil: (key, wanted) => of(key).msUntil(wanted),
  };
}
