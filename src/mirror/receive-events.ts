import type { Clock } from '../lib/clock.ts';
import type { StoreEvents, VendorEvent } from './ports.ts';
import { streamOf } from './rules/next-batch.ts';

export interface ReceiveDeps {
  storeEvents: StoreEvents;
  clock: Clock;
}

/** How many events: each portal's own count among `stored` and `unknownTenant`. */
export interface Received {
  received: number;
  /** Stored for a portal, which will fetch what they tell of. */
  stored: number;
  /** Stored for nobody: no portal is connected to the organisation. */
  unknownTenant: number;
  /** Of categories that we do nothing about. */
  unknownCategory: number;
}

/**
 * Stores what a webhook told, each thing once however often it is told, and asks for it to be fetched. Source: Xero's page on
 * webhooks, which promises neither order nor that an event comes once.
 */
export async function receiveEvents({ storeEvents, clock }: ReceiveDeps, events: VendorEvent[]): Promise<Received> {
  const stored = events.length === 0 ? [] : await storeEvents(events, clock.now());
  const unknownTenant = stored.filter(({ portalId }) => portalId === null).length;
  return {
    received: events.length,
    stored: stored.length - unknownTenant,
    unknownTenant,
    unknownCategory: events.filter(({ category }) => streamOf(category) === undefined).length,
  };
}
