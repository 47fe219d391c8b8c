/** An event that a portal has not worked off. */
export interface WaitingEvent {
  eventId: string;
  category: string;
  resourceId: string;
  /** When it happened, in Xero's own spelling: UTC without a zone. */
  at: string;
  /** When it came. */
  receivedAt: Date;
}

/** What one job fetches. */
export interface Batch {
  /** Ids of invoices and of contacts, each once. */
  invoices: string[];
  contacts: string[];
  /** The events that these answer, and those of categories that we do not know. */
  events: WaitingEvent[];
}

/** Xero's own limit is the length of the address: forty ids leave room. */
export const MOST_IDS = 40;

const STREAM_OF: Record<string, 'invoices' | 'contacts' | undefined> = { INVOICE: 'invoices', CONTACT: 'contacts' };

/** The stream that a category of events tells of; undefined: none that we know. */
export const streamOf = (category: string): 'invoices' | 'contacts' | undefined => STREAM_OF[category];

/** Draws what waits together, oldest first: many events of one document cost one fetch, and each stream at most one call. */
export function nextBatch(waiting: readonly WaitingEvent[]): Batch {
  const ids = { invoices: new Set<string>(), contacts: new Set<string>() };
  const events: WaitingEvent[] = [];
  for (const event of waiting) {
    const { category, resourceId } = event;
    const stream = streamOf(category);
    if (stream && ids[stream].size === MOST_IDS && !ids[stream].has(resourceId)) continue;
    if (stream) ids[stream].add(resourceId);
    events.push(event);
  }
  return { invoices: [...ids.invoices], contacts: [...ids.contacts], events };
}
