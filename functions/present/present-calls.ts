import type { CallsAnswer, CallUsage } from '../../src/contract/calls.ts';
import type { CallDay } from '../../src/mirror/calls/ports.ts';
import { outlookOf, type CallOutlook } from '../../src/mirror/rules/call-outlook.ts';

/** Days of UTC that are shown, today among them. */
export const SHOWN_DAYS = 7;

const DAY_MS = 24 * 3_600_000;

interface Calls {
  organisations: { tenantId: string; name: string }[];
  days: CallDay[];
  /** Jobs, by organisation (`''`: HubSpot). */
  waiting: Map<string, number>;
  today: Date;
}

/** The calls to each organisation at Xero, and to HubSpot. */
export const presentCalls = ({ organisations, ...calls }: Calls): CallsAnswer =>
  [...organisations, { tenantId: '', name: 'HubSpot' }].map((one) => usageOf(one, calls));

function usageOf(
  { tenantId, name }: Calls['organisations'][number],
  { days, waiting, today }: Omit<Calls, 'organisations'>,
): CallUsage {
  const own = days.filter((day) => day.tenantId === tenantId);
  const dates = Array.from({ length: SHOWN_DAYS }, (_each, index) => dayBefore(today, SHOWN_DAYS - 1 - index));
  const now = own.find(({ day }) => day === dates.at(-1));
  const { live = 0, background = 0, told = null } = now ?? {};
  return {
    ...{ tenantId, name, live, background },
    day: told && { ...dayJson(outlookOf(told, live + background)), toldAt: told.at.toISOString() },
    waiting: waiting.get(tenantId) ?? 0,
    days: dates.map((day) => ({ day, calls: callsOf(own.find((one) => one.day === day)) })),
  };
}

const dayJson = ({ runsOutAt, ...outlook }: CallOutlook) => ({
  ...outlook,
  runsOutAt: runsOutAt && runsOutAt.toISOString(),
});

const dayBefore = (today: Date, days: number): string =>
  new Date(today.getTime() - days * DAY_MS).toISOString().slice(0, 10);

const callsOf = (day: CallDay | undefined): number => (day ? day.live + day.background : 0);
