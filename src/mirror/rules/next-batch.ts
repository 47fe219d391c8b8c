import { timeOf } from './times.ts';

/** The streams that Xero's webhooks tell of and that documents can be fetched of by their ids. */
export type FetchedStream = 'invoices' | 'contacts';

/** The streams that webhooks tell of and whose lists take no ids: what changed since the first event is one call, a document each would be many. */
export type ListedStream = 'credit_notes' | 'overpayments' | 'prepayments' | 'payments';

/** Every stream that webhooks tell of. */
export type ToldStream = FetchedStream | ListedStream;

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
  /** Since when the changes of the other streams are to be listed. */
  since: Partial<Record<ListedStream, Date>>;
  /** The events that these answer, and those of categories that we do not know. */
  events: WaitingEvent[];
}

/** Xero's own limit is the length of the address: forty ids leave room. */
export const MOST_IDS = 40;

/** By so much an event may be later than the update time of its document: they are two clock readings. */
const MARGIN_MS = 60_000;

const STREAM_OF: Record<string, ToldStream | undefined> = {
  INVOICE: 'invoices',
  CONTACT: 'contacts',
  CREDITNOTE: 'credit_notes',
  OVERPAYMENT: 'overpayments',
  PREPAYMENT: 'prepayments',
  PAYMENT: 'payments',
};

/** The stream that a category of events tells of; undefined: none that we know. */
export const streamOf = (category: string): ToldStream | undefined => STREAM_OF[category];

/** Draws what waits together, oldest first: many events of one document cost one fetch, and each stream at most one call. */
export function nextBatch(waiting: readonly WaitingEvent[]): Batch {
  const ids = { invoices: new Set<string>(), contacts: new Set<string>() };
  const since: Batch['since'] = {};
  const events: WaitingEvent[] = [];
  for (const event of waiting) {
    const stream = streamOf(event.category);
    if (stream === 'invoices' || stream === 'contacts') {
      if (ids[stream].size === MOST_IDS && !ids[stream].has(event.resourceId)) continue;
      ids[stream].add(event.resourceId);
    } else if (stream) since[stream] = earlier(since[stream], momentOf(event));
    events.push(event);
  }
  return { invoices: [...ids.invoices], contacts: [...ids.contacts], since, events };
}

/** A little before the event happened; of one whose time cannot be understood, before it came. */
const momentOf = ({ at, receivedAt }: WaitingEvent): Date => new Date((timeOf(at) ?? receivedAt).getTime() - MARGIN_MS);

const earlier = (one: Date | undefined, other: Date): Date => (one && one < other ? one : other);
