import type { Clock } from '../../src/lib/clock.ts';
import type { Log } from '../../src/lib/log.ts';

const DAY_MS = 24 * 3_600_000;

/** Xero tells an event again for up to 31 days; after that no repeat has to be known for one. */
const EVENTS_KEPT_MS = 32 * DAY_MS;

/** How many calls were made, a row a day and organisation. */
const CALLS_KEPT_MS = 90 * DAY_MS;

/** HubSpot repeats a request within seconds, and a card lives for as long as its page: a day is more than enough. */
const REQUESTS_KEPT_MS = DAY_MS;

/** Each deletes what is from before that moment, in every portal, and returns how many rows. */
interface Forgetting {
  forgetEvents: (before: Date) => Promise<number>;
  forgetRequests: (before: Date) => Promise<number>;
  forgetCalls: (before: Date) => Promise<number>;
}

/** Deletes what no repeat can be expected of any more, events of webhooks and which answer a card's request got, and old counts of calls. */
export async function forgetOld({ clock, log }: { clock: Clock; log: Log }, system: Forgetting): Promise<void> {
  const now = clock.now().getTime();
  const events = await system.forgetEvents(new Date(now - EVENTS_KEPT_MS));
  const requests = await system.forgetRequests(new Date(now - REQUESTS_KEPT_MS));
  const calls = await system.forgetCalls(new Date(now - CALLS_KEPT_MS));
  log.info({ events, requests, calls }, 'forgot what no repeat is expected of');
}
