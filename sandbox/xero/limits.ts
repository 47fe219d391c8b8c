import type { Clock } from '../kit/clock.ts';

export interface Limits {
  /** Per organisation and minute. */
  minute: number;
  /** Per organisation and day. */
  day: number;
  /** Per organisation at once. */
  concurrent: number;
  /** Of the app, over all organisations, per minute. */
  appMinute: number;
}

export const XERO_LIMITS: Limits = { minute: 60, day: 5000, concurrent: 5, appMinute: 10_000 };

interface Taken {
  left: { day: number; minute: number; appMinute: number };
  /** Absent: the call may go on. `retryAfter` is in seconds. */
  refused?: { problem: 'concurrent' | 'minute' | 'day' | 'appminute'; retryAfter?: number };
}

const MINUTE_S = 60;
const DAY_S = 24 * 3600;

/** Counts in fixed windows; each organisation's windows begin at a time of their own. */
const createWindow = (options: { clock: Clock; seconds: number; most: number }) => {
  const { clock, seconds, most } = options;
  const counts = new Map<string, { window: number; used: number }>();
  const now = (key: string): number => clock.now().getTime() / 1000 + (parseInt(key.slice(0, 6), 16) || 0);
  const current = (key: string) => {
    const window = Math.floor(now(key) / seconds);
    const kept = counts.get(key);
    const count = kept?.window === window ? kept : { window, used: 0 };
    counts.set(key, count);
    return count;
  };
  return {
    left: (key: string): number => most - current(key).used,
    take: (key: string): void => void (current(key).used += 1),
    retryAfter: (key: string): number => Math.ceil(seconds - (now(key) % seconds)),
  };
};

export interface Limiter {
  /** Counts a call, unless a limit refuses it. */
  take: (tenantId: string) => Taken;
  /** A call that was let through has been answered. */
  release: (tenantId: string) => void;
}

/** Xero's limits by the stand-in's clock. The counts are not part of the saved state. */
export const createLimiter = (clock: Clock, limits: Limits): Limiter => {
  const minute = createWindow({ clock, seconds: MINUTE_S, most: limits.minute });
  const day = createWindow({ clock, seconds: DAY_S, most: limits.day });
  const app = createWindow({ clock, seconds: MINUTE_S, most: limits.appMinute });
  const running = new Map<string, number>();
  const refusal = (tenantId: string): Taken['refused'] => {
    if ((running.get(tenantId) ?? 0) >= limits.concurrent) return { problem: 'concurrent' };
    if (day.left(tenantId) <= 0) return { problem: 'day', retryAfter: day.retryAfter(tenantId) };
    if (minute.left(tenantId) <= 0) return { problem: 'minute', retryAfter: minute.retryAfter(tenantId) };
    return app.left('app') <= 0 ? { problem: 'appminute' } : undefined;
  };
  return {
    take(tenantId) {
      const refused = refusal(tenantId);
      if (refused === undefined) {
        minute.take(tenantId);
        day.take(tenantId);
        app.take('app');
        running.set(tenantId, (running.get(tenantId) ?? 0) + 1);
      }
      const left = { day: day.left(tenantId), minute: minute.left(tenantId), appMinute: app.left('app') };
      return refused === undefined ? { left } : { left, refused };
    },
    release: (tenantId) => void running.set(tenantId, (running.get(tenantId) ?? 1) - 1),
  };
};
