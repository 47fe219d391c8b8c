import { errorAnswer, type Answer } from './answer.ts';

/** HubSpot's limits for a marketplace app in one account; see the usage guidelines. */
export interface Limits {
  /** Requests in any ten seconds, search aside. */
  perTenSeconds: number;
  /** Searches in any one second. */
  searchesPerSecond: number;
}

export const realLimits: Limits = { perTenSeconds: 110, searchesPerSecond: 5 };

/** A limit of `max` requests within any `windowMs` milliseconds. */
export interface RollingLimit {
  /** May be changed; what was taken before still counts. */
  max: number;
  windowMs: number;
  /** Takes one request at that time: how many are left, or undefined when it is one too many. */
  take: (now: Date) => number | undefined;
}

const createRollingLimit = ({ max, windowMs }: { max: number; windowMs: number }): RollingLimit => {
  let taken: number[] = [];
  const limit: RollingLimit = {
    max,
    windowMs,
    take(now) {
      const at = now.getTime();
      taken = taken.filter((time) => time > at - windowMs);
      if (taken.length >= limit.max) return undefined;
      taken.push(at);
      return limit.max - taken.length;
    },
  };
  return limit;
};

/** The two limits of the account: requests in ten seconds, and searches in one. */
export interface AccountLimits {
  general: RollingLimit;
  search: RollingLimit;
}

export const createAccountLimits = ({ perTenSeconds, searchesPerSecond }: Limits): AccountLimits => ({
  general: createRollingLimit({ max: perTenSeconds, windowMs: 10_000 }),
  search: createRollingLimit({ max: searchesPerSecond, windowMs: 1000 }),
});

/** What every answer but a search's tells about the ten-second limit. */
export const limitHeaders = (limit: RollingLimit, remaining: number): Record<string, string> => ({
  'X-HubSpot-RateLimit-Max': String(limit.max),
  'X-HubSpot-RateLimit-Remaining': String(remaining),
  'X-HubSpot-RateLimit-Interval-Milliseconds': String(limit.windowMs),
});

/** 429 with the name of the limit that was passed. */
export const throttled = (policyName: 'TEN_SECONDLY_ROLLING' | 'SECONDLY'): Answer => {
  const { body, ...rest } = errorAnswer({
    status: 429,
    category: 'RATE_LIMITS',
    message: `You have reached your ${policyName.toLowerCase()} limit.`,
  });
  return { ...rest, body: { ...(body as object), errorType: 'RATE_LIMIT', policyName } };
};
