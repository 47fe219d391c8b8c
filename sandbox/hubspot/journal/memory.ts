export type LifecycleAction = 'APP_INSTALL' | 'APP_UNINSTALL';

/** One event as the journal tells it. Times are ISO 8601. */
export interface JournalEvent {
  type: 'app_lifecycle_event';
  action: LifecycleAction;
  objectTypeId: string;
  portalId: number;
  occurredAt: string;
}

/** What one address of the journal leads to. */
export interface JournalEntry {
  /** A UUID. */
  offset: string;
  publishedAt: string;
  journalEvents: JournalEvent[];
}

/** That the app wants to hear of one kind of event, in whichever portal. */
export interface Subscription {
  id: number;
  eventTypeId: string;
  properties: string[];
  createdAt: string;
}

/** The journal of the app: what it wants to hear, and what there was to hear since. */
export interface Journal {
  subscriptions: Subscription[];
  nextSubscriptionId: number;
  entries: JournalEntry[];
}

export const emptyJournal = (): Journal => ({ subscriptions: [], nextSubscriptionId: 60_001, entries: [] });
