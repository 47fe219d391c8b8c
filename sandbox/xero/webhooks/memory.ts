import type { Category, DocumentChange } from '../events.ts';

/** One event in the words of Xero's payload. */
export interface WebhookEvent {
  resourceUrl: string;
  resourceId: string;
  tenantId: string;
  tenantType: 'ORGANISATION';
  eventCategory: Category;
  eventType: 'CREATE' | 'UPDATE';
  /** UTC to the millisecond, without a zone. */
  eventDateUtc: string;
  data?: DocumentChange['data'];
}

/** An event and its number in the order of all events of the app. */
export interface NumberedEvent {
  sequence: number;
  event: WebhookEvent;
}

/** What the stand-in remembers of webhooks over a restart. Times are ISO 8601 by its clock. */
export interface WebhookMemory {
  url?: string | undefined;
  key?: string | undefined;
  /** What the app's webhook is about; absent: `USUAL`. */
  categories?: Category[] | undefined;
  /** Of the next event; the first is 1. */
  nextSequence: number;
  /** Events that have not been delivered, oldest first. */
  waiting: NumberedEvent[];
  /** Whether the receiver at `url` has shown that it checks signatures. */
  confirmed: boolean;
  /** Why nothing is sent until deliveries are switched on again; absent: they are on. */
  disabled?: string | undefined;
  failingSince?: string | undefined;
  /** Absent: at once. */
  nextAttemptAt?: string | undefined;
  /** Events. */
  delivered: number;
  /** Events. */
  dropped: number;
  /** Attempts that were not answered 2xx in time. */
  failed: number;
}

/** What a webhook is about as long as nobody says otherwise: all but payments, of which no shape has been seen. */
export const USUAL: readonly Category[] = ['INVOICE', 'CONTACT', 'CREDITNOTE', 'OVERPAYMENT', 'PREPAYMENT'];

/** What a delivery that arrived leaves of earlier failures. */
export const NO_TROUBLE = { failingSince: undefined, nextAttemptAt: undefined } satisfies Partial<WebhookMemory>;

/** Nothing has happened yet. */
export const emptyMemory = (): WebhookMemory => ({
  nextSequence: 1,
  waiting: [],
  confirmed: false,
  delivered: 0,
  dropped: 0,
  failed: 0,
});
