import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Log } from '../../lib/log.ts';
import { unlessLate } from '../deadline.ts';
import type { Limit } from './rolling.ts';

/** A PostgreSQL that several processes count in, as `pg.Pool` speaks. */
export interface SharedStore {
  query: (query: { text: string; values: unknown[] }) => Promise<unknown>;
}

/** What a count came to. */
interface Counted {
  within: boolean;
  left: number;
  /** Milliseconds until the count begins anew. */
  ms: number;
}

/** The count of one limit that all processes share; a key names whose. */
export interface SharedCount {
  /** Counts calls, in one statement; null: the store did not answer, which is logged. */
  take: (key: string, points: number) => Promise<Counted | null>;
  /** Counts what only the vendor knows of: no more than so many are left. */
  limitTo: (key: string, left: number) => Promise<void>;
}

/** A call does not wait longer for the store than this. */
const STORE_MS = 1000;

/** Counts in the table `call_counts`. Its windows begin with the first call in them. */
export function shareCount(store: SharedStore, log: Log, { name, points, ms }: Limit & { name: string }): SharedCount {
  const limiter = new RateLimiterPostgres({
    ...{ storeClient: store, storeType: 'pool', tableName: 'call_counts', tableCreated: true },
    ...{ keyPrefix: name, points, duration: ms / 1000 },
  });
  const logged = (error: unknown): null => {
    log.warn({ err: error, limit: name }, 'calls are counted in this process alone: the shared count did not answer');
    return null;
  };
  const late = new Error('no answer in time');
  return {
    take: async (key, asked) => {
      const counting = limiter.consume(key, asked).then(
        (left): Counted | Error => countedOf(left, true),
        // The library rejects with what is left when the limit is passed, and with an error when its store fails.
        (refused: unknown) => (refused instanceof RateLimiterRes ? countedOf(refused, false) : asError(refused)),
      );
      const counted = await unlessLate(counting, { ms: STORE_MS, late });
      return counted instanceof Error ? logged(counted) : counted;
    },
    limitTo: async (key, left) => {
      try {
        const known = await limiter.get(key);
        // Set, not added: two processes that hear the same must not count it twice.
        if (known && known.remainingPoints > left)
          await limiter.set(key, points - left, Math.ceil(known.msBeforeNext / 1000));
      } catch (error) {
        logged(error);
      }
    },
  };
}

const countedOf = ({ remainingPoints, msBeforeNext }: RateLimiterRes, within: boolean): Counted => ({
  within,
  left: remainingPoints,
  ms: Math.max(0, msBeforeNext),
});

const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)));
