import type { Subscription } from './config.ts';

/** An event in the words of HubSpot's payload, all but the number of the attempt. */
export type EventFacts = Readonly<Record<string, string | number | boolean | number[] | null>>;

/** An event that has not arrived. Times are ISO 8601 by the stand-in's clock. */
export interface WaitingEvent {
  facts: EventFacts;
  /** How often it was sent in vain. */
  attempts: number;
  dueAt: string;
}

/** What the stand-in remembers of webhooks. */
export interface WebhookMemory {
  /** In the place of what the app's configuration says. */
  targetUrl?: string | undefined;
  /** In the place of what the app's configuration says. */
  subscriptions?: Subscription[] | undefined;
  /** How many changes there have been. */
  changes: number;
  waiting: WaitingEvent[];
  /** Events. */
  delivered: number;
  /** Events lost because they were to be. */
  dropped: number;
  /** Events that were sent in vain until HubSpot gave up. */
  givenUp: number;
  /** POSTs that were not answered 2xx in time. */
  failed: number;
}

export const emptyWebhooks = (): WebhookMemory => ({
  changes: 0,
  waiting: [],
  delivered: 0,
  dropped: 0,
  givenUp: 0,
  failed: 0,
});
