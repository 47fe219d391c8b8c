/** What is left of the calls that a vendor takes for one organisation; null: unknown. */
export interface CallBudget {
  dayLeft: number | null;
  minuteLeft: number | null;
  /** All calls of a day. */
  dayLimit: number | null;
}

export const UNKNOWN_BUDGET: CallBudget = { dayLeft: null, minuteLeft: null, dayLimit: null };

/** What is kept for people and webhooks: calls of a minute, and the share of a day. */
export const MINUTE_RESERVE = 5;
export const DAY_RESERVE = 0.1;

/** The minute is over after one; when the day is, nobody says. */
const MINUTE_SECONDS = 60;
const DAY_SECONDS = 900;

/** For how many seconds work that nobody waits for makes no calls; 0: it may go on. */
export function secondsToHold({ dayLeft, minuteLeft, dayLimit }: CallBudget): number {
  if (dayLeft !== null && dayLimit !== null && dayLeft <= dayLimit * DAY_RESERVE) return DAY_SECONDS;
  return minuteLeft !== null && minuteLeft <= MINUTE_RESERVE ? MINUTE_SECONDS : 0;
}
