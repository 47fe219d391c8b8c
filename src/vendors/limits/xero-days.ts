import type { Clock } from '../../lib/clock.ts';
import type { LimitsTold, ToldDay } from '../../mirror/calls/ports.ts';

/** Calls a day and organisation, by the tier of the app. Source: Xero's pages on limits and pricing. */
const TIERS = [1000, 5000];

/** Nobody says when an organisation's day ends: after an hour a call finds out what is left by now. */
const TOLD_FOR_MS = 3_600_000;

/** What Xero has told of the day of each organisation. */
export interface XeroDays {
  /** Null: nothing, or too long ago. */
  of: (tenantId: string) => ToldDay | null;
  /** For how many seconds that still holds. */
  secondsLeft: (tenantId: string) => number;
  /** An answer says how many are left. */
  tell: (tenantId: string, left: number) => ToldDay;
  /** Xero takes no more calls of this day, for so many seconds. */
  spent: (tenantId: string, seconds: number) => void;
}

/** Remembers it in this process; `limitsTold` says what was known of the limits before it began. */
export function createXeroDays({ clock, limitsTold }: { clock: Clock; limitsTold: LimitsTold }): XeroDays {
  const days = new Map<string, { told: ToldDay; until: number }>();
  let known: Promise<Map<string, number>> | null = null;
  const before = new Map<string, number>();
  /** Asked once, beside the first call: until it is answered, limits are what this process was told. */
  const learn = (): void => {
    known ??= limitsTold().catch(() => new Map<string, number>());
    void known.then((limits) => limits.forEach((limit, tenantId) => before.set(tenantId, limit)));
  };
  const remember = (tenantId: string, left: number, forMs: number): ToldDay => {
    const at = clock.now();
    const limit = Math.max(tierOf(left), before.get(tenantId) ?? 0, days.get(tenantId)?.told.limit ?? 0);
    const told = { limit, left, at };
    days.set(tenantId, { told, until: at.getTime() + forMs });
    return told;
  };
  const secondsLeft = (tenantId: string): number => ((days.get(tenantId)?.until ?? 0) - clock.now().getTime()) / 1000;
  return {
    of: (tenantId) => {
      if (!known) learn();
      return secondsLeft(tenantId) > 0 ? (days.get(tenantId)?.told ?? null) : null;
    },
    secondsLeft,
    tell: (tenantId, left) => remember(tenantId, left, TOLD_FOR_MS),
    spent: (tenantId, seconds) => void remember(tenantId, 0, seconds * 1000),
  };
}

/** The least tier that can have so many left. */
const tierOf = (left: number): number => TIERS.find((tier) => left < tier) ?? left + 1;
