import { createHash } from 'node:crypto';
import type { Clock } from '../kit/clock.ts';

export interface Limits {
  /** Per app, organisation and minute. */
  minute: number;
  /** Per app, organisation and day. */
  day: number;
  /** Per app and organisation at once. */
  concurrent: number;
  /** Of an app, over all organisations, per minute. */
  appMinute: number;
  /** Rows that one list may come to. */
  rows: number;
}

/** Calls a day and organisation by the tier of the app: `core` stands for every tier that is paid for. */
const DAY_OF_TIER = { starter: 1000, core: 5000 } as const;
export type Tier = keyof typeof DAY_OF_TIER;

/** What may be set of the limits. A tier brings its day along; a day of its own goes before it. */
export type LimitSettings = { [Name in keyof Limits]?: number | undefined } & { tier?: Tier | undefined };

/** Xero's own, of an app that pays. */
const XERO_LIMITS: Limits = { minute: 60, day: DAY_OF_TIER.core, concurrent: 5, appMinute: 10_000, rows: 100_000 };

interface Left {
  day: number;
  minute: number;
  appMinute: number;
}

interface Taken {
  left: Left;
  /** Absent: the call may go on. `retryAfter` is in seconds. */
  refused?: { problem: 'concurrent' | 'minute' | 'day' | 'appminute'; retryAfter?: number };
}

/** An app in an organisation: its client id and the tenant id. */
interface Place {
  app: string;
  tenantId: string;
}

const MINUTE_S = 60;
const DAY_S = 24 * 3600;

/** When a window begins, in seconds after the clock's own: another time for each organisation. */
const shiftOf = (name: string): number => createHash('sha256').update(name).digest().readUInt32BE();

/** Counts in fixed windows. `of` names whose window it is. */
const createWindow = (options: { clock: Clock; seconds: number; most: () => number }) => {
  const { clock, seconds, most } = options;
  const counts = new Map<string, { window: number; used: number }>();
  const now = (of: string): number => clock.now().getTime() / 1000 + shiftOf(of);
  const current = (key: string, of: string) => {
    const window = Math.floor(now(of) / seconds);
    const kept = counts.get(key);
    const count = kept?.window === window ? kept : { window, used: 0 };
    counts.set(key, count);
    return count;
  };
  return {
    left: (key: string, of: string): number => Math.max(0, most() - current(key, of).used),
    take: (key: string, of: string): void => void (current(key, of).used += 1),
    retryAfter: (of: string): number => Math.ceil(seconds - (now(of) % seconds)),
  };
};

export interface Limiter {
  limits: Readonly<Limits>;
  /** Changes those that are given; what was counted stays. */
  set: (settings: LimitSettings) => void;
  /** What an app may still ask of an organisation. */
  left: (place: Place) => Left;
  /** Counts a call, unless a limit refuses it. */
  take: (place: Place) => Taken;
  /** A call that was let through has been answered. */
  release: (place: Place) => void;
}

const keyOf = ({ app, tenantId }: Place): string => `${app} ${tenantId}`;

/** Xero's limits, or those that are set, by the stand-in's clock. Neither they nor the counts are part of the saved state. */
export const createLimiter = (clock: Clock, settings: LimitSettings = {}): Limiter => {
  const limits: Limits = { ...XERO_LIMITS };
  const set: Limiter['set'] = ({ tier, ...numbers }) => {
    const given = Object.entries(numbers).filter(([, value]) => value !== undefined);
    Object.assign(limits, tier && { day: DAY_OF_TIER[tier] }, Object.fromEntries(given));
  };
  set(settings);
  const minute = createWindow({ clock, seconds: MINUTE_S, most: () => limits.minute });
  const day = createWindow({ clock, seconds: DAY_S, most: () => limits.day });
  const appMinute = createWindow({ clock, seconds: MINUTE_S, most: () => limits.appMinute });
  const running = new Map<string, number>();

  const left: Limiter['left'] = (place) => ({
    day: day.left(keyOf(place), place.tenantId),
    minute: minute.left(keyOf(place), place.tenantId),
    appMinute: appMinute.left(place.app, place.app),
  });
  const refusal = (place: Place): Taken['refused'] => {
    const now = left(place);
    if ((running.get(keyOf(place)) ?? 0) >= limits.concurrent) return { problem: 'concurrent' };
    if (now.day <= 0) return { problem: 'day', retryAfter: day.retryAfter(place.tenantId) };
    if (now.minute <= 0) return { problem: 'minute', retryAfter: minute.retryAfter(place.tenantId) };
    return now.appMinute <= 0 ? { problem: 'appminute' } : undefined;
  };
  const take: Limiter['take'] = (place) => {
    const refused = refusal(place);
    if (refused !== undefined) return { left: left(place), refused };
    minute.take(keyOf(place), place.tenantId);
    day.take(keyOf(place), place.tenantId);
    appMinute.take(place.app, place.app);
    running.set(keyOf(place), (running.get(keyOf(place)) ?? 0) + 1);
    return { left: left(place) };
  };
  const release: Limiter['release'] = (place) => void running.set(keyOf(place), (running.get(keyOf(place)) ?? 1) - 1);
  return { limits, set, left, take, release };
};
