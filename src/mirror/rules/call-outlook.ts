import { DAY_RESERVE, secondsToHold, UNKNOWN_BUDGET } from './budget.ts';

/** What a vendor said last of an organisation's day. */
interface ToldDay {
  limit: number;
  left: number;
  at: Date;
}

/** How an organisation's day stands, and how it will end. */
export interface CallOutlook {
  used: number;
  limit: number;
  /** From so many on background work makes no calls. */
  stopsAt: number;
  state: 'open' | 'held' | 'spent';
  /** When nothing is left if calls go on as they have today; null: not before the day of UTC is over, or too early to say. */
  runsOutAt: Date | null;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How the day goes on from what was told last, after so many calls since midnight of UTC. */
export function outlookOf({ limit, left, at }: ToldDay, callsToday: number): CallOutlook {
  const isHeld = secondsToHold({ ...UNKNOWN_BUDGET, dayLeft: left, dayLimit: limit }) > 0;
  return {
    used: limit - left,
    limit,
    stopsAt: limit - Math.ceil(limit * DAY_RESERVE),
    state: left === 0 ? 'spent' : isHeld ? 'held' : 'open',
    runsOutAt: runOut({ left, at }, callsToday),
  };
}

function runOut({ left, at }: Pick<ToldDay, 'left' | 'at'>, callsToday: number): Date | null {
  const sinceMidnight = at.getTime() % DAY_MS;
  if (left === 0 || callsToday === 0 || sinceMidnight < HOUR_MS) return null;
  const ms = (left * sinceMidnight) / callsToday;
  return sinceMidnight + ms < DAY_MS ? new Date(at.getTime() + ms) : null;
}
